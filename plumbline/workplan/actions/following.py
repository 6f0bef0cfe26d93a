"""Bringing what is to be done for one provider up to date with what its level asks for."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.history.actions import record
from plumbline.risks.models import LevelDecision
from plumbline.workplan.models import Obligation
from plumbline.workplan.owing import Owed

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def follow(
    decision: LevelDecision,
    wanted: Sequence[Owed],
    standing: Sequence[Obligation],
    *,
    level: str,
    because: str,
    by: "User | None",
    now: datetime,
    system: str = "",
) -> bool:
    """Replace what is still to come by what is wanted; whether anything changed.

    `standing` is what is open for the provider, the earliest first. The oldest overdue thing of a kind that is still
    asked for stays: a change of level makes nobody forget it. Who does a kind of thing goes on doing it.
    """
    today = timezone.localdate(now)
    late = _overdue(standing, wanted, today)
    to_come = {
        (one.what.value, one.due_on): one
        for one in wanted
        if one.from_on > today or one.what.value not in late
    }
    kept = {(one.kind, one.due_on) for one in late.values()}
    for one in standing:
        asked = to_come.get((one.kind, one.due_on))
        if asked and one.agrees_with(asked, decision=decision.pk, level=level):
            kept.add((one.kind, one.due_on))
    gone = [one.pk for one in standing if (one.kind, one.due_on) not in kept]
    fresh = [one for key, one in to_come.items() if key not in kept]
    if not gone and not fresh:
        return False
    officers = {one.kind: one.officer_id for one in standing if one.officer_id}
    replaced = {"status": Obligation.Status.REPLACED, "replaced_at": now}
    Obligation.objects.open().filter(pk__in=gone).update(**replaced)
    Obligation.objects.bulk_create(_row(decision, one, level, officers, now) for one in fresh)
    record(
        "obligation.followed_level",
        decision,
        by=by,
        now=now,
        system=system,
        level=decision.says(level),
        added=len(fresh),
        replaced=len(gone),
        because=because,
    )
    return True


def _overdue(standing: Sequence[Obligation], wanted: Sequence[Owed], today: date) -> dict[str, Obligation]:
    """The oldest overdue thing of each kind that is still asked for."""
    kinds = {one.what.value for one in wanted}
    found: dict[str, Obligation] = {}
    for one in standing:
        if one.kind in kinds and one.due_on < today:
            found.setdefault(one.kind, one)
    return found


def _row(
    decision: LevelDecision, one: Owed, level: str, officers: Mapping[str, int], now: datetime
) -> Obligation:
    return Obligation(
        council_id=decision.council_id,
        provider_id=decision.provider_id,
        set_by=decision,
        level=level,
        level_says=decision.says(level),
        kind=one.what.value,
        says=one.says,
        due_on=one.due_on,
        from_on=one.from_on,
        hours=one.hours,
        officer_id=officers.get(one.what.value),
        made_at=now,
    )
