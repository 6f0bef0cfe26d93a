"""What *Today* reads off the outbox, where every letter stands: reminders of returns, and letters gone astray."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Q

from plumbline.accounts.models import User
from plumbline.notices.models import Notice

KINDS = ("reminder", "unanswered")
LOOK_BACK = timedelta(days=200)


@dataclass(frozen=True, slots=True)
class LettersOfToday:
    """The newest reminder of each return, by the return's number; and how many letters nobody has seen to."""

    reminded: Mapping[int, datetime]
    astray: int


def letters_of_today(user: User, *, on: date) -> LettersOfToday:
    """One query for all of them."""
    reminders = Q(about_kind="returns.return", kind__in=KINDS, written_at__date__gte=on - LOOK_BACK)
    astray = Q(status__in=Notice.NOT_ARRIVED, sent_again=None, told_at=None)
    letters = list(
        Notice.objects.visible_to(user)
        .filter(reminders | astray)
        .order_by("written_at")
        .values_list("about_kind", "kind", "about_id", "written_at", "status", "told_at", "sent_again")
    )
    reminded, lost = {}, 0
    for kind, letter, number, written_at, status, told_at, again in letters:
        if status in Notice.NOT_ARRIVED:
            lost += told_at is None and again is None
        elif kind == "returns.return" and letter in KINDS and number is not None:
            reminded[number] = written_at
    return LettersOfToday(reminded, lost)
