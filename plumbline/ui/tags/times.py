"""Tags for time: relative words with the exact date beside them. None of them reads the clock."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from plumbline.ui import wording

if TYPE_CHECKING:
    from django.template import Context


def _local(at: date | datetime | str | None) -> date | str | None:
    if isinstance(at, datetime):
        return timezone.localtime(at) if timezone.is_aware(at) else at
    return at or None


def _as_date(at: date | datetime) -> date:
    local = _local(at)
    return local.date() if isinstance(local, datetime) else at


def day(on: date | datetime | str | None) -> str:
    """`{{ contract.ends_on|day }}` is 15 July 2026; text is given back as it is."""
    local = _local(on)
    return local if isinstance(local, str) else wording.day(local)


def short_day(on: date | datetime | str | None) -> str:
    """`{{ due_on|short_day }}` is 15 Jul 2026."""
    local = _local(on)
    return local if isinstance(local, str) else wording.short_day(local)


def moment(at: datetime | None) -> str:
    """`{{ event.at|moment }}` is 15 July 2026 at 3:05pm, in England's time."""
    local = _local(at)
    return wording.moment(local) if isinstance(local, datetime) else wording.NO_FIGURE


def when(context: Context, on: date | datetime | None, *, today: date | None = None) -> dict[str, Any]:
    """`{% when event.at %}`: 3 days ago (15 July 2026). `today` comes from the context unless it is given."""
    if on is None:
        return {"words": wording.NO_FIGURE}
    exact = _as_date(on)
    return {
        "on": exact,
        "words": wording.distance(exact, _today(context, today)),
        "exact": wording.day(exact),
    }


def due(
    context: Context,
    due_on: date | None,
    *,
    done: date | datetime | None = None,
    today: date | None = None,
) -> dict[str, Any]:
    """`{% due kpi_return.due_on %}`: 3 days late (due 15 July 2026); with `done=submitted_at`: 2 days early."""
    if due_on is None:
        return {"words": "no date agreed"}
    exact = f"due {wording.day(due_on)}"
    if done is not None:
        return {"on": due_on, "words": wording.punctuality(due_on, _as_date(done)), "exact": exact}
    now = _today(context, today)
    words = wording.deadline(due_on, now)
    return {"on": due_on, "words": words, "exact": wording.day(due_on) if words.startswith("due") else exact}


def _today(context: Context, given: date | None) -> date:
    today = given or context.get("today")
    if not isinstance(today, date):
        raise LookupError("Pass today to the page: context['today'], or today=… in the tag")
    return today
