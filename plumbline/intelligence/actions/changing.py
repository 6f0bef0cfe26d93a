"""Putting a piece of intelligence right, with the reason, and with what it said before kept in history."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F

from plumbline.accounts.permissions import Permission
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.intelligence.models import Intelligence
from plumbline.intelligence.terms import Terms, as_fields, checked, differences, terms_of

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def change(
    intelligence: Intelligence, *, terms: Terms, read: int, reason: str, by: "User", now: datetime
) -> Intelligence:
    """`read` is the `changed_count` of what the person had before them.

    Raises NotAllowed without a reason, when nothing differs, when it is closed or withdrawn, or when somebody else
    changed it meanwhile.
    """
    check_whose(intelligence, by=by)
    if not reason.strip():
        raise NotAllowed("Say why it is changed, so that whoever reads it later understands.")
    before = terms_of(intelligence)
    after = checked(terms, intelligence.provider, now=now)
    changed = differences(before, after)
    if not changed:
        raise NotAllowed("Nothing differs from what it says already.")
    same = Intelligence.objects.open().filter(pk=intelligence.pk, changed_count=read)
    if not same.update(**as_fields(after), changed_count=F("changed_count") + 1):
        raise NotAllowed("Someone has just changed or closed this. Open the page again to see what they did.")
    intelligence.refresh_from_db()
    record("intelligence.changed", intelligence, by=by, now=now, put_right=changed, reason=reason.strip())
    return intelligence


def check_whose(intelligence: Intelligence, *, by: "User") -> None:
    """Who recorded it may put it right and take it back, and so may those who look into such things."""
    settling = by.reach_with(Permission.SETTLE_INTELLIGENCE).councils
    if by.pk != intelligence.recorded_by_id and intelligence.council_id not in settling:
        raise NotAllowed("Only who recorded this, or an officer who looks into intelligence, can do that.")
