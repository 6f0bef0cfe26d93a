"""Visits that need an officer today, that are coming, and that wait for the provider. Always one query."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Exists, F, OuterRef, Q

from plumbline.accounts.permissions import Permission
from plumbline.visits.models import Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User

SOON = timedelta(days=7)
NEEDS = ("disputed", "comments", "ready", "on-site", "to-write", "summary")


@dataclass(frozen=True, slots=True)
class AboutVisit:
    """`step` is one of NEEDS, coming or shared; `comments` how many of the provider's are not answered yet."""

    step: str
    visit: Visit
    comments: int = 0
    kind: str = "visit"


@dataclass(frozen=True, slots=True)
class VisitsToday:
    needs: tuple[AboutVisit, ...]
    coming: tuple[AboutVisit, ...]
    waiting: tuple[AboutVisit, ...]


def visits_today(user: "User", *, is_mine: bool, on: date) -> VisitsToday:
    """A person's own visits or the whole team's; what somebody else must decide shows to those who may."""
    pressing = Q(status__in=Visit.UNDER_WAY) | Q(
        status__in=("arranged", "gathering"), starts_on__lte=on + SOON
    )
    unanswered = Q(comments__sent_at__isnull=False, comments__answer="", comments__withdrawn_at=None)
    theirs = Visit.objects.of_team(user).filter(pk=OuterRef("pk")).order_by()
    found = (
        Visit.objects.visible_to(user)
        .filter(pressing | Q(summary__status="written"))
        .for_list()
        .annotate(
            unanswered=Count("comments", filter=unanswered),
            writer=F("summary__written_by"),
            is_theirs=Exists(theirs),
        )
        .order_by("starts_on", "pk")
    )
    steps = [about for one in found for about in _about(one, user, shows_all=not is_mine)]
    ordered = sorted(steps, key=lambda one: NEEDS.index(one.step) if one.step in NEEDS else len(NEEDS))
    return VisitsToday(
        needs=tuple(one for one in ordered if one.step in NEEDS),
        coming=tuple(one for one in ordered if one.step == "coming"),
        waiting=tuple(one for one in ordered if one.step == "shared"),
    )


def _about(visit: Visit, user: "User", *, shows_all: bool) -> Iterator[AboutVisit]:
    unanswered, writer = getattr(visit, "unanswered", 0), getattr(visit, "writer", None)
    is_theirs = getattr(visit, "is_theirs", False)
    if visit.status == Visit.Status.DISPUTED:
        if user.may(Permission.SETTLE_DISPUTES) and not is_theirs:
            yield AboutVisit("disputed", visit)
    elif writer is not None:
        if user.may(Permission.APPROVE_SUMMARIES) and writer != user.pk:
            yield AboutVisit("summary", visit)
    elif is_theirs or shows_all:
        yield AboutVisit(_step(visit, unanswered), visit, unanswered)


def _step(visit: Visit, unanswered: int) -> str:
    if visit.status == Visit.Status.ANSWERING:
        return "comments" if unanswered else "ready"
    return {"visiting": "on-site", "writing": "to-write", "shared": "shared"}.get(visit.status, "coming")
