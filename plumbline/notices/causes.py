"""Why a letter did not arrive, from what a mail server said, and what to do about it. Pure.

Source of the codes: RFC 5321 section 4.2 (replies of three figures) and RFC 3463 (status of three numbers).
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Cause(StrEnum):
    NO_SUCH_ADDRESS = "no-such-address"
    MAILBOX_CLOSED = "mailbox-closed"
    MAILBOX_FULL = "mailbox-full"
    TOO_LARGE = "too-large"
    NOT_ACCEPTED = "not-accepted"
    UNUSABLE_ADDRESS = "unusable-address"
    NO_ANSWER = "no-answer"
    KNOWN_TO_RETURN = "known-to-return"
    CUT_OFF = "cut-off"
    NOT_SAID = "not-said"
    BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class Explained:
    """`blames_address`: the next letter to the same address would come back too."""

    says: str
    to_do: str
    blames_address: bool = False


_RIGHT_ADDRESS = (
    "Tell them by phone, and find out the right address. Once it is corrected, the letter can be sent again."
)
EXPLAINED: dict[str, Explained] = {
    Cause.NO_SUCH_ADDRESS: Explained("there is no such address", _RIGHT_ADDRESS, blames_address=True),
    Cause.MAILBOX_CLOSED: Explained("the mailbox is closed", _RIGHT_ADDRESS, blames_address=True),
    Cause.UNUSABLE_ADDRESS: Explained(
        "the address cannot be written on a letter", _RIGHT_ADDRESS, blames_address=True
    ),
    Cause.MAILBOX_FULL: Explained(
        "the mailbox is full", "Tell them by phone, and send the letter again once there is room."
    ),
    Cause.TOO_LARGE: Explained(
        "the letter was larger than their mail server takes", "Tell them by phone where to read it."
    ),
    Cause.NOT_ACCEPTED: Explained(
        "their mail server does not accept letters from here",
        "Tell them by phone, and ask whoever runs this service to speak to whoever runs theirs.",
    ),
    Cause.NO_ANSWER: Explained(
        "their mail server could not be reached for days",
        "Send the letter again, or tell them by phone. If many letters say so, tell whoever runs this service.",
    ),
    Cause.KNOWN_TO_RETURN: Explained(
        "letters to this address come back, so it was not posted", _RIGHT_ADDRESS
    ),
    Cause.CUT_OFF: Explained(
        "the work stopped while it was being posted, so nobody knows whether it went",
        "Ask whether it came. If it did not, send it again.",
    ),
    Cause.NOT_SAID: Explained(
        "their mail server returned it", "Tell them by phone, or send the letter again."
    ),
    Cause.BY_HAND: Explained("an officer noted that it came back", _RIGHT_ADDRESS),
}
_STATUS = re.compile(r"(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])")
_REPLY = re.compile(r"(?<![\d.])([245]\d\d)(?![\d.])")
_OF_STATUS = {
    "1.7": Cause.NOT_ACCEPTED,
    "1.8": Cause.NOT_ACCEPTED,
    "2.1": Cause.MAILBOX_CLOSED,
    "2.2": Cause.MAILBOX_FULL,
    "2.3": Cause.TOO_LARGE,
    "3.4": Cause.TOO_LARGE,
}
_OF_SUBJECT = {"1": Cause.NO_SUCH_ADDRESS, "7": Cause.NOT_ACCEPTED}
_OF_REPLY = {
    550: Cause.NO_SUCH_ADDRESS,
    551: Cause.NO_SUCH_ADDRESS,
    552: Cause.MAILBOX_FULL,
    553: Cause.NO_SUCH_ADDRESS,
    554: Cause.NOT_ACCEPTED,
}


def is_lasting(code: int) -> bool:
    """Whether a mail server's reply says that trying again is no use."""
    return 500 <= code <= 599


def cause_of(said: str, *, code: int = 0) -> Cause:
    """The cause in what a mail server said; `code` is its reply of three figures where it is known apart."""
    status = _STATUS.search(said)
    if status and f"{status[2]}.{status[3]}" != "0.0":
        if status[1] == "4":
            return Cause.NO_ANSWER if status[2] == "4" else _of_status(status[2], status[3])
        return _of_status(status[2], status[3])
    found = _REPLY.search(said)
    return _OF_REPLY.get(code or (int(found[1]) if found else 0), Cause.NOT_SAID)


def _of_status(subject: str, detail: str) -> Cause:
    return _OF_STATUS.get(f"{subject}.{detail}") or _OF_SUBJECT.get(subject, Cause.NOT_SAID)


def explained(cause: str) -> Explained:
    """In words; a cause that this version of Plumbline does not know reads as not said."""
    return EXPLAINED.get(cause, EXPLAINED[Cause.NOT_SAID])
