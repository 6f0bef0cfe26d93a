"""Reading what mail systems send back: the letter and the cause out of a report, nothing out of anything else."""

import pytest

from plumbline.notices.causes import EXPLAINED, Cause, cause_of, explained
from plumbline.notices.returned import MOST_BYTES, NotAReport, read_returned
from plumbline.notices.waiting import LONGEST, MOST_ATTEMPTS, wait_after
from tests.notices.reports import OURS, report

NESTED = b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (level, level) for level in range(5000)
)


@pytest.mark.parametrize("about", ["message/rfc822", "text/rfc822-headers", "message/global"])
def test_a_report_names_the_letter_the_address_and_the_cause(about: str) -> None:
    found = read_returned(report(address="Provider.Staff@example.org", about=about))
    assert (found.message_id, set(found.addresses)) == (OURS, {"provider.staff@example.org"})
    assert (found.cause, found.said) == (Cause.NO_SUCH_ADDRESS, "5.1.1 smtp; 550 5.1.1 No such user")


def test_a_forwarded_letter_names_both_addresses() -> None:
    found = read_returned(report(address="new@example.net", original="old@example.org"))
    assert found.addresses == {"new@example.net", "old@example.org"}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (b"   \r\n", "empty"),
        (b"x" * (MOST_BYTES + 1), "larger"),
        (b"\xff\xfe\x00\x00" * 40, "no report"),
        (b"Subject: Out of office\n\nI am away until Monday.", "no report"),
        (NESTED, "nested"),
        (report(action="delayed", status="4.4.1"), "not failed"),
        (report(action="delivered", status="2.0.0"), "not failed"),
        (report(kind="multipart/mixed"), "no report"),
        (report().replace(b"message/delivery-status", b"message/disposition-notification"), "something else"),
        (report().replace(b"message/delivery-status", b"message/feedback-report"), "something else"),
        (report("<20261122.1@elsewhere.example>"), "number of ours"),
        (report("<" + "a" * 900 + ".letter@plumbline.example>"), "number of ours"),
        (report().replace(b"Message-ID", b"X-Message"), "number of ours"),
        (report()[:420], "not failed"),
        (report().replace(b"\n\nFrom: Plumbline", b"\n"), "number of ours"),
        (report().replace(b'boundary="part"', b"boundary"), "no report"),
    ],
)
def test_what_is_no_report_on_a_letter_of_ours_is_left_alone(content: bytes, reason: str) -> None:
    with pytest.raises(NotAReport, match=reason):
        read_returned(content)


@pytest.mark.parametrize(
    "content",
    [
        report(OURS + "\x00"),
        report(said="smtp; 550 5.1.1 \x00\x07 \udcff".encode("utf-8", "ignore").decode()),
        report().replace(b"Content-Type: text/plain", b"Content-Type: =?x?Q?\xff?=; charset=\x80"),
        report().replace(b"Action: failed", b"Action: FAILED (\xe9)").replace(b" (\xe9)", b" "),
        report().replace(b"\n", b"\r\n"),
    ],
)
def test_nonsense_inside_a_report_is_left_out(content: bytes) -> None:
    found = read_returned(content)
    assert (found.message_id, found.cause) == (OURS, Cause.NO_SUCH_ADDRESS)
    assert "\x00" not in found.said


@pytest.mark.parametrize(
    ("said", "code", "cause"),
    [
        ("5.1.1 No such user", 550, Cause.NO_SUCH_ADDRESS),
        ("5.1.10 Recipient not found", 0, Cause.NO_SUCH_ADDRESS),
        ("5.1.8 Bad sender address", 550, Cause.NOT_ACCEPTED),
        ("5.2.1 Mailbox disabled", 550, Cause.MAILBOX_CLOSED),
        ("5.2.2 Over quota", 552, Cause.MAILBOX_FULL),
        ("5.2.3 Too long", 0, Cause.TOO_LARGE),
        ("5.3.4 Too big for the system", 552, Cause.TOO_LARGE),
        ("5.7.1 Rejected as spam", 550, Cause.NOT_ACCEPTED),
        ("5.4.6 Routing loop", 554, Cause.NOT_SAID),
        ("4.4.7 Delivery time expired", 0, Cause.NO_ANSWER),
        ("4.2.2 Mailbox full", 0, Cause.MAILBOX_FULL),
        ("5.0.0 smtp; 550 unknown user", 0, Cause.NO_SUCH_ADDRESS),
        ("Requested action not taken", 550, Cause.NO_SUCH_ADDRESS),
        ("mailbox full", 552, Cause.MAILBOX_FULL),
        ("transaction failed", 554, Cause.NOT_ACCEPTED),
        ("host 10.5.1.1 said nothing", 0, Cause.NOT_SAID),
        ("", 0, Cause.NOT_SAID),
    ],
)
def test_the_cause_is_read_from_what_the_server_said(said: str, code: int, cause: Cause) -> None:
    assert cause_of(said, code=code) == cause


def test_every_cause_has_words_and_an_unknown_one_reads_as_not_said() -> None:
    assert set(EXPLAINED) == set(Cause)
    assert explained("of-the-future") == EXPLAINED[Cause.NOT_SAID]
    blamed = {cause for cause in Cause if EXPLAINED[cause].blames_address}
    assert blamed == {Cause.NO_SUCH_ADDRESS, Cause.MAILBOX_CLOSED, Cause.UNUSABLE_ADDRESS}


def test_the_waits_grow_and_outlast_a_weekend() -> None:
    waits = [wait_after(attempt) for attempt in range(1, MOST_ATTEMPTS)]
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST
    assert 72 <= sum(one.total_seconds() for one in waits) / 3600 <= 80
