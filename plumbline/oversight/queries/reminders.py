"""When a provider was last reminded of a return: read off the outbox, where every letter stands."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from plumbline.accounts.models import User
from plumbline.notices.models import Notice

KINDS = ("reminder", "unanswered")
LOOK_BACK = timedelta(days=200)


def last_reminded(user: User, *, on: date) -> Mapping[int, datetime]:
    """The newest reminder of each return, by the return's number. One query for all of them."""
    letters = (
        Notice.objects.visible_to(user)
        .filter(kind__in=KINDS, written_at__date__gte=on - LOOK_BACK)
        .order_by("written_at")
        .values_list("key", "written_at")
    )
    return {return_of(key): written_at for key, written_at in letters}


def return_of(key: str) -> int:
    """The number of the return that a reminder is about: its key is `stage:return:day:person` (`regular.remind`)."""
    return int(key.split(":")[1])
