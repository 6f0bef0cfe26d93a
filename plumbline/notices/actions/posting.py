"""Posting letters: taken first, tried again while the mail server is away, given up with the cause in words."""

import re
import secrets
from collections.abc import Iterator
from datetime import datetime
from email.utils import parseaddr
from smtplib import SMTPDataError, SMTPException, SMTPRecipientsRefused
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.mail import EmailMessage
from django.core.validators import validate_email

from plumbline.notices.actions.failing import OUTBOX, Afterwards, fail
from plumbline.notices.causes import Cause, cause_of, is_lasting
from plumbline.notices.models import Notice
from plumbline.notices.waiting import IN_HAND, MOST_ATTEMPTS, wait_after
from plumbline.organisations import scope

# Somebody has just asked for these; a wrong mark on their address must not keep them out for good.
ASKED_FOR = ("password", "welcome")


def post_one(notice: Notice, *, afterwards: Afterwards, by: None = None, now: datetime) -> bool:
    """Send one letter; whether it went. What lasts ends the attempts at once; what may pass is tried again.

    The letter is taken first, so two workers never send it twice; a worker that dies while sending leaves it
    `posting`, and it is not repeated: one letter too few beats the same one twice.
    """
    if not _take(notice, now):
        return False
    try:
        # Inside as well, because an address that no letter can carry breaks here.
        _refuse_known_to_return(notice)
        _as_mail(notice).send()
    except (OSError, SMTPException, ValueError) as problem:
        _not_gone(notice, problem, afterwards, now)
        return False
    changes = {"posted_at": now, "attempts": notice.attempts + 1, "trouble": ""}
    _note(notice, Notice.Status.POSTING, status=Notice.Status.POSTED, **changes)
    return True


class _KnownToReturn(ValueError):
    """The person's address is marked."""


def _refuse_known_to_return(notice: Notice) -> None:
    if notice.to.letters_return_since and notice.kind not in ASKED_FOR:
        raise _KnownToReturn


def _take(notice: Notice, now: datetime) -> bool:
    """Claim a letter, and give it its number and its address before any mail server can speak of them."""
    taken = {
        "message_id": notice.message_id or new_number(),
        "posted_to": notice.to.email,
        "post_after": now,
    }
    return _note(notice, Notice.Status.QUEUED, status=Notice.Status.POSTING, **taken)


def new_number() -> str:
    """The letter's own number on the way. Nobody can guess it, so nobody else can say that the letter came back."""
    domain = parseaddr(settings.DEFAULT_FROM_EMAIL)[1].rpartition("@")[2]
    return f"<{secrets.token_urlsafe(24)}.letter@{re.sub('[^0-9A-Za-z.-]', '', domain)[:100] or 'localhost'}>"


def _as_mail(notice: Notice) -> EmailMessage:
    """The address on the envelope is where the mail system reports to; the one in the letter is who writes."""
    envelope = settings.ENVELOPE_FROM_EMAIL or settings.DEFAULT_FROM_EMAIL
    heads = {"From": settings.DEFAULT_FROM_EMAIL, "Message-ID": notice.message_id}
    return EmailMessage(notice.subject, notice.body, envelope, [notice.posted_to], headers=heads)


def _not_gone(notice: Notice, problem: Exception, afterwards: Afterwards, now: datetime) -> None:
    attempts = notice.attempts + 1
    trouble = " ".join(f"{type(problem).__name__}: {problem}".split())[:300]
    cause = _lasting(problem, notice.posted_to) or (Cause.NO_ANSWER if attempts >= MOST_ATTEMPTS else None)
    if cause is None:
        again = now + wait_after(attempts)
        waiting = {"attempts": attempts, "post_after": again, "trouble": trouble}
        _note(notice, Notice.Status.POSTING, status=Notice.Status.QUEUED, **waiting)
        return
    is_known = cause == Cause.KNOWN_TO_RETURN
    fail(
        notice,
        Notice.Status.FAILED,
        cause,
        believed=(Notice.Status.POSTING,),
        afterwards=afterwards,
        by=None,
        now=now,
        system=OUTBOX,
        attempts=notice.attempts if is_known else attempts,
        trouble="" if is_known else trouble,
    )


def _lasting(problem: Exception, address: str) -> Cause | None:
    """The cause that no later attempt changes; None when it may pass, as a fault of our own set-up does."""
    if isinstance(problem, _KnownToReturn):
        return Cause.KNOWN_TO_RETURN
    if isinstance(problem, SMTPRecipientsRefused):
        replies = list(_replies(problem))
        return cause_of(replies[0][1], code=replies[0][0]) if replies and is_lasting(replies[0][0]) else None
    if isinstance(problem, SMTPDataError):
        return _of_content(problem) if is_lasting(problem.smtp_code) else None
    return Cause.UNUSABLE_ADDRESS if isinstance(problem, ValueError) and not _is_address(address) else None


def _of_content(problem: SMTPDataError) -> Cause:
    """Said after the letter was read: without a status of its own, that is about the letter and not the address."""
    cause = cause_of(_words(problem.smtp_error))
    return Cause.NOT_ACCEPTED if cause == Cause.NOT_SAID else cause


def _is_address(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True


def _replies(problem: SMTPRecipientsRefused) -> Iterator[tuple[int, str]]:
    for code, said in problem.recipients.values():
        yield code, _words(said)


def _words(said: bytes | str) -> str:
    return said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)


def give_up_those_cut_off(*, afterwards: Afterwards, by: None = None, now: datetime) -> int:
    """Say of letters whose worker died while it was sending that nobody knows whether they went; their number."""
    with scope.everything():
        found = Notice.objects.filter(status=Notice.Status.POSTING, post_after__lt=now - IN_HAND)
        stuck = list(found.select_related("to")[:200])
    return sum(
        fail(
            one,
            Notice.Status.FAILED,
            Cause.CUT_OFF,
            believed=(Notice.Status.POSTING,),
            afterwards=afterwards,
            by=None,
            now=now,
            system=OUTBOX,
        )
        for one in stuck
    )


def _note(notice: Notice, believed: str, **changed: Any) -> bool:
    """Written in a transaction of its own, so that it stays whatever happens to the letter."""
    with scope.everything():
        is_written = bool(Notice.objects.filter(pk=notice.pk, status=believed).update(**changed))
    if is_written:
        for name, value in changed.items():
            setattr(notice, name, value)
    return is_written
