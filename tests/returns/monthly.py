"""A contract of the cast that reports each month and is rated each quarter."""

from datetime import date, timedelta

from plumbline.contracts import actions as contracts
from plumbline.contracts.models import CalendarPeriod, Contract
from plumbline.frameworks import library
from plumbline.frameworks.actions import adopt, take_in
from plumbline.frameworks.kinds import SCHEDULE
from plumbline.frameworks.periods import Interval, Period
from plumbline.providers.models import ServiceKind
from plumbline.returns import actions as returns
from plumbline.returns.actions.filling import fill_draft
from plumbline.returns.models import Return
from tests.cast import NOW, Cast

APRIL, MAY, JUNE = (Period.numbered(2026, Interval.MONTH, number) for number in (1, 2, 3))
QUARTER = Period.parse("2026-27-Q1")
WHY = "Two care workers left in the month."


def monthly_contract(cast: Cast) -> Contract:
    """Alder's second contract, by the monthly performance report, with the months of 2026–27 confirmed."""
    framework = take_in(
        library.find("plumbline/monthly-performance"),
        SCHEDULE,
        council=None,
        by=None,
        now=NOW,
        system="tests",
    )
    adopt(framework, cast.exampleshire, effective_from=date(2026, 4, 1), by=None, now=NOW, system="tests")
    calendar = contracts.open_calendar(cast.exampleshire, "Monthly reports", by=None, now=NOW, system="tests")
    months = [Period.numbered(2026, Interval.MONTH, number) for number in range(1, 13)]
    dates = [(one, one.ends_on + timedelta(days=10), "") for one in months]
    for entry in contracts.propose(calendar, dates, by=None, now=NOW, system="tests"):
        contracts.confirm(entry, due_on=entry.due_on, reason="", by=None, now=NOW, system="tests")
    contract = contracts.register(
        council=cast.exampleshire,
        provider=cast.alder,
        reference="EX-M01",
        title="Home care, monthly",
        service_kind=ServiceKind.HOME_CARE,
        awarded_on=date(2026, 2, 1),
        starts_on=date(2026, 4, 1),
        ends_on=date(2028, 3, 31),
        framework=framework,
        calendar=calendar,
        lead_officer=cast.contract_officer,
        by=cast.contract_officer,
        now=NOW,
    )
    return contracts.activate(contract, by=cast.contract_officer, now=NOW)


def month_of(contract: Contract, period: Period) -> Return:
    """The return of a month, asked for if it was not yet."""
    entry = CalendarPeriod.objects.get(calendar=contract.calendar, period_code=period.code)
    issued = returns.issue(contract, entry, by=None, now=NOW, system="tests")
    return issued or Return.objects.get(contract=contract, period=period.ordinal)


def declare(cast: Cast, contract: Contract, period: Period, **changed: str) -> Return:
    """A month submitted: whole good answers, some of them changed (V1__numerator="7"), everything explained."""
    kpi_return = month_of(contract, period)
    definition = kpi_return.framework.definition
    typed = {one.key: GOOD.get(one.key, "0") for one in definition.inputs_asked_in(period)}
    typed |= {name.replace("__", "."): text for name, text in changed.items()}
    typed |= {f"explain.{one.ref}": WHY for one in definition.indicators}
    typed |= {f"explain.{one.code}": WHY for one in definition.agreements}
    fill_draft(kpi_return, typed, by=cast.provider_staff, now=NOW)
    returns.submit(kpi_return, by=cast.provider_staff, now=NOW)
    return kpi_return


GOOD = {
    "V1.numerator": "5",
    "V1.denominator": "1000",
    "V2.numerator": "950",
    "V2.denominator": "995",
    "V3.numerator": "900",
    "V3.denominator": "995",
    "P1.numerator": "58",
    "P1.denominator": "60",
    "P2.value": "2",
    "P3.numerator": "2",
    "P3.denominator": "2",
    "S1.numerator": "6",
    "S1.denominator": "40",
    "S2.numerator": "39",
    "S2.denominator": "40",
}
