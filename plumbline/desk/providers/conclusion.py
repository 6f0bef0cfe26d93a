"""The line under a provider's name: returns on time, figures below target, what CQC says; and the next act."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from plumbline.desk.providers.drawing import BELOW
from plumbline.desk.providers.trends import Trend
from plumbline.frameworks.periods import Period
from plumbline.oversight.punctuality import Owed, punctuality
from plumbline.oversight.queries.cqc_standing import Standing
from plumbline.oversight.queries.provider import ProviderFacts
from plumbline.returns.models import Return
from plumbline.ui.wording import counted, deadline, span


@dataclass(frozen=True, slots=True)
class NextAct:
    """The one thing to do next, and where."""

    says: str
    href: str
    why: str


def conclusion(facts: ProviderFacts, trends: Sequence[Trend], newest: Period | None, *, today: date) -> str:
    """“Returned on time 7 of 8 times. 2 figures below target in Quarter 2, 2026–27. CQC: good.”"""
    said = [_returned(facts.returns, today), _below(trends, newest), _cqc(facts.locations)]
    return " ".join(filter(None, said))


def _returned(returns: Sequence[Return], today: date) -> str:
    owed = [Owed(one.starts_on, one.due, one.days_late, one.status == Return.Status.NIL) for one in returns]
    kept = punctuality(owed, on=today, last=None)
    if not kept.kept:
        return "No return has been due yet."
    late = max((one.days_overdue(on=today) for one in returns), default=0)
    return f"Returned on time {kept.on_time} of {counted(len(kept.kept), 'time')}" + (
        f", one {span(late)} overdue." if late else "."
    )


def _below(trends: Sequence[Trend], newest: Period | None) -> str:
    latest = [trend.latest for trend in trends if trend.latest]
    known = [one for one in latest if one.row]
    if not known or newest is None:
        return ""
    below = sum(one.rating in BELOW for one in known)
    return f"{counted(below, 'figure') if below else 'No figure'} below target in {newest.label}."


def _cqc(locations: Sequence[Standing]) -> str:
    known = [one for one in locations if one.is_known]
    if not known:
        return ""
    if len(known) == 1:
        return f"CQC: {known[0].label.lower()}."
    good = sum(one.rating in {"good", "outstanding"} for one in known)
    return f"CQC: {good} of {len(known)} locations good or outstanding."


def next_act(returns: Sequence[Return], *, today: date) -> NextAct | None:
    """What waits for the officer, then what is overdue."""
    waiting = [one for one in returns if one.status == Return.Status.SUBMITTED]
    overdue = [one for one in returns if one.days_overdue(on=today)]
    if waiting:
        oldest = waiting[-1]
        return _act(
            f"Read the return of {oldest.reporting_period.label}", oldest, "It waits for your decision."
        )
    if overdue:
        oldest = overdue[-1]
        why = f"It is {deadline(oldest.due, today)}: remind the provider or give more time."
        return _act(f"Open the overdue return of {oldest.reporting_period.label}", oldest, why)
    return None


def _act(says: str, kpi_return: Return, why: str) -> NextAct:
    return NextAct(says, reverse("desk:return", args=[kpi_return.pk]), why)
