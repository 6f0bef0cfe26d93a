"""The file that says when intelligence calls for attention."""

import pytest

from plumbline.frameworks.definition import Basis
from plumbline.frameworks.reading.problems import FrameworkProblems
from plumbline.intelligence import attention


def text(**changed: str) -> str:
    found = attention.SHIPPED.read_text(encoding="utf-8")
    for key, line in changed.items():
        before = next(one for one in found.splitlines() if one.startswith(f"{key} ="))
        found = found.replace(before, line)
    return found


def test_what_ships_is_a_local_default_and_says_so() -> None:
    rule = attention.shipped()

    assert (rule.areas, rule.within_days, rule.missed_after_working_days) == (3, 90, 5)
    assert rule.source.basis is Basis.LOCAL_DEFAULT


def test_each_of_its_rules_is_read_aloud_with_what_it_rests_on() -> None:
    rules = attention.shipped().rules_aloud

    assert rules[0].says == ("3 different areas of the six, hit within 90 days",)
    assert {one.source.basis for one in rules} == {Basis.LOCAL_DEFAULT}


@pytest.mark.parametrize(
    ("key", "line", "cause"),
    [
        ("areas", "areas = 0", "from 1 to 6"),
        ("areas", "areas = 7", "areas"),
        ("within_days", "", "from 1 to 366"),
        ("kind", 'kind = "scorecard"', "kind attention"),
        ("title", 'titel = "Misspelt"', "titel"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(key: str, line: str, cause: str) -> None:
    with pytest.raises(FrameworkProblems, match=cause):
        attention.read(text(**{key: line}), name="own.toml")
