"""Dates, waits and numbers in words."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.ui import wording
from tests.ui.anatomy import drawn

TODAY = date(2026, 7, 18)


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (0, "today"),
        (1, "tomorrow"),
        (-1, "yesterday"),
        (3, "in 3 days"),
        (-3, "3 days ago"),
        (-60, "60 days ago"),
        (-61, "2 months ago"),
        (-365, "12 months ago"),
        (-800, "2 years ago"),
    ],
)
def test_a_distance_is_said_from_today(days: int, says: str) -> None:
    assert wording.distance(TODAY + timedelta(days), TODAY) == says


@pytest.mark.parametrize(
    ("days", "says"),
    [(0, "due today"), (1, "due tomorrow"), (5, "due in 5 days"), (-1, "1 day late"), (-9, "9 days late")],
)
def test_a_deadline_is_due_or_late(days: int, says: str) -> None:
    assert wording.deadline(TODAY + timedelta(days), TODAY) == says


@pytest.mark.parametrize(
    ("days", "says"),
    [(0, "on the day it was due"), (-3, "3 days early"), (2, "2 days late"), (1, "1 day late")],
)
def test_what_was_done_is_early_or_late(days: int, says: str) -> None:
    assert wording.punctuality(TODAY, TODAY + timedelta(days)) == says


@pytest.mark.parametrize(
    ("hour", "says"), [(0, "12:05am"), (9, "9:05am"), (12, "12:05pm"), (15, "3:05pm"), (23, "11:05pm")]
)
def test_the_hour_is_said_as_people_say_it(hour: int, says: str) -> None:
    at = datetime(2026, 7, 1, hour, 5, tzinfo=UTC)

    assert wording.moment(at) == f"1 July 2026 at {says}"


@pytest.mark.parametrize(("hour", "says"), [(0, "midnight"), (12, "midday"), (1, "1:00am"), (13, "1:00pm")])
def test_midday_and_midnight_go_by_their_names(hour: int, says: str) -> None:
    assert wording.clock(datetime(2026, 7, 1, hour, 0, tzinfo=UTC)) == says


@pytest.mark.parametrize(
    ("amount", "says"),
    [
        (Decimal(1200), "£1,200"),
        (Decimal("75.5"), "£75.50"),
        (Decimal(-3), "−£3"),
        (0, "£0"),
        (None, "–"),
    ],
)
def test_pence_are_said_only_where_there_are_some(amount: Decimal | int | None, says: str) -> None:
    assert wording.money(amount) == says


@pytest.mark.parametrize(
    ("value", "unit", "says"),
    [
        (1234, "", "1,234"),
        (Decimal("95.80"), "%", "95.8%"),
        (Decimal("95.96"), "%", "96%"),
        (Fraction(5, 7), "", "0.7"),
        ("5/7", "", "0.7"),
        ("1234.5", "", "1,234.5"),
        (-2, "", "−2"),
        (Decimal("-0.01"), "", "0"),
        (100, "%", "100%"),
        (None, "%", "–"),
        ("", "", "–"),
        ("not returned", "", "not returned"),
        ("NaN", "", "NaN"),
        ("1/0", "", "1/0"),
    ],
)
def test_a_figure_is_said_without_needless_places(value: object, unit: str, says: str) -> None:
    assert wording.figure(value, unit) == says


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_a_whole_number_loses_nothing(number: int) -> None:
    assert int(wording.figure(number).replace(",", "").replace("−", "-")) == number


@given(st.integers(min_value=1, max_value=5000))
def test_late_and_early_mirror_each_other(days: int) -> None:
    late = wording.punctuality(TODAY, TODAY + timedelta(days))
    early = wording.punctuality(TODAY, TODAY - timedelta(days))

    assert late.removesuffix(" late") == early.removesuffix(" early")


def test_relative_words_have_the_exact_date_beside_them() -> None:
    html = drawn(
        "{% due on %} {% due on done=at %} {% when on %}", on=date(2026, 7, 15), at=TODAY, today=TODAY
    )

    assert html.count('datetime="2026-07-15"') == 3
    assert html.count("3 days late") == 2
    assert "(due 15 July 2026)" in html
    assert '3 days ago <span class="app-exact">(15 July 2026)</span>' in html


def test_no_tag_reads_the_clock() -> None:
    with pytest.raises(LookupError, match="Pass today to the page"):
        drawn("{% when on %}", on=TODAY)


def test_a_time_near_midnight_has_englands_date() -> None:
    at = datetime(2026, 7, 15, 23, 30, tzinfo=UTC)

    assert drawn("{{ at|day }}, {{ at|moment }}", at=at) == "16 July 2026, 16 July 2026 at 12:30am"


def test_a_missing_date_is_a_dash() -> None:
    assert drawn("{{ none|day }}|{{ none|short_day }}|{% due none %}", none=None) == "–|–|no date agreed"
