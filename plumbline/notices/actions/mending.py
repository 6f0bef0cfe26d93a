"""What an officer does about a letter that did not arrive."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.notices.models import Notice

if TYPE_CHECKING:
    from plumbline.accounts.models import User

_SEEN_TO = (
    "Somebody has seen to this letter already, or it has arrived. Open the page again to see how it stands."
)


@transaction.atomic
def send_again(notice: Notice, *, by: "User", now: datetime) -> Notice:
    """Write the same letter once more, to the person's address as it is now. The first one stays as it was.

    Raises NotAllowed when it arrived, was sent again already, or its reader can no longer sign in.
    """
    if not notice.to.is_active:
        raise NotAllowed(f"{notice.to} has no account any more. Tell whoever does that work now.")
    same = {
        name: getattr(notice, name)
        for name in (
            "council_id",
            "provider_id",
            "to_id",
            "kind",
            "about_kind",
            "about_id",
            "subject",
            "body",
        )
    }
    if not notice.has_not_arrived:
        raise NotAllowed(_SEEN_TO)
    again, is_new = Notice.objects.get_or_create(
        again_of=notice,
        defaults={**same, "key": f"again:{notice.pk}", "written_at": now, "post_after": now},
    )
    if not is_new:
        raise NotAllowed(_SEEN_TO)
    record("letter.sent_again", again, by=by, now=now, letter=notice.subject, reader=str(notice.to))
    return again


@transaction.atomic
def tell_otherwise(notice: Notice, says: str, *, by: "User", now: datetime) -> None:
    """Note how the reader learnt of it after all. Raises NotAllowed when it was noted already, or it arrived."""
    waiting = Notice.objects.filter(pk=notice.pk, status__in=Notice.NOT_ARRIVED, told_at=None)
    if not waiting.update(told_at=now, told_by=by, told_says=says[:500]):
        raise NotAllowed(_SEEN_TO)
    record(
        "letter.told_otherwise",
        notice,
        by=by,
        now=now,
        letter=notice.subject,
        reader=str(notice.to),
        how=says[:500],
    )
