"""Reading one returned message: the mail system's report of a letter it could not deliver (RFC 3462, RFC 3464). Pure.

What comes in here was written by anybody: it is limited in size and depth before it is opened, and only numbers that
letters of ours could carry are taken from it.
"""

import re
from dataclasses import dataclass
from email import message_from_bytes, message_from_string
from email.message import Message

from plumbline.notices.causes import Cause, cause_of

MOST_BYTES = 2_000_000
# A real report has three parts; each part names its type once, and so does every level of nesting.
MOST_PARTS = 60
_OUR_NUMBER = re.compile(r"<[0-9A-Za-z_-]{20,60}\.letter@[0-9A-Za-z.-]{1,100}>")
_REPORTS = {"message/delivery-status", "message/global-delivery-status"}
_WHOLE = {"message/rfc822", "message/global"}
_HEADS = {"text/rfc822-headers", "message/rfc822-headers", "message/global-headers"}


class NotAReport(ValueError):
    """Nothing that says of a letter that it did not arrive. The message says why, and of nobody whether they exist."""


@dataclass(frozen=True, slots=True)
class Returned:
    """A letter that came back. `addresses` are those the report blames, in small letters; `said` is for experts."""

    message_id: str
    addresses: frozenset[str]
    cause: Cause
    said: str


def read_returned(content: bytes) -> Returned:
    """What a report says. Raises NotAReport."""
    _refuse_what_is_too_much(content)
    try:
        report = message_from_bytes(content)
        return _read(report)
    except NotAReport:
        raise
    # The email package promises to read anything, and breaks the promise in a new way every year.
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, AssertionError) as fault:
        raise NotAReport("It cannot be read as a message.") from fault


def _refuse_what_is_too_much(content: bytes) -> None:
    if not content.strip():
        raise NotAReport("It is empty.")
    if len(content) > MOST_BYTES:
        raise NotAReport("It is larger than two megabytes, which no report on a letter of ours is.")
    if content.lower().count(b"content-type:") > MOST_PARTS:
        raise NotAReport("It is nested deeper than any report on a letter.")


def _read(report: Message) -> Returned:
    parts = report.get_payload()
    if report.get_content_type() != "multipart/report" or not isinstance(parts, list):
        raise NotAReport("It is no report on a delivery. Replies and absences are left alone.")
    inside = [one for one in parts if isinstance(one, Message)]
    told = next((one for one in inside if one.get_content_type() in _REPORTS), None)
    if told is None:
        raise NotAReport("It reports on something else than a delivery.")
    failed = [one for one in _recipients(told) if _said(one, "Action").strip().lower() == "failed"]
    if not failed:
        raise NotAReport("It reports on a delivery that has not failed.")
    why = " ".join(f"{_said(failed[0], 'Status')} {_said(failed[0], 'Diagnostic-Code')}".split())
    return Returned(_number(inside), _addresses(failed), cause_of(why), why[:300])


def _recipients(told: Message) -> list[Message]:
    """The groups of lines about recipients: all but the first, which is about the message."""
    groups = told.get_payload()
    return [one for one in groups if isinstance(one, Message)][1:] if isinstance(groups, list) else []


def _number(inside: list[Message]) -> str:
    """The number of the letter that came back, as it stands in the part that repeats it."""
    for part in inside:
        number = _said(_repeated(part), "Message-ID").strip()
        if _OUR_NUMBER.fullmatch(number):
            return number
    raise NotAReport("It does not say on which letter it reports, or on none that carries a number of ours.")


def _repeated(part: Message) -> Message:
    """The letter inside a part, or its head; an empty message when the part holds neither."""
    payload = part.get_payload()
    if part.get_content_type() in _WHOLE and isinstance(payload, list) and payload:
        return payload[0] if isinstance(payload[0], Message) else Message()
    if part.get_content_type() in _HEADS:
        text = part.get_payload(decode=True)
        if isinstance(text, bytes):
            return message_from_string(text.decode("utf-8", "replace"))
        return payload[0] if isinstance(payload, list) and isinstance(payload[0], Message) else Message()
    return Message()


def _addresses(failed: list[Message]) -> frozenset[str]:
    named = [_said(one, head) for one in failed for head in ("Original-Recipient", "Final-Recipient")]
    # “rfc822; somebody@example.org”: the kind of address stands before it.
    return frozenset(one.rpartition(";")[2].strip().strip("<>").lower() for one in named if one)


def _said(part: Message, head: str) -> str:
    """One line of a head as plain text without what no database takes."""
    return "".join(one for one in str(part.get(head, "")) if one.isprintable() or one.isspace())
