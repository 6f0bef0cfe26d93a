"""What a portfolio can be looked at by: the frameworks of one's contracts, and the periods they report on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count

from plumbline.contracts.models import CalendarPeriod, Contract, FrameworkTerm
from plumbline.contracts.models.contract import ContractQuerySet
from plumbline.frameworks.definition import Definition, Indicator
from plumbline.frameworks.judging import judged_in
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.periods import Interval, Period

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True)
class Choices:
    """The frameworks as (code, title), the chosen one's versions, newest first, and its periods, newest first."""

    frameworks: tuple[tuple[str, str], ...] = ()
    code: str = ""
    versions: tuple[FrameworkVersion, ...] = ()
    periods: tuple[Period, ...] = ()
    period: Period | None = None

    @property
    def definitions(self) -> tuple[Definition, ...]:
        return tuple(version.definition for version in self.versions)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """What the chosen period is judged on: the newest version's figures, then those of older ones only."""
        by_ref: dict[str, Indicator] = {}
        for definition in self.definitions:
            for one in judged_in(definition, self.period):
                by_ref.setdefault(one.ref, one)
        return tuple(by_ref.values())

    @property
    def is_rolled_up(self) -> bool:
        """Whether the chosen period is longer than what is collected: months that were added to a quarter."""
        return self.period is not None and all(
            one.collected.months < self.period.interval.months for one in self.definitions
        )


def choices(user: "User", *, framework: str, period: str, today: date) -> Choices:
    """What can be chosen and what is: an unknown code or period gives way to the first choice. Three queries."""
    contracts = Contract.objects.visible_to(user).exclude(status=Contract.Status.DRAFT)
    used = (
        FrameworkTerm.objects.filter(contract__in=contracts)
        .values_list("framework_id", "framework__code", "framework__title")
        .annotate(contracts=Count("contract_id", distinct=True))
        .order_by("-contracts", "framework__code")
    )
    known = [(pk, code, title) for pk, code, title, _ in used]
    if not known:
        return Choices()
    titles = {code: title for _, code, title in reversed(known)}
    code = framework if framework in titles else known[0][1]
    numbers = {pk for pk, its_code, _ in known if its_code == code}
    versions = tuple(sorted(FrameworkVersion.objects.filter(pk__in=numbers), key=_newest_first))
    due = _periods(contracts.filter(framework_terms__framework_id__in=numbers), versions, today=today)
    periods = tuple(sorted(due, key=lambda one: (one.ends_on, one.interval.months), reverse=True))
    by_code = {one.code: one for one in periods}
    chosen = by_code.get(period) or _usual(periods, due, versions, today)
    return Choices(tuple(sorted(titles.items(), key=lambda one: one[1])), code, versions, periods, chosen)


def _newest_first(version: FrameworkVersion) -> tuple[float, int]:
    return (-version.read_at.timestamp(), -version.pk)


def _periods(
    contracts: ContractQuerySet, versions: Iterable[FrameworkVersion], *, today: date
) -> dict[Period, date]:
    """Each period that has begun, with the day on which the last of its returns is due."""
    entries = (
        CalendarPeriod.objects.confirmed()
        .filter(calendar__in=contracts.values("calendar"), starts_on__lte=today)
        .values_list("period_code", "due_on")
    )
    collected, longer = _intervals([version.definition for version in versions])
    due: dict[Period, date] = {}
    for code, due_on in entries:
        part = Period.parse(code)
        if any(part.closes(interval) for interval in collected):
            closed = {part, *filter(None, map(part.closes, longer))}
            due |= {period: max(due_on, due.get(period, due_on)) for period in closed}
    return due


def _intervals(definitions: Iterable[Definition]) -> tuple[set[Interval], set[Interval]]:
    """How often figures are asked for, and how often they are rated where that is less often: months, by quarter."""
    indicators = [one for definition in definitions for one in definition.indicators]
    later = {one.interval for one in indicators if one.collected.months < one.interval.months}
    return {one.collected for one in indicators}, later


def _usual(
    periods: Iterable[Period], due: dict[Period, date], versions: Iterable[FrameworkVersion], today: date
) -> Period | None:
    """What one looks at first: the newest period whose returns are due and on which something is rated."""
    definitions = [version.definition for version in versions]
    rated = [one for one in periods if any(_is_rated_in(definition, one) for definition in definitions)]
    past = [one for one in rated if due[one] <= today]
    return next(iter(past or rated or periods), None)


def _is_rated_in(definition: Definition, period: Period) -> bool:
    return any(one.is_rated and period.closes(one.interval) for one in definition.indicators)
