"""Letters that did not arrive: those that matter to a page, and how many there are."""

from collections.abc import Mapping, Sequence

from django.db import models

from plumbline.accounts.models import User
from plumbline.notices.models import Notice

REPORT_LETTERS = frozenset({"draft_shared", "dispute_decided", "final"})
# Letters that ask, announce, share or decide: a right or a limit of somebody hangs on them. By what they are about.
WEIGHTY: Mapping[str, frozenset[str]] = {
    "returns.return": frozenset({"reminder", "sent_back", "extended"}),
    "visits.visit": frozenset(
        {
            "announced",
            "moved",
            "asked",
            "asked_again",
            "cancelled",
            "draft_shared",
            "dispute_decided",
            "final",
        }
    ),
    "standing.standingdecision": frozenset({"decided", "partner", "provider"}),
}


def has_weight(notice: Notice) -> bool:
    return notice.kind in WEIGHTY.get(notice.about_kind, frozenset())


def lost_letters_about(user: User, subjects: Sequence[models.Model]) -> list[Notice]:
    """The letters of weight about these that did not arrive and were not sent again, newest first. One query."""
    if not subjects:
        return []
    kind = subjects[0]._meta.label_lower
    found = Notice.objects.visible_to(user).filter(
        about_kind=kind,
        about_id__in=[one.pk for one in subjects],
        kind__in=WEIGHTY[kind],
        status__in=Notice.NOT_ARRIVED,
        sent_again=None,
    )
    return list(found.select_related("to", "told_by").defer("body"))
