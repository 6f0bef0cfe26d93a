"""Doing what a level requires: saying that it is done, what met it, and who is to do it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.returns.models import Return
from plumbline.visits.models import Visit
from plumbline.workplan.models import Obligation

if TYPE_CHECKING:
    from plumbline.accounts.models import User


def say_done(one: Obligation, *, on: date, outcome: str, by: "User", now: datetime) -> Obligation:
    """A person did it and says in a sentence what came of it.

    Raises NotAllowed for a visit, which only a final report meets, for a day to come, and where nothing is said.
    """
    if one.is_by_visit:
        raise NotAllowed("A visit is done when its report is final. Plan it, and it is marked by itself.")
    if on > timezone.localdate(now):
        raise NotAllowed("That day is still to come. Enter the day on which it was done.")
    if not outcome.strip():
        raise NotAllowed("Say in a sentence what came of it.")
    return _done(one, on=on, by=by, now=now, fields={"outcome": outcome.strip()})


def met_by_visit(one: Obligation, visit: Visit, *, on: date, by: "User", now: datetime) -> Obligation:
    return _done(one, on=on, by=by, now=now, fields={"visit": visit}, met_by=str(visit))


def met_by_return(one: Obligation, kpi_return: Return, *, on: date, by: "User", now: datetime) -> Obligation:
    return _done(one, on=on, by=by, now=now, fields={"kpi_return": kpi_return}, met_by=str(kpi_return))


@transaction.atomic
def give_to(
    those: Sequence[Obligation], officer: "User | None", *, by: "User", now: datetime
) -> Sequence[Obligation]:
    """Somebody does these from now on, nobody in particular with None. Raises NotAllowed where nothing would change."""
    others = [one for one in those if one.officer_id != (officer.pk if officer else None)]
    if not others:
        raise NotAllowed("Nothing is different from what was there. Choose somebody else, or go back.")
    Obligation.objects.open().filter(pk__in=[one.pk for one in others]).update(officer=officer)
    for one in others:
        one.officer = officer
        said = str(officer) if officer else "the lead officer of the contract"
        record(
            "obligation.given", one, by=by, now=now, work=str(one), due_on=one.due_on.isoformat(), to_do=said
        )
    return others


def _done(
    one: Obligation, *, on: date, by: "User", now: datetime, fields: dict[str, object], met_by: str = ""
) -> Obligation:
    return move(
        one,
        Obligation.Status.DONE,
        by=by,
        now=now,
        fields={**fields, "done_on": on, "done_at": now, "done_by": by},
        work=str(one),
        due_on=one.due_on.isoformat(),
        day=on.isoformat(),
        outcome=fields.get("outcome", ""),
        met_by=met_by,
    )
