"""Asking for a return: once, for the time the contract ran, by the framework in force, when the day is confirmed."""

from datetime import date, timedelta

import pytest

from plumbline.contracts import actions as contracts
from plumbline.contracts.models import CalendarPeriod, Contract, FrameworkTerm
from plumbline.frameworks.periods import Period
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.returns import actions as returns
from plumbline.returns.models import Return
from tests.cast import NOW, Q1, Cast


def _entry(cast: Cast, period: Period = Q1) -> CalendarPeriod:
    return CalendarPeriod.objects.get(calendar=cast.calendar, period_code=period.code)


def _issue(cast: Cast, period: Period = Q1) -> Return | None:
    return returns.issue(
        Contract.objects.get(pk=cast.contract.pk), _entry(cast, period), by=None, now=NOW, system="t"
    )


def test_a_return_covers_its_period_and_is_due_on_the_confirmed_day(cast: Cast) -> None:
    issued = cast.issue()
    assert (issued.starts_on, issued.ends_on, issued.due_on) == (Q1.starts_on, Q1.ends_on, date(2026, 7, 15))
    assert (issued.status, issued.is_partial, issued.is_open) == (Return.Status.DUE, False, True)


def test_the_same_period_is_asked_for_once(cast: Cast) -> None:
    first = cast.issue()
    assert _issue(cast) is None
    assert list(Return.objects.all()) == [first]
    assert Event.objects.about(first).filter(kind="return.issued").count() == 1


def test_both_sides_see_that_it_was_asked_for(cast: Cast) -> None:
    issued = cast.issue()
    for person, seen in (
        (cast.provider_staff, True),
        (cast.contract_officer, True),
        (cast.rival_staff, False),
    ):
        assert Event.objects.visible_to(person).about(issued).exists() is seen, person


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "covers"),
    [
        (date(2026, 5, 10), date(2028, 3, 31), (date(2026, 5, 10), date(2026, 6, 30))),
        (date(2024, 4, 1), date(2026, 4, 30), (date(2026, 4, 1), date(2026, 4, 30))),
        (date(2026, 5, 1), date(2026, 5, 31), (date(2026, 5, 1), date(2026, 5, 31))),
        (date(2026, 6, 30), date(2028, 3, 31), (date(2026, 6, 30), date(2026, 6, 30))),
    ],
    ids=["begins within", "ends within", "begins and ends within", "its last day only"],
)
def test_a_contract_that_runs_for_part_of_the_period_gives_a_partial_return(
    cast: Cast, starts_on: date, ends_on: date, covers: tuple[date, date]
) -> None:
    FrameworkTerm.objects.filter(contract=cast.contract).update(effective_from=starts_on)
    Contract.objects.filter(pk=cast.contract.pk).update(starts_on=starts_on, ends_on=ends_on)
    issued = _issue(cast)
    assert issued is not None
    assert (issued.starts_on, issued.ends_on) == covers
    assert issued.is_partial


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [(date(2026, 7, 1), date(2028, 3, 31)), (date(2024, 4, 1), date(2026, 3, 31))],
    ids=["begins the day after", "ended the day before"],
)
def test_a_contract_that_does_not_touch_the_period_owes_nothing(
    cast: Cast, starts_on: date, ends_on: date
) -> None:
    Contract.objects.filter(pk=cast.contract.pk).update(starts_on=starts_on, ends_on=ends_on)
    assert _issue(cast) is None
    assert not Return.objects.exists()


def test_a_proposed_day_asks_for_nothing(cast: Cast) -> None:
    period = Period.parse("2027-28-Q1")
    contracts.propose(
        cast.calendar, [(period, period.ends_on + timedelta(days=15), "")], by=None, now=NOW, system="t"
    )
    with pytest.raises(NotAllowed, match="only proposed"):
        _issue(cast, period)


def test_without_a_framework_in_force_nothing_can_be_asked(cast: Cast) -> None:
    FrameworkTerm.objects.filter(contract=cast.contract).update(effective_from=date(2026, 7, 1))
    with pytest.raises(NotAllowed, match="No framework is in force for EX-001 on 30 June 2026"):
        _issue(cast)
