"""Posting: claimed first, tried again when the post office is shut, given up after six times, never twice."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from plumbline.notices.actions import MOST_ATTEMPTS, post_one, tell
from plumbline.notices.models import Notice
from plumbline.oversight.regular import post_letters
from tests.cast import NOW, Cast


@pytest.fixture
def letter(cast: Cast) -> Notice:
    tell([cast.provider_staff], "accounts/letters/password.txt", {"link": "x"}, key="k", now=NOW)
    return cast.provider_staff.notices.get()


@pytest.fixture
def post_office_is_shut(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: EmailMessage) -> int:
        raise SMTPServerDisconnected("closed until morning")

    monkeypatch.setattr(EmailMessage, "send", refuse)


def test_a_letter_goes_to_its_person_once(letter: Notice) -> None:
    assert post_one(letter, now=NOW)
    assert not post_one(letter, now=NOW)
    (sent,) = mail.outbox
    assert (sent.to, sent.subject, sent.body) == ([letter.to.email], letter.subject, letter.body)
    letter.refresh_from_db()
    assert (letter.status, letter.posted_at, letter.attempts) == (Notice.Status.POSTED, NOW, 1)


def test_two_workers_do_not_send_one_letter_twice(letter: Notice) -> None:
    """The second worker read the letter while it was still waiting."""
    seen_by_the_other = Notice.objects.get(pk=letter.pk)
    assert [post_one(letter, now=NOW), post_one(seen_by_the_other, now=NOW)] == [True, False]
    assert len(mail.outbox) == 1


@pytest.mark.usefixtures("post_office_is_shut")
def test_a_letter_that_does_not_go_waits_longer_each_time(letter: Notice) -> None:
    waits = []
    for _ in range(MOST_ATTEMPTS - 1):
        letter.refresh_from_db()
        assert not post_one(letter, now=NOW)
        letter.refresh_from_db()
        assert letter.status == Notice.Status.QUEUED
        waits.append((letter.post_after - NOW) // timedelta(minutes=1))
    assert waits == [2, 4, 8, 16, 32]
    assert letter.trouble == "SMTPServerDisconnected: closed until morning"


@pytest.mark.usefixtures("post_office_is_shut")
def test_after_six_attempts_a_letter_is_given_up_and_says_why(letter: Notice) -> None:
    for _ in range(MOST_ATTEMPTS):
        letter.refresh_from_db()
        post_one(letter, now=NOW)
    letter.refresh_from_db()
    assert (letter.status, letter.attempts) == (Notice.Status.FAILED, MOST_ATTEMPTS)
    assert not Notice.objects.to_post(now=NOW + timedelta(days=9)).exists()


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
