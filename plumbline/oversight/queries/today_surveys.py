"""Surveys and phone-in days that need an officer today. Always two queries; none for who runs no surveys."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Exists, OuterRef, Q, Subquery, Value
from django.db.models.functions import Coalesce, JSONObject

from plumbline.accounts.permissions import Permission
from plumbline.surveys.models import Call, PhoneInDay, Response, Survey

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True, slots=True)
class AboutSurvey:
    """`step` is what it waits for: to-close, to-open or to-read."""

    step: str
    survey: Survey
    kind: str = "survey"


@dataclass(frozen=True, slots=True)
class AboutPhoneIn:
    """A phone-in day with the concerns that nobody has settled yet, or one that is over and still takes calls.

    `first` is the concern to follow up first: its number, the provider it is about, and what is to be done.
    """

    day: PhoneInDay
    concerns: int
    first: Mapping[str, Any] | None
    is_to_close: bool
    kind: str = "phone_in"


NeedOfSurvey = AboutSurvey | AboutPhoneIn
STEPS = {Survey.Status.OPEN: "to-close", Survey.Status.DRAFT: "to-open", Survey.Status.CLOSED: "to-read"}


def surveys_in_need(user: "User", *, led: Collection[int] | None, on: date) -> tuple[NeedOfSurvey, ...]:
    """Concerns first, the longest waiting first; then surveys to close, to open, to read.

    A person's own are what they began, took a call for or lead the visit or the contract of, with the providers in
    `led`, which is None for everybody's; what was begun by somebody who has left is everybody's.
    """
    councils = user.reach_with(Permission.RUN_SURVEYS).councils
    if not councils:
        return ()
    if led is None:
        return (*_phone_ins(user, councils, Q(), Q(), on), *_surveys(user, councils, Q(), on))
    begun = _begun_by(user)
    taken = _begun_by(user, "day__") | Q(noted_by=user) | Q(provider__in=led)
    led_by = begun | Q(visit__lead=user) | Q(contract__lead_officer=user)
    return (*_phone_ins(user, councils, taken, begun, on), *_surveys(user, councils, led_by, on))


def _phone_ins(user: "User", councils: Collection[int], taken: Q, begun: Q, on: date) -> list[AboutPhoneIn]:
    """Days with concerns that are `taken`, the first held first; then those `begun` that are only to be closed."""
    calls = Call.objects.visible_to(user).to_follow_up().filter(taken, day=OuterRef("pk")).order_by()
    first = calls.order_by("pk").values(
        concern=JSONObject(
            pk="pk", follow_up="follow_up", provider=Coalesce("provider__organisation__name", Value(""))
        )
    )
    over = PhoneInDay.objects.to_close(on=on).filter(begun, pk=OuterRef("pk")).order_by()
    found = (
        PhoneInDay.objects.visible_to(user)
        .filter(council_id__in=councils)
        .annotate(
            first=Subquery(first[:1]),
            concerns=Coalesce(Subquery(calls.values("day").values(number=Count("pk"))), 0),
            is_over=Exists(over),
        )
        .filter(Q(concerns__gt=0) | Q(is_over=True))
        .order_by("held_on", "pk")
    )
    about = [_about(one) for one in found]
    return sorted(about, key=lambda one: one.first is None)


def _about(day: PhoneInDay) -> AboutPhoneIn:
    return AboutPhoneIn(
        day, getattr(day, "concerns", 0), getattr(day, "first", None), getattr(day, "is_over", False)
    )


def _surveys(user: "User", councils: Collection[int], led_by: Q, on: date) -> list[AboutSurvey]:
    mine = Survey.objects.visible_to(user).filter(led_by, council_id__in=councils)
    unread = Exists(Response.objects.with_unread_words().filter(survey=OuterRef("pk")))
    pressing = mine.to_close(on=on) | mine.to_open(on=on) | mine.closed().filter(unread)
    ordered = pressing.for_list().order_by("closes_on", "pk")
    found = [AboutSurvey(STEPS[Survey.Status(one.status)], one) for one in ordered]
    order = tuple(STEPS.values())
    return sorted(found, key=lambda one: order.index(one.step))


def _begun_by(user: "User", day: str = "") -> Q:
    return Q(**{f"{day}made_by": user}) | Q(**{f"{day}made_by__is_active": False})
