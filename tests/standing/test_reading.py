"""Files of standing rules: what ships, and every problem at once."""

from pathlib import Path

import pytest

from plumbline.frameworks.definition import Basis
from plumbline.frameworks.reading.problems import FrameworkProblems
from plumbline.standing.library import NoSuchRules, all_rules, find
from plumbline.standing.reading import read
from plumbline.standing.rules import Placements

TRAFFIC_LIGHT = find("oxfordshire/traffic-light")


def test_each_shipped_file_has_the_id_of_its_place() -> None:
    assert [one.id for one in all_rules()] == ["oxfordshire/traffic-light", "plumbline/standing"]


def test_what_oxfordshire_publishes_is_marked_and_what_is_ours_too() -> None:
    red, green = TRAFFIC_LIGHT.of("red"), TRAFFIC_LIGHT.of("green")

    assert (red.source.basis, red.source.paragraph) == (Basis.PUBLISHED, "32")
    assert green.source.basis is Basis.LOCAL_DEFAULT
    assert {one.review_source.basis for one in TRAFFIC_LIGHT.colours} == {Basis.LOCAL_DEFAULT}
    assert TRAFFIC_LIGHT.exceptions.source.basis is Basis.PUBLISHED


def test_red_needs_an_exception_and_amber_conditions() -> None:
    assert [TRAFFIC_LIGHT.of(one).placements for one in ("green", "amber", "red")] == list(Placements)


@pytest.mark.parametrize(
    ("role", "before", "after", "may"),
    [
        ("quality-officer", "", "amber", True),
        ("quality-officer", "", "red", False),
        ("quality-officer", "red", "green", False),
        ("quality-officer", "amber", "green", True),
        ("senior-manager", "red", "green", True),
    ],
)
def test_who_may_not_set_a_red_may_not_lift_one(role: str, before: str, after: str, may: bool) -> None:
    assert TRAFFIC_LIGHT.may_decide(frozenset({role}), before=before, after=after) is may


def test_every_problem_is_said_at_once_by_its_line() -> None:
    text = Path("plumbline/standing/library/plumbline/standing.toml").read_text("utf-8")
    broken = (
        text.replace('by = ["senior-manager"]\nlongest_days = 28', 'by = ["the-boss"]\nlongest_days = 0')
        .replace('placements = "by-exception"', 'placements = "free"')
        .replace('code = "amber"', 'code = "orange"')
        .replace("days = 10", 'days = "ten"')
    )

    with pytest.raises(FrameworkProblems) as refused:
        read(broken, name="broken.toml")
    said = str(refused.value)

    for cause in (
        "“the-boss” is no role",
        "a number from 1 to 366",
        "Red lets nobody place without",
        "“orange”",
        "Missing: amber",
    ):
        assert cause in said
    assert all(one.line for one in refused.value.problems)


def test_an_unknown_name_is_answered_with_the_nearest() -> None:
    with pytest.raises(NoSuchRules, match="oxfordshire/traffic-light"):
        find("oxfordshire/traffic-lights")
