"""Who does what when in a year: what the levels ask for, against the hours the team has. Five statements in all."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING

from plumbline.contracts.models import Contract
from plumbline.frameworks.periods import Interval, Period
from plumbline.oversight.queries.plan_owed import what_of
from plumbline.oversight.queries.plan_visits import known_visits
from plumbline.workplan.answering import DID_NOT_HAPPEN, KnownVisit
from plumbline.workplan.models import Obligation, VisitPlan
from plumbline.workplan.months import Left, Task, laid_out, month_of

if TYPE_CHECKING:
    from plumbline.accounts.models import User
    from plumbline.organisations.models import Organisation

NOBODY = "Nobody yet"
MONTHS_IN_A_YEAR = 12


@dataclass(frozen=True)
class Work:
    """One obligation with who does it, the month it is meant for, and the visit that will meet it."""

    one: Obligation
    officer_id: int | None
    officer: str
    month: date
    visit: KnownVisit | None = None
    left: Left | None = None

    @property
    def is_open(self) -> bool:
        return self.one.status == Obligation.Status.OPEN

    @property
    def has_been_there(self) -> bool:
        """Whether the visit was made, and only its report is still to come."""
        return self.visit is not None and self.visit.is_made

    @property
    def hours(self) -> Decimal:
        return self.visit.hours if self.visit else self.one.hours

    def is_late(self, today: date) -> bool:
        return self.one.is_overdue(on=today) and not self.has_been_there


@dataclass(frozen=True)
class YearWork:
    """Everything of one financial year, in the order of months. `plan` is None where nobody said how many hours."""

    council: "Organisation"
    span: Period
    today: date
    plan: VisitPlan | None
    works: tuple[Work, ...]
    loads: Mapping[date, Decimal]

    @property
    def year(self) -> int:
        return self.span.starts_on.year

    @property
    def is_over(self) -> bool:
        return self.span.ends_on < self.today

    @property
    def share(self) -> Decimal | None:
        """The hours that the team has in one month: a twelfth of the year's."""
        return _share(self.plan)

    @cached_property
    def open(self) -> tuple[Work, ...]:
        return tuple(work for work in self.works if work.is_open)

    @cached_property
    def late(self) -> tuple[Work, ...]:
        """Overdue, the oldest first."""
        return tuple(
            sorted((one for one in self.open if one.is_late(self.today)), key=lambda work: work.one.due_on)
        )

    @cached_property
    def left(self) -> tuple[Work, ...]:
        """What does not fit, by the day it is due."""
        return tuple(
            sorted((work for work in self.open if work.left), key=lambda work: (work.month, work.one.due_on))
        )

    @cached_property
    def missing(self) -> Mapping[date, Decimal]:
        """How many hours more each month would need for everything that does not fit."""
        wanted: dict[date, Decimal] = {}
        for work in self.left:
            wanted[work.month] = wanted.get(work.month, Decimal(0)) + work.hours
        free = {
            month: max(Decimal(0), (self.share or Decimal(0)) - load) for month, load in self.loads.items()
        }
        return {
            month: max(Decimal(0), hours - free.get(month, Decimal(0))) for month, hours in wanted.items()
        }


def year_work(user: "User", council: "Organisation", year: int, *, today: date) -> YearWork:
    """The work of the financial year that begins in April of `year`; overdue work belongs to the year of today."""
    span = Period.numbered(year, Interval.YEAR)
    plan = VisitPlan.objects.visible_to(user).filter(council=council).of_year(year).first()
    asked = Obligation.objects.visible_to(user).filter(council=council).for_list()
    known = list(asked.due_or_done_by(span.starts_on, span.ends_on))
    to_do = [one for one in known if one.done_on is None and _belongs(one, span, today)]
    done = [one for one in known if one.done_on]
    visits = known_visits(user, council)
    meant = _meant(to_do, visits, today)
    leads = _lead_officers(user, council, today)
    months = _months(span)
    out = laid_out(
        (_task(one, meant.get(one.pk), span) for one in to_do),
        months,
        this_month=month_of(today) if span.ends_on >= today else months[0],
        share=_share(plan) if span.ends_on >= today else None,
        taken=_taken(visits, done, meant, span, today),
    )
    left = {one.key: one for one in out.left}
    at = {**{one.key: one.month for one in out.placed}, **{key: one.month for key, one in left.items()}}
    works = [_work(one, at[one.pk], leads, meant.get(one.pk), left.get(one.pk)) for one in to_do]
    works += [_work(one, month_of(one.done_on), leads) for one in done if one.done_on]
    ordered = sorted(
        works, key=lambda work: (work.month, work.officer.casefold(), work.one.due_on, work.one.pk)
    )
    return YearWork(council, span, today, plan, tuple(ordered), out.loads)


def lead_of(user: "User", one: Obligation, *, today: date) -> str:
    """Who does it where nobody was named: the lead officer of the provider's contract."""
    return _lead_officers(user, one.council, today).get(one.provider_id, (None, NOBODY))[1]


def _belongs(one: Obligation, span: Period, today: date) -> bool:
    """Due in the year; what is overdue belongs to the year of today, whenever it was due."""
    is_this_year = span.starts_on <= today <= span.ends_on
    return one.due_on <= span.ends_on and (one.due_on >= span.starts_on or is_this_year)


def _share(plan: VisitPlan | None) -> Decimal | None:
    return (plan.hours / MONTHS_IN_A_YEAR).quantize(Decimal("0.1")) if plan else None


def _months(span: Period) -> list[date]:
    found = [span.starts_on]
    while len(found) < MONTHS_IN_A_YEAR:
        found.append(month_of(found[-1] + timedelta(days=31)))
    return found


def _meant(to_do: list[Obligation], visits: list[KnownVisit], today: date) -> Mapping[int, KnownVisit]:
    """The visit ahead or under way that will meet an obligation: of each provider the next one meets the oldest."""
    coming = [
        one
        for one in sorted(visits, key=lambda one: (one.on or date.max, one.number))
        if one.on and not one.is_final and one.status not in DID_NOT_HAPPEN and not one.is_overdue(today)
    ]
    found: dict[int, KnownVisit] = {}
    used: set[int] = set()
    for one in sorted(to_do, key=lambda one: one.due_on):
        fits = (
            visit
            for visit in coming
            if visit.provider == one.provider_id
            and visit.number not in used
            and what_of(visit.kind) == one.kind
            and visit.on is not None
            and visit.on >= one.from_on
        )
        if visit := next(fits, None):
            found[one.pk] = visit
            used.add(visit.number)
    return found


def _task(one: Obligation, visit: KnownVisit | None, span: Period) -> Task:
    if visit is None or visit.on is None:
        return Task(one.pk, one.due_on, one.from_on, one.hours)
    return Task(one.pk, one.due_on, one.from_on, visit.hours, max(visit.on, span.starts_on))


def _taken(
    visits: list[KnownVisit],
    done: list[Obligation],
    meant: Mapping[int, KnownVisit],
    span: Period,
    today: date,
) -> Mapping[date, Decimal]:
    """The hours of other visits, and of what was done, by month."""
    counted = {one.number for one in meant.values()}
    loads = [
        (one.on, one.hours)
        for one in visits
        if one.on and one.number not in counted and one.takes_hours(span.starts_on, span.ends_on)
        if not one.is_overdue(today)
    ]
    loads += [(one.done_on, one.hours) for one in done if one.done_on and one.visit_id is None]
    found: dict[date, Decimal] = {}
    for on, hours in loads:
        found[month_of(on)] = found.get(month_of(on), Decimal(0)) + hours
    return found


def _lead_officers(user: "User", council: "Organisation", on: date) -> Mapping[int, tuple[int | None, str]]:
    """The lead officer of each provider's running contract; of several contracts, of the first by reference."""
    running = Contract.objects.visible_to(user).active().filter(council=council, ends_on__gte=on)
    led = running.exclude(lead_officer=None).order_by("-reference")
    rows = led.values_list("provider_id", "lead_officer_id", "lead_officer__name")
    return {provider: (officer, name) for provider, officer, name in rows}


def _work(
    one: Obligation,
    month: date,
    leads: Mapping[int, tuple[int | None, str]],
    visit: KnownVisit | None = None,
    left: Left | None = None,
) -> Work:
    named = one.done_by if one.done_on else one.officer
    if named is not None:
        return Work(one, named.pk, str(named), month, visit, left)
    if visit is not None and visit.officer_id is not None:
        return Work(one, visit.officer_id, visit.officer, month, visit, left)
    officer, name = leads.get(one.provider_id, (None, NOBODY))
    return Work(one, officer, name, month, visit, left)
