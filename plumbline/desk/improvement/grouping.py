"""The list's sections, as one page of it shows them."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import groupby

from plumbline.oversight.queries.action_list import SECTIONS, Line

Group = tuple[str, str, int, list[Line]]


def grouped(page: Iterable[Line], found: Sequence[Line]) -> list[Group]:
    """Code, heading, how many there are on all pages, and those of this page."""
    count = Counter(one.section for one in found)
    return [
        (section, SECTIONS[section], count[section], list(those))
        for section, those in groupby(page, key=lambda one: one.section)
    ]
