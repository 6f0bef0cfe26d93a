"""A letter that does not arrive: once, with its cause, told to whoever must know; and what mends it."""

import io
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from smtplib import SMTPRecipientsRefused
from types import SimpleNamespace

import pytest
from django.core import mail
from django.core.mail import EmailMessage

from plumbline.accounts.models import User
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.notices import actions as notices
from plumbline.notices.causes import Cause
from plumbline.notices.models import Notice
from plumbline.oversight import consequences
from plumbline.oversight.letter_consequences import letter_sent_again, return_noted
from plumbline.oversight.queries.letters_about import lost_letters_about
from plumbline.oversight.regular import post_letters
from plumbline.returns.models import Return
from tests.cast import NOW, Cast
from tests.notices.reports import report
from tests.oversight.running import Ended, run

Pipe = Callable[[bytes], Ended]


@pytest.fixture
def asked(cast: Cast) -> Return:
    """A return whose provider was reminded by letter, and the letters posted."""
    kpi_return = cast.issue()
    consequences.provider_reminded(kpi_return, by=cast.contract_officer, now=NOW)
    assert post_letters(now=NOW) == 2
    return kpi_return


@pytest.fixture
def pipe(monkeypatch: pytest.MonkeyPatch) -> Pipe:
    def hand_in(content: bytes) -> Ended:
        monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(content)))
        return run("bounced")

    return hand_in


def _letter(person: User) -> Notice:
    return person.notices.get(kind="reminder")


def _told(cast: Cast) -> list[Notice]:
    return list(Notice.objects.filter(kind="not_arrived").order_by("pk"))


def test_a_letter_that_returns_is_marked_once_and_the_officer_is_told(
    cast: Cast, asked: Return, pipe: Pipe
) -> None:
    letter = _letter(cast.provider_staff)
    message = report(letter.message_id, address=cast.provider_staff.email)
    answers = {pipe(message).out, pipe(message).out}
    letter.refresh_from_db()

    assert (letter.status, letter.cause) == (Notice.Status.CAME_BACK, Cause.NO_SUCH_ADDRESS)
    assert len(answers) == 1
    assert Event.objects.filter(kind="letter.came_back").count() == 1
    (told,) = _told(cast)
    assert told.to == cast.contract_officer
    assert "there is no such address" in told.body
    assert lost_letters_about(cast.contract_officer, [asked]) == [letter]
    assert lost_letters_about(cast.other_council_officer, [asked]) == []


def test_the_answer_is_the_same_whether_a_letter_was_found_or_not(
    cast: Cast, asked: Return, pipe: Pipe
) -> None:
    ours = pipe(report(_letter(cast.provider_staff).message_id, address=cast.provider_staff.email))
    strange = pipe(report())
    assert (ours.status, ours.out, ours.err) == (strange.status, strange.out, strange.err)
    assert pipe(b"Subject: hello\n\nNothing").status == 0
    assert Notice.objects.filter(status=Notice.Status.CAME_BACK).count() == 1


def test_a_report_on_another_address_does_not_blame_the_persons_own(
    cast: Cast, asked: Return, pipe: Pipe
) -> None:
    pipe(report(_letter(cast.provider_staff).message_id, address="forwarded.to@elsewhere.example"))
    cast.provider_staff.refresh_from_db()
    assert _letter(cast.provider_staff).cause == Cause.NOT_SAID
    assert cast.provider_staff.letters_return_since is None


def test_a_folder_is_read_file_by_file_and_what_is_no_folder_is_wrong_usage(
    cast: Cast, asked: Return, tmp_path: Path
) -> None:
    message = report(_letter(cast.provider_staff).message_id, address=cast.provider_staff.email)
    (tmp_path / "a.eml").write_bytes(message)
    (tmp_path / "b.eml").write_bytes(b"\xff" * 99)
    (tmp_path / "c.txt").write_bytes(message)
    ended = run("bounced", tmp_path)
    assert [line.split(":")[0] for line in ended.out.splitlines()] == ["a.eml", "b.eml"]
    assert _letter(cast.provider_staff).has_not_arrived
    assert run("bounced", tmp_path / "c.txt").status == 2


def test_the_next_letter_to_a_marked_address_is_written_and_not_posted(
    cast: Cast, asked: Return, pipe: Pipe
) -> None:
    pipe(report(_letter(cast.provider_staff).message_id, address=cast.provider_staff.email))
    mail.outbox.clear()
    tomorrow = NOW + timedelta(days=1)
    consequences.provider_reminded(asked, by=cast.contract_officer, now=tomorrow)
    post_letters(now=tomorrow)
    newer = cast.provider_staff.notices.filter(kind="reminder").latest("pk")

    assert (newer.status, newer.cause) == (Notice.Status.FAILED, Cause.KNOWN_TO_RETURN)
    assert cast.provider_staff.email not in [one.to[0] for one in mail.outbox]
    notices.tell([cast.provider_staff], "accounts/letters/password.txt", {}, key="p", now=tomorrow)
    post_letters(now=tomorrow)
    assert [cast.provider_staff.email] in [one.to for one in mail.outbox]


def test_a_corrected_address_ends_the_mark_and_the_letter_goes_again_once(
    cast: Cast, asked: Return, pipe: Pipe
) -> None:
    letter = _letter(cast.provider_staff)
    pipe(report(letter.message_id, address=cast.provider_staff.email))
    assert run("account", "address", cast.provider_staff.email, "right@alder.example").status == 0
    cast.provider_staff.refresh_from_db()
    assert cast.provider_staff.letters_return_since is None

    letter = Notice.objects.get(pk=letter.pk)
    again = letter_sent_again(letter, by=cast.contract_officer, now=NOW)
    assert (again.body, again.about_id) == (letter.body, asked.pk)
    with pytest.raises(NotAllowed):
        letter_sent_again(letter, by=cast.contract_officer, now=NOW)
    mail.outbox.clear()
    post_letters(now=NOW)
    assert ["right@alder.example"] in [one.to for one in mail.outbox]
    assert lost_letters_about(cast.contract_officer, [asked]) == []
    taken = run("account", "address", cast.provider_manager.email, "Right@alder.example")
    assert (taken.status, "another account" in taken.err) == (1, True)


def test_a_refusal_for_good_is_told_at_once_and_what_an_officer_notes_ends_it(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: EmailMessage) -> int:
        raise SMTPRecipientsRefused({self.to[0]: (550, b"5.2.1 closed")})

    monkeypatch.setattr(EmailMessage, "send", refuse)
    kpi_return = cast.issue()
    consequences.provider_reminded(kpi_return, by=cast.contract_officer, now=NOW)
    post_letters(now=NOW)
    lost = lost_letters_about(cast.contract_officer, [kpi_return])
    assert {one.cause for one in lost} == {Cause.MAILBOX_CLOSED}
    assert len(_told(cast)) == 2
    for one in lost:
        notices.tell_otherwise(one, "By phone", by=cast.contract_officer, now=NOW)
    assert not Notice.objects.astray().filter(about_id=kpi_return.pk).exists()
    with pytest.raises(NotAllowed):
        notices.tell_otherwise(lost[0], "Twice", by=cast.contract_officer, now=NOW)


def test_an_officer_notes_that_a_posted_letter_came_back(cast: Cast, asked: Return) -> None:
    letter = _letter(cast.provider_manager)
    return_noted(letter, "Returned unopened", marks_address=True, by=cast.contract_officer, now=NOW)
    cast.provider_manager.refresh_from_db()
    assert cast.provider_manager.letters_return_since == NOW
    assert [one.by for one in Event.objects.filter(kind="letter.came_back")] == [cast.contract_officer]
    with pytest.raises(NotAllowed):
        return_noted(letter, "Twice", marks_address=False, by=cast.contract_officer, now=NOW)
