"""By which day a return is owed: its own, more time given, or wanted again; the same in Python and in the database."""

from datetime import date

import pytest

from plumbline.returns.due_days import due_now, usual_day_again
from plumbline.returns.models import Return
from tests.cast import Cast

DUE = date(2026, 7, 15)
CASES = [
    (None, None, DUE),
    (None, date(2026, 7, 17), date(2026, 7, 17)),
    (None, date(2026, 7, 14), DUE),
    (date(2026, 7, 20), None, date(2026, 7, 20)),
    (date(2026, 7, 20), date(2026, 7, 17), date(2026, 7, 20)),
    (date(2026, 7, 20), date(2026, 7, 27), date(2026, 7, 27)),
]


@pytest.mark.parametrize(("extended_to", "wanted_again_by", "due"), CASES)
def test_the_later_day_counts(extended_to: date | None, wanted_again_by: date | None, due: date) -> None:
    assert due_now(DUE, extended_to=extended_to, wanted_again_by=wanted_again_by) == due


@pytest.mark.parametrize(("extended_to", "wanted_again_by", "due"), CASES)
def test_the_database_knows_the_same_day(
    cast: Cast, extended_to: date | None, wanted_again_by: date | None, due: date
) -> None:
    kpi_return = cast.issue()
    status = Return.Status.SENT_BACK if wanted_again_by else Return.Status.DUE
    Return.objects.filter(pk=kpi_return.pk).update(
        due_on=DUE, extended_to=extended_to, wanted_again_by=wanted_again_by, status=status
    )
    found = Return.objects.with_due_day().get(pk=kpi_return.pk)
    assert (found.due, getattr(found, "due_day", None)) == (due, due)
    assert not Return.objects.overdue(on=due).exists()
    assert Return.objects.overdue(on=date(due.year, due.month, due.day + 1)).exists()
    assert Return.objects.due_within(on=due, until=due).exists()


@pytest.mark.parametrize(
    ("today", "due", "proposed"),
    [
        # Friday to Friday, and from a Saturday no later.
        (date(2026, 7, 10), date(2026, 7, 1), date(2026, 7, 17)),
        (date(2026, 7, 11), date(2026, 7, 1), date(2026, 7, 17)),
        (date(2026, 7, 13), date(2026, 7, 1), date(2026, 7, 20)),
        # Over the bank holiday of Monday 31 August.
        (date(2026, 8, 27), date(2026, 7, 15), date(2026, 9, 4)),
        # Over Christmas Day, Boxing Day kept on Monday the 28th, and New Year's Day.
        (date(2026, 12, 23), date(2026, 10, 15), date(2027, 1, 4)),
        # Good Friday and Easter Monday.
        (date(2027, 3, 25), date(2027, 1, 15), date(2027, 4, 5)),
        # Its own due day is later still.
        (date(2026, 7, 10), date(2026, 7, 31), date(2026, 7, 31)),
    ],
)
def test_five_working_days_are_proposed_or_the_due_day_where_it_is_later(
    today: date, due: date, proposed: date
) -> None:
    assert usual_day_again(today, due=due) == proposed
