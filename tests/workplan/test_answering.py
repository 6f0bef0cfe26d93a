"""Which visits answer which lines, and which services are outside the council's area."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest

from plumbline.workplan.answering import KnownVisit, answer_to, is_awaited, last_made
from plumbline.workplan.out_of_county import is_out_of_county

DUE = datetime(2026, 4, 1, tzinfo=UTC)
EARLIER, LATER = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)


def visit(status: str = "planned", planned_at: datetime = LATER, **more: Any) -> KnownVisit:
    services = more.pop("services", frozenset({5}))
    return KnownVisit(1, 9, status, "planned", planned_at, Decimal(12), services=services, **more)


@pytest.mark.parametrize(
    ("known", "answers"),
    [
        (visit(), True),
        (visit(planned_at=EARLIER), True),
        (visit("final"), True),
        (visit("final", planned_at=EARLIER), False),
        (visit("cancelled"), False),
        (visit("abandoned"), False),
        (visit(services=frozenset({6})), False),
        (visit(services=frozenset()), True),
    ],
)
def test_a_line_is_answered_by_a_visit_ahead_or_one_planned_since(known: KnownVisit, answers: bool) -> None:
    assert (answer_to([known], 9, 5, due_at=DUE) is not None) is answers


@pytest.mark.parametrize(
    ("known", "is_overdue"),
    [
        (visit(on=date(2026, 6, 30)), True),
        (visit("arranged", on=date(2026, 6, 30)), True),
        (visit(on=date(2026, 7, 1)), False),
        (visit("writing", on=date(2026, 6, 30)), False),
        (visit("cancelled", on=date(2026, 6, 30)), False),
        (visit(), False),
    ],
)
def test_a_visit_whose_day_is_over_and_that_nobody_made_is_overdue(
    known: KnownVisit, is_overdue: bool
) -> None:
    assert known.is_overdue(date(2026, 7, 1)) is is_overdue


def test_another_providers_visit_answers_nothing() -> None:
    assert answer_to([visit()], 8, None, due_at=DUE) is None
    assert answer_to([visit()], 9, None, due_at=DUE) is not None


def test_the_last_visit_is_the_newest_that_was_made() -> None:
    made = visit("closed", on=date(2025, 3, 3))
    newer = visit("writing", on=date(2026, 4, 3))
    arranged = visit("arranged", on=date(2026, 8, 3))

    assert last_made([arranged, newer, made], 9, 5) == newer
    assert is_awaited([made, arranged], 9, 5)
    assert not is_awaited([made, newer], 9, 5)


@pytest.mark.parametrize(
    ("status", "on", "takes"),
    [
        ("final", date(2026, 4, 1), True),
        ("final", date(2026, 3, 31), False),
        ("planned", None, True),
        ("abandoned", date(2026, 9, 1), True),
        ("cancelled", date(2026, 9, 1), False),
    ],
)
def test_a_visit_takes_hours_of_the_year_it_is_in(status: str, on: date | None, takes: bool) -> None:
    assert visit(status, on=on).takes_hours(date(2026, 4, 1), date(2027, 3, 31)) is takes


@pytest.mark.parametrize(
    ("kind", "authority", "is_outside"),
    [
        ("residential", "Northamptonshire", True),
        ("residential", "Milton Keynes", False),
        ("residential", "", False),
        ("home-care", "Northamptonshire", False),
    ],
)
def test_a_care_home_elsewhere_is_outside_and_an_office_elsewhere_is_not(
    kind: str, authority: str, is_outside: bool
) -> None:
    assert is_out_of_county(kind, authority=authority, own="Milton Keynes") is is_outside
