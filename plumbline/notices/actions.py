"""Writing letters and posting them."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from smtplib import SMTPException
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string

from plumbline.notices.models import Notice
from plumbline.organisations import scope

if TYPE_CHECKING:
    from plumbline.accounts.models import User

MOST_ATTEMPTS = 6


@transaction.atomic
def tell(
    people: Iterable["User"],
    letter: str,
    context: Mapping[str, Any],
    *,
    key: str,
    now: datetime,
    by: "User | None" = None,
    council_id: int | None = None,
    provider_id: int | None = None,
) -> int:
    """Write a letter to each person; the number written. The first line of the template is the subject.

    `letter` is a template such as returns/letters/receipt.txt. A person who already has the letter of this
    `key` gets no second one.
    """
    written = 0
    for person in people:
        text = render_to_string(
            letter, {**context, "person": person, "by": by, "base_url": settings.BASE_URL}
        )
        subject, _, body = text.strip().partition("\n")
        _, is_new = Notice.objects.get_or_create(
            key=f"{key}:{person.pk}",
            defaults={
                "council_id": council_id,
                "provider_id": provider_id,
                "to": person,
                "kind": letter.rsplit("/", 1)[-1].removesuffix(".txt"),
                "subject": " ".join(subject.split())[:200],
                "body": body.strip() + "\n",
                "written_at": now,
                "post_after": now,
            },
        )
        written += is_new
    return written


def post_one(notice: Notice, *, by: None = None, now: datetime) -> bool:
    """Send one letter; whether it went. A letter that fails is tried again later, six times in all.

    The letter is claimed first, so two workers never send it twice; a worker that dies while sending leaves
    it `posting`, which the reaper (`jobs`) shows rather than repeats: one letter too few beats the same one twice.
    """
    if not _note(notice, Notice.Status.QUEUED, status=Notice.Status.POSTING):
        return False
    try:
        EmailMessage(notice.subject, notice.body, settings.DEFAULT_FROM_EMAIL, [notice.to.email]).send()
    except (OSError, SMTPException) as problem:
        attempts = notice.attempts + 1
        given_up = attempts >= MOST_ATTEMPTS
        _note(
            notice,
            Notice.Status.POSTING,
            status=Notice.Status.FAILED if given_up else Notice.Status.QUEUED,
            attempts=attempts,
            post_after=now + timedelta(minutes=2**attempts),
            trouble=f"{type(problem).__name__}: {problem}"[:300],
        )
        return False
    _note(
        notice,
        Notice.Status.POSTING,
        status=Notice.Status.POSTED,
        posted_at=now,
        attempts=notice.attempts + 1,
        trouble="",
    )
    return True


def _note(notice: Notice, believed: str, **changed: Any) -> bool:
    """Written in a transaction of its own, so that it stays whatever happens to the letter."""
    with scope.everything():
        return bool(Notice.objects.filter(pk=notice.pk, status=believed).update(**changed))
