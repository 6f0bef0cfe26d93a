"""Posting: claimed first, tried again when the post office is shut, given up with the cause, never twice."""

from collections.abc import Callable
from datetime import timedelta
from smtplib import (
    SMTPAuthenticationError,
    SMTPDataError,
    SMTPRecipientsRefused,
    SMTPSenderRefused,
    SMTPServerDisconnected,
)
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from plumbline.notices.actions import post_one, tell
from plumbline.notices.causes import Cause
from plumbline.notices.models import Notice
from plumbline.notices.returned import read_returned
from plumbline.notices.waiting import MOST_ATTEMPTS
from plumbline.oversight.regular import post_letters
from tests.cast import NOW, Cast
from tests.notices.reports import report

Refusing = Callable[[Exception], None]


@pytest.fixture
def letter(cast: Cast) -> Notice:
    tell([cast.provider_staff], "accounts/letters/password.txt", {"link": "x"}, key="k", now=NOW)
    return cast.provider_staff.notices.get()


@pytest.fixture
def refusing(monkeypatch: pytest.MonkeyPatch) -> Refusing:
    """Call it with what the mail server does to every letter."""

    def refuse_with(problem: Exception) -> None:
        def refuse(self: EmailMessage) -> int:
            raise problem

        monkeypatch.setattr(EmailMessage, "send", refuse)

    return refuse_with


def _post(letter: Notice) -> bool:
    return post_one(letter, afterwards=lambda lost: None, now=NOW)


def _post_again(letter: Notice) -> bool:
    letter.refresh_from_db()
    went = _post(letter)
    letter.refresh_from_db()
    return went


def test_a_letter_goes_to_its_person_once(letter: Notice) -> None:
    assert _post(letter)
    assert not _post(letter)
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == ([letter.to.email], letter.subject, letter.body)
    letter.refresh_from_db()
    assert (letter.status, letter.posted_at, letter.attempts) == (Notice.Status.POSTED, NOW, 1)


def test_two_workers_do_not_send_one_letter_twice(letter: Notice) -> None:
    """The second worker read the letter while it was still waiting."""
    seen_by_the_other = Notice.objects.get(pk=letter.pk)
    assert [_post(letter), _post(seen_by_the_other)] == [True, False]
    assert len(mail.outbox) == 1


def test_a_letter_that_does_not_go_waits_longer_each_time(letter: Notice, refusing: Refusing) -> None:
    refusing(SMTPServerDisconnected("closed until morning"))
    waits = []
    for _ in range(11):
        assert not _post_again(letter)
        assert letter.status == Notice.Status.QUEUED
        waits.append((letter.post_after - NOW) // timedelta(minutes=1))
    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 512, 720, 720]
    assert letter.trouble == "SMTPServerDisconnected: closed until morning"


def test_after_the_last_attempt_a_letter_is_given_up_and_says_why(letter: Notice, refusing: Refusing) -> None:
    refusing(SMTPServerDisconnected("closed until morning"))
    for _ in range(MOST_ATTEMPTS):
        _post_again(letter)
    assert (letter.status, letter.attempts, letter.cause) == (
        Notice.Status.FAILED,
        MOST_ATTEMPTS,
        Cause.NO_ANSWER,
    )
    assert not Notice.objects.to_post(now=NOW + timedelta(days=9)).exists()


@pytest.mark.parametrize(
    ("problem", "status", "cause"),
    [
        (SMTPRecipientsRefused({"a@b.example": (550, b"5.1.1 unknown")}), "failed", Cause.NO_SUCH_ADDRESS),
        (SMTPRecipientsRefused({"a@b.example": (550, b"5.7.1 no")}), "failed", Cause.NOT_ACCEPTED),
        (SMTPRecipientsRefused({"a@b.example": (451, b"4.3.0 greylisted")}), "queued", ""),
        (SMTPDataError(554, b"looks like spam"), "failed", Cause.NOT_ACCEPTED),
        (SMTPDataError(452, b"no room"), "queued", ""),
        (SMTPSenderRefused(550, b"5.7.1 not allowed", "no-reply@x.example"), "queued", ""),
        (SMTPAuthenticationError(535, b"5.7.8 bad password"), "queued", ""),
        (ConnectionRefusedError("nobody there"), "queued", ""),
        (TimeoutError("slow"), "queued", ""),
        (ValueError("a fault of our own set-up"), "queued", ""),
    ],
)
def test_what_lasts_ends_the_attempts_at_once(
    letter: Notice, refusing: Refusing, problem: Exception, status: str, cause: str
) -> None:
    """A fault of our own set-up, such as a wrong password, is nobody's address: it is tried again."""
    refusing(problem)
    _post_again(letter)
    assert (letter.status, letter.cause, letter.attempts) == (status, cause, 1)


def test_a_letter_carries_a_number_of_its_own_and_the_envelope_it_returns_to(
    letter: Notice, settings: Any
) -> None:
    settings.DEFAULT_FROM_EMAIL = "Plumbline <care@council.example>"
    settings.ENVELOPE_FROM_EMAIL = "bounces@council.example"
    assert _post(letter)
    (sent,) = mail.outbox
    letter.refresh_from_db()
    assert sent.from_email == "bounces@council.example"
    assert sent.message()["From"] == "Plumbline <care@council.example>"
    assert sent.message()["Message-ID"] == letter.message_id
    assert read_returned(report(letter.message_id)).message_id == letter.message_id


def test_letters_are_posted_oldest_first_and_not_before_their_time(cast: Cast) -> None:
    for minutes in (5, 1, 60):
        moment = NOW + timedelta(minutes=minutes)
        context = {"link": f"after {minutes}"}
        tell([cast.provider_staff], "accounts/letters/password.txt", context, key=str(minutes), now=moment)
    assert post_letters(now=NOW + timedelta(minutes=10)) == 2
    assert ["after 1" in one.body for one in mail.outbox] == [True, False]
    assert ["after 5" in one.body for one in mail.outbox] == [False, True]


def test_a_letter_whose_worker_died_while_sending_is_shown_not_repeated(letter: Notice) -> None:
    Notice.objects.filter(pk=letter.pk).update(status=Notice.Status.POSTING)
    assert post_letters(now=NOW + timedelta(days=1)) == 0
    assert mail.outbox == []
    letter.refresh_from_db()
    assert (letter.status, letter.cause) == (Notice.Status.FAILED, Cause.CUT_OFF)
