"""The contract register: gates, portfolios, agreement of KPIs, targets told, due dates confirmed."""

from datetime import date
from decimal import Decimal

import pytest

from plumbline.contracts import actions as contracts
from plumbline.contracts.dates import months_after
from plumbline.contracts.models import CalendarPeriod, Contract
from plumbline.contracts.terms import terms_on
from plumbline.contracts.working_days import is_working_day, working_days_after
from plumbline.frameworks.periods import Period
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from tests.cast import NOW, Cast


def _draft(cast: Cast, **changed: object) -> Contract:
    facts = {
        "council": cast.exampleshire,
        "provider": cast.alder,
        "reference": "EX-100",
        "title": "More home care",
        "service_kind": "home-care",
        "awarded_on": date(2026, 1, 31),
        "starts_on": date(2026, 4, 1),
        "ends_on": date(2027, 3, 31),
        "framework": cast.framework,
        "by": cast.contract_officer,
        "now": NOW,
    }
    return contracts.register(**{**facts, **changed})  # type: ignore[arg-type]


def test_a_contract_without_a_calendar_cannot_be_brought_into_force(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="no reporting calendar"):
        contracts.activate(_draft(cast), by=cast.contract_officer, now=NOW)


def test_a_contract_with_a_calendar_comes_into_force_once(cast: Cast) -> None:
    contract = _draft(cast, calendar=cast.calendar)
    contracts.activate(contract, by=cast.contract_officer, now=NOW)
    with pytest.raises(NotAllowed):
        contracts.activate(contract, by=cast.contract_officer, now=NOW)
    assert Event.objects.about(contract).filter(kind="contract.activated").count() == 1


def test_kpis_are_to_be_agreed_within_three_months_of_award(cast: Cast) -> None:
    assert _draft(cast).kpi_agreements.get().due_on == date(2026, 4, 30)


@pytest.mark.parametrize(
    ("day", "months", "then"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 11, 30), 3, date(2028, 2, 29)),
        (date(2026, 12, 15), 3, date(2027, 3, 15)),
        (date(2026, 5, 1), 0, date(2026, 5, 1)),
    ],
)
def test_months_after_a_day(day: date, months: int, then: date) -> None:
    assert months_after(day, months) == then


def test_kpis_are_agreed_when_both_sides_have_said_so(cast: Cast) -> None:
    agreement = cast.contract.kpi_agreements.get()
    contracts.agree_for_council(agreement, by=cast.contract_officer, now=NOW)
    assert not agreement.is_agreed
    contracts.agree_for_provider(agreement, by=cast.provider_manager, now=NOW)
    assert agreement.is_agreed
    with pytest.raises(NotAllowed, match="already agreed"):
        contracts.agree_for_provider(agreement, by=cast.provider_manager, now=NOW)


def test_a_draft_contract_is_not_the_providers_to_see(cast: Cast) -> None:
    _draft(cast)
    assert not Contract.objects.visible_to(cast.provider_staff).filter(reference="EX-100").exists()
    assert Contract.objects.visible_to(cast.contract_officer).filter(reference="EX-100").exists()


def test_a_told_target_holds_for_its_time_and_not_before(cast: Cast) -> None:
    _tell(cast, "85", date(2026, 4, 1), date(2027, 3, 31))
    definition = cast.framework.definition
    assert terms_on(cast.contract, definition, date(2026, 3, 31))["1.1"].target == 80
    now = terms_on(cast.contract, definition, date(2026, 6, 30))["1.1"]
    assert now.target == 85
    assert now.amber == 80
    assert now.source.document == "Targets told to the provider"
    assert terms_on(cast.contract, definition, date(2027, 4, 1))["1.1"].target == 80


def test_two_targets_from_one_day_are_refused(cast: Cast) -> None:
    _tell(cast, "85", date(2026, 4, 1), date(2027, 3, 31))
    with pytest.raises(NotAllowed, match="already has a target"):
        _tell(cast, "90", date(2026, 4, 1), date(2027, 3, 31))


def _tell(cast: Cast, target: str, first: date, last: date) -> None:
    contracts.tell_target(
        cast.contract,
        "1.1",
        target=Decimal(target),
        amber=None,
        effective_from=first,
        effective_to=last,
        by=cast.contract_officer,
        now=NOW,
    )


def test_a_proposed_due_date_counts_only_once_a_person_confirmed_it(cast: Cast) -> None:
    period = Period.parse("2027-28-Q1")
    contracts.propose(cast.calendar, [(period, date(2027, 7, 15), "")], by=cast.contract_officer, now=NOW)
    entry = CalendarPeriod.objects.proposed().get()
    contracts.confirm(entry, due_on=date(2027, 7, 16), reason="Agreed", by=cast.contract_officer, now=NOW)
    assert not CalendarPeriod.objects.proposed().exists()
    with pytest.raises(NotAllowed, match="already confirmed"):
        contracts.confirm(entry, due_on=date(2027, 7, 20), reason="", by=cast.contract_officer, now=NOW)


def test_a_due_date_within_its_period_is_refused(cast: Cast) -> None:
    period = Period.parse("2027-28-Q1")
    contracts.propose(cast.calendar, [(period, date(2027, 7, 15), "")], by=cast.contract_officer, now=NOW)
    entry = CalendarPeriod.objects.proposed().get()
    with pytest.raises(NotAllowed, match="The period ends on 30 June 2027"):
        contracts.confirm(entry, due_on=date(2027, 6, 30), reason="", by=cast.contract_officer, now=NOW)


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2026, 7, 17), True),
        (date(2026, 7, 18), False),
        (date(2026, 8, 31), False),
        (date(2026, 12, 25), False),
        (date(2026, 12, 28), False),
        (date(2021, 1, 15), True),
    ],
)
def test_working_days_of_england(day: date, works: bool) -> None:
    assert is_working_day(day) is works


def test_counting_working_days_over_a_bank_holiday_weekend() -> None:
    assert working_days_after(date(2026, 8, 28), 1) == date(2026, 9, 1)
    assert working_days_after(date(2026, 8, 28), 0) == date(2026, 8, 28)
