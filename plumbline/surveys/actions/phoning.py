"""A phone-in day: calls noted quickly, concerns followed up."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.surveys.answers import plain
from plumbline.surveys.models import Call, PhoneInDay

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def open_day(council: Organisation, *, title: str, held_on: date, by: "User", now: datetime) -> PhoneInDay:
    day = PhoneInDay.objects.create(council=council, title=title, held_on=held_on, made_at=now, made_by=by)
    record("phone_in_day.opened", day, by=by, now=now, name=title)
    return day


@transaction.atomic
def note_call(
    day: PhoneInDay,
    *,
    audience: str,
    provider: Provider | None,
    said: str,
    theme: str,
    is_concern: bool,
    follow_up: str,
    by: "User",
    now: datetime,
) -> Call:
    """Keep what a caller said, in their words and without names. Raises NotAllowed when the day is closed."""
    if not day.is_open:
        raise NotAllowed("This phone-in day is closed, so no more calls can be noted.")
    if is_concern and not follow_up.strip():
        raise NotAllowed("Say how the concern is to be followed up.")
    call = Call.objects.create(
        council_id=day.council_id,
        provider=provider,
        day=day,
        audience=audience,
        said=plain(said),
        theme=theme,
        is_concern=is_concern,
        follow_up=plain(follow_up),
        noted_by=by,
    )
    record("phone_call.noted", call, by=by, now=now, theme=call.get_theme_display())
    return call


@transaction.atomic
def follow_up(call: Call, *, says: str, by: "User", now: datetime) -> Call:
    """Say what was done about a concern. Once: a second person is told that somebody was quicker."""
    done = {"followed_up_at": now, "followed_up_by": by, "followed_up_says": plain(says)}
    if not Call.objects.to_follow_up().filter(pk=call.pk).update(**done):
        raise NotAllowed("Somebody has already said what was done about this concern.")
    call.refresh_from_db()
    record("phone_call.followed_up", call, by=by, now=now)
    return call


@transaction.atomic
def close_day(day: PhoneInDay, *, by: "User", now: datetime) -> PhoneInDay:
    """No more calls; concerns can still be followed up."""
    return move(day, PhoneInDay.Status.CLOSED, by=by, now=now)
