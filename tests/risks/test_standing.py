"""Which level is in force, and whether another has to be proposed: the rules, as a table."""

from datetime import date, timedelta

import pytest

from plumbline.risks.standing import Decided, has_to_be_proposed, level_in_force

ON = date(2026, 7, 10)
A_DAY = timedelta(days=1)
STANDARD = Decided("confirmed", "standard", "standard")


def otherwise(
    status: str = "overridden", until: date = ON, proposed: str = "enhanced", level: str = "standard"
) -> Decided:
    return Decided(status, proposed, level, until)


@pytest.mark.parametrize(
    ("decisions", "level"),
    [
        ([], ""),
        ([STANDARD], "standard"),
        ([otherwise()], "standard"),
        ([otherwise(until=ON - A_DAY)], "enhanced"),
        ([otherwise("declined"), STANDARD], "standard"),
        ([otherwise("declined", ON - A_DAY), STANDARD], "standard"),
        ([STANDARD, otherwise()], "standard"),
    ],
)
def test_the_level_in_force_is_the_newest_that_was_set_and_still_counts(
    decisions: list[Decided], level: str
) -> None:
    assert level_in_force(decisions, ON) == level


@pytest.mark.parametrize(
    ("computed", "decisions", "is_proposed"),
    [
        ("standard", [], True),
        ("standard", [STANDARD], False),
        ("enhanced", [STANDARD], True),
        # Set aside by a person, up to and with their day.
        ("enhanced", [otherwise()], False),
        ("enhanced", [otherwise("declined"), STANDARD], False),
        ("enhanced", [otherwise("declined", ON - A_DAY), STANDARD], True),
        # After the last day of another decision what was proposed is in force by itself.
        ("enhanced", [otherwise(until=ON - A_DAY)], False),
        ("standard", [otherwise(until=ON - A_DAY)], True),
        # What the person did not set aside is proposed all the same.
        ("intensive", [otherwise()], True),
        ("intensive", [otherwise("declined"), STANDARD], True),
    ],
)
def test_what_is_neither_in_force_nor_set_aside_is_proposed(
    computed: str, decisions: list[Decided], is_proposed: bool
) -> None:
    assert has_to_be_proposed(computed, decisions, ON) is is_proposed
