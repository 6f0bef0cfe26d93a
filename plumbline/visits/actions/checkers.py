"""Links for Quality Checkers, who come with experience of care and without an account."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.visits.dates import end_of, last_day
from plumbline.visits.models import CheckerLink, Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User

DAYS_AFTER_THE_VISIT = 14
MOST_LINKS = 20


@transaction.atomic
def make_link(visit: Visit, called: str, *, by: "User", now: datetime) -> tuple[CheckerLink, str]:
    """A link and its token, which is told once and never kept. It ends two weeks after the visit does.

    `called` is the name the person chooses. Raises NotAllowed before the visit is arranged or when that time is over.
    """
    name = " ".join(called.split())
    if not name or len(name) > 60:
        raise NotAllowed("Enter the name they would like to be called by, of at most 60 letters.")
    expires_at = _expiry(visit)
    if expires_at <= now or not visit.is_open_to_notes:
        raise NotAllowed("This visit is over, so nobody can join it by a link any more.")
    if CheckerLink.objects.filter(visit=visit).count() >= MOST_LINKS:
        raise NotAllowed(
            f"This visit has {MOST_LINKS} links already. End one that is not used, or ask for help."
        )
    token = secrets.token_urlsafe(32)
    link = CheckerLink.objects.create(
        council_id=visit.council_id,
        provider_id=visit.provider_id,
        visit=visit,
        token_hash=hash_of(token),
        called=name,
        made_at=now,
        made_by=by,
        expires_at=expires_at,
    )
    record("visit.checker_invited", visit, by=by, now=now, called=name, until=str(last_day(expires_at)))
    return link, token


@transaction.atomic
def revoke_link(link: CheckerLink, *, by: "User", now: datetime) -> CheckerLink:
    """End a link at once. What its Quality Checker wrote stays."""
    if not CheckerLink.objects.filter(pk=link.pk, revoked_at=None).update(revoked_at=now):
        raise NotAllowed("This link has been ended already.")
    link.revoked_at = now
    record("visit.checker_link_ended", link.visit, by=by, now=now, called=link.called)
    return link


def hash_of(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "replace")).hexdigest()


def _expiry(visit: Visit) -> datetime:
    if visit.ends_on is None:
        raise NotAllowed("Arrange the visit first: the link ends two weeks after it.")
    return end_of(visit.ends_on + timedelta(days=DAYS_AFTER_THE_VISIT))
