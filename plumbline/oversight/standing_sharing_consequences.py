"""What sharing standings with a partner sets off: its people learn that they may read them, or no longer."""

from datetime import datetime

from django.db import transaction

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.notices.actions import tell
from plumbline.organisations.models import Organisation
from plumbline.standing import actions as standing
from plumbline.standing.models import Sharing


@transaction.atomic
def standing_shared(council: Organisation, partner: Organisation, *, by: User, now: datetime) -> Sharing:
    made = standing.share(council, partner, by=by, now=now)
    _write("shared", made, by=by, now=now)
    return made


@transaction.atomic
def sharing_ended(sharing: Sharing, *, by: User, now: datetime) -> None:
    standing.end_sharing(sharing, by=by, now=now)
    _write("sharing_ended", sharing, by=by, now=now)


def _write(letter: str, sharing: Sharing, *, by: User, now: datetime) -> None:
    readers = User.objects.who_can(Permission.SEE_SHARED, sharing.partner_id).distinct()
    tell(
        readers,
        f"standing/letters/{letter}.txt",
        {"council": sharing.council, "partner": sharing.partner},
        key=f"standing:{letter}:{sharing.pk}",
        by=by,
        now=now,
        council_id=sharing.council_id,
    )
