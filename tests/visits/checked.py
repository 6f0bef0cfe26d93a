"""What Quality Checkers do by their links, for tests."""

from collections.abc import Mapping

from plumbline.visits import actions as visits
from plumbline.visits.actions import checking
from plumbline.visits.models import CheckerLink, Visit
from tests.cast import NOW, Cast


def came(
    cast: Cast,
    visit: Visit,
    called: str = "Checker One",
    *,
    answers: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
    words: str = "",
) -> CheckerLink:
    """One who was invited, answered these questions, wrote these notes to them, and these words about the visit."""
    link, _ = visits.make_link(visit, called, by=cast.quality_officer, now=NOW)
    checking.check_in(link, by=None, now=NOW)
    chosen, noted = answers or {}, notes or {}
    for ref in {**chosen, **noted}:
        value = {"choice": chosen.get(ref, ""), "note": noted.get(ref, "")}
        checking.say(link, "answer", ref, value, by=None, now=NOW)
    if words:
        checking.say(link, "note", checking.WORDS, {"area": "", "text": words}, by=None, now=NOW)
    return link
