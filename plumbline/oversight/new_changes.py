"""Finding, each hour, which figures really changed with what came in lately. Safe to do twice.

Charting every figure of a council takes longer than a page may. What is kept is of the last days alone, without a name,
and forgotten when a day goes by without the worker.
"""

from datetime import date, datetime, timedelta

from django.core.cache import cache
from django.utils import timezone

from plumbline.contracts.models import Contract
from plumbline.organisations import scope
from plumbline.oversight.queries.real_changes import came_on, signals_in
from plumbline.oversight.queries.today_changes import NewChange, is_new, key_of

KEPT_FOR = timedelta(hours=26)


def find_new_changes(*, now: datetime) -> int:
    """Of every council with a contract in force; the number found. Each council is a step."""
    with scope.everything():
        in_force = Contract.objects.active().order_by("council_id")
        councils = list(in_force.values_list("council_id", flat=True).distinct())
    return sum(_keep(council_id, timezone.localdate(now)) for council_id in councils)


def _keep(council_id: int, on: date) -> int:
    with scope.everything():
        found = signals_in(Contract.objects.filter(council_id=council_id).active(), on=on)
        signalled = [one for its in found.values() for one in its]
        days = came_on(signalled)
    new = [
        NewChange(one.contract_id, str(one.meaning), day)
        for one in signalled
        if (day := days.get(one.return_id)) and is_new(day, on=on)
    ]
    cache.set(key_of(council_id), [tuple(one) for one in new], KEPT_FOR.total_seconds())
    return len(new)
