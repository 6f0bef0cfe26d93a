"""The year's visit plan: what waits to be visited and why, against the hours the team has. Thirteen queries in all."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from plumbline.frameworks.models import Adoption
from plumbline.frameworks.periods import Interval, Period
from plumbline.oversight.queries.plan_facts import Bought, services_bought
from plumbline.oversight.queries.plan_policy import Policy, policy_of
from plumbline.oversight.queries.plan_rows import Assessed, PlanRow, YearPlan
from plumbline.oversight.queries.plan_visits import known_visits
from plumbline.ui.marks import rating_mark
from plumbline.visits.models import Visit
from plumbline.workplan import ranking
from plumbline.workplan.answering import KnownVisit, answer_to, is_awaited, last_made
from plumbline.workplan.capacity import Cut, cut
from plumbline.workplan.facts import Facts, LastVisit
from plumbline.workplan.models import PlanLine, VisitPlan
from plumbline.workplan.reading import PLAN_ORDER, shipped
from plumbline.workplan.reasons import reasons_to_go
from plumbline.workplan.weighing import PlanOrder

if TYPE_CHECKING:
    from plumbline.accounts.models import User
    from plumbline.organisations.models import Organisation


def year_plan(user: "User", council: "Organisation", year: int, *, today: date) -> YearPlan:
    """The plan of the financial year that begins in April of `year`."""
    span, order = Period.numbered(year, Interval.YEAR), order_in_use(user, council)
    plan = VisitPlan.objects.visible_to(user).filter(council=council).of_year(year).first()
    lines = list(PlanLine.objects.visible_to(user).filter(plan=plan).for_list()) if plan else []
    policy = policy_of(user, council, order, on=today)
    visits = known_visits(user, council)
    services = {
        one.key: _assessed(one, visits, policy, order, today=today, until=span.ends_on)
        for one in services_bought(user, council, on=today)
    }
    known = [_row(line, services.get((line.provider_id, line.service_id)), visits) for line in lines]
    of_year = tuple(one for one in visits if one.takes_hours(span.starts_on, span.ends_on))
    waiting = [row for row in known if _waits(row)]
    found = cut(
        [row.line.hours for row in waiting],
        has=plan.hours if plan else Decimal(0),
        committed=sum((one.hours for one in of_year), Decimal(0)),
    )
    on_it = {(row.line.provider_id, row.line.service_id) for row in known if _waits(row) or _is_dropped(row)}
    off = [one for key, one in services.items() if key not in on_it and not one.is_awaited]
    return YearPlan(
        council=council,
        span=span,
        today=today,
        order=order,
        policy=policy,
        plan=plan,
        rows=_placed(waiting, found),
        cut=found,
        visits=tuple(sorted(of_year, key=lambda one: (one.on or span.ends_on, one.number))),
        dropped=tuple(row for row in known if _is_dropped(row)),
        gone=tuple(row for row in known if not row.answer and not _waits(row) and not _is_dropped(row)),
        due=_ranked(one for one in off if one.is_due),
        others=_ranked(one for one in off if not one.is_due and not one.is_owed_nothing),
        outside=_ranked(one for one in off if one.is_owed_nothing),
    )


def order_in_use(user: "User", council: "Organisation") -> PlanOrder:
    """What the council weighs reasons by: the file it adopted last, or the one that comes with Plumbline."""
    used = (
        Adoption.objects.visible_to(user).filter(council=council).of_kind(PLAN_ORDER).newest_first().first()
    )
    return used.framework.read_as(PLAN_ORDER) if used else shipped()


def row_of(found: YearPlan, line: PlanLine) -> PlanRow:
    """A line as its plan shows it, wherever it stands."""
    everywhere = (*found.rows, *found.dropped, *found.gone)
    return next((row for row in everywhere if row.line.pk == line.pk), PlanRow(line, None))


def _ranked(found: Iterable[Assessed]) -> tuple[Assessed, ...]:
    listed = list(found)
    return tuple(
        listed[place] for place in ranking.by_reasons(one.candidate(n) for n, one in enumerate(listed))
    )


def _assessed(
    bought: Bought, visits: list[KnownVisit], policy: Policy, order: PlanOrder, *, today: date, until: date
) -> Assessed:
    theirs = [one for one in visits if one.covers(*bought.key)]
    last = last_made(theirs, *bought.key)
    rule = policy.of(is_outside=bought.is_outside)
    is_desktop = bought.is_outside and policy.out_of_county is not None
    facts = Facts(
        every_months=rule.every_months or order.every_months,
        last_visit=_last(last) if last else None,
        cqc=bought.cqc,
        figures=bought.figures,
        returns_overdue=bought.returns_overdue,
        actions_overdue=bought.actions_overdue,
        findings_open=bought.findings_open,
        called="desktop check" if is_desktop else "visit",
    )
    return Assessed(
        bought=bought,
        reasons=reasons_to_go(facts, order, today=today, until=until),
        last_visit=last.on if last else None,
        kind=Visit.Kind.DESKTOP if is_desktop else Visit.Kind.PLANNED,
        hours=rule.hours,
        is_awaited=is_awaited(theirs, *bought.key),
        is_owed_nothing=is_desktop and rule.every_months is None,
    )


def _last(visit: KnownVisit) -> LastVisit:
    word = rating_mark(visit.rating).word if visit.rating else ""
    return LastVisit(
        visit.number, visit.on or timezone.localdate(visit.planned_at), visit.rating, word, visit.follow_up_by
    )


def _row(line: PlanLine, service: Assessed | None, visits: list[KnownVisit]) -> PlanRow:
    answer = answer_to(visits, line.provider_id, line.service_id, due_at=line.due_at)
    return PlanRow(line, service, answer=answer)


def _waits(row: PlanRow) -> bool:
    """On the plan with no visit yet; what no contract has any more waits only where somebody kept it."""
    is_wanted = row.service is not None or row.line.status == PlanLine.Status.KEPT
    return row.answer is None and is_wanted and not _is_dropped(row)


def _is_dropped(row: PlanRow) -> bool:
    return row.line.status == PlanLine.Status.DROPPED


def _placed(waiting: list[PlanRow], found: Cut) -> tuple[PlanRow, ...]:
    """The rows with their places, what the hours come to, and why each is above the next."""
    by_reasons = ranking.by_reasons(row.candidate for row in waiting)
    places = {key: place for place, key in enumerate(by_reasons, start=1)}
    followers = [*waiting[1:], None][: len(waiting)]
    return tuple(
        replace(
            row,
            place=place,
            by_reasons=places[row.line.pk],
            why=_why(row, below),
            running=found.running[place - 1],
            is_above=place <= found.above,
        )
        for place, (row, below) in enumerate(zip(waiting, followers, strict=True), start=1)
    )


def _why(row: PlanRow, below: PlanRow | None) -> str:
    if below is None:
        return ""
    by_hand = row.line.is_moved or below.line.is_moved
    return ranking.why_above(row.candidate, below.candidate, by_hand=by_hand)
