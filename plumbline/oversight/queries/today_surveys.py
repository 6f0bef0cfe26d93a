"""Surveys and phone-in days that need an officer today. Always three queries; none for who runs no surveys."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from plumbline.accounts.permissions import Permission
from plumbline.contracts.models import Contract
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
    """A phone-in day with the concerns that nobody has settled yet, or one that is over and still takes calls."""

    day: PhoneInDay
    concerns: Sequence[Call]
    is_to_close: bool
    kind: str = "phone_in"

    @property
    def first(self) -> Call | None:
        return self.concerns[0] if self.concerns else None


NeedOfSurvey = AboutSurvey | AboutPhoneIn
STEPS = {Survey.Status.OPEN: "to-close", Survey.Status.DRAFT: "to-open", Survey.Status.CLOSED: "to-read"}


def surveys_in_need(user: "User", *, is_mine: bool, on: date) -> tuple[NeedOfSurvey, ...]:
    """Concerns first, the longest waiting first; then surveys to close, to open, to read.

    A person's own are what they began, took a call for or lead the visit or the contract of; what was begun by
    somebody who has left is everybody's.
    """
    councils = user.reach_with(Permission.RUN_SURVEYS).councils
    if not councils:
        return ()
    return (*_phone_ins(user, councils, is_mine, on), *_surveys(user, councils, is_mine, on))


def _phone_ins(user: "User", councils: Collection[int], is_mine: bool, on: date) -> list[AboutPhoneIn]:
    led = Contract.objects.visible_to(user).active().led_by(user.pk).values("provider_id")
    taken = _begun_by(user, "day__") | Q(noted_by=user) | Q(provider__in=led)
    concerns = (
        Call.objects.visible_to(user)
        .to_follow_up()
        .filter(taken if is_mine else Q(), council_id__in=councils)
        .select_related("day", "provider__organisation")
        .order_by("day__held_on", "day_id", "pk")
    )
    over = (
        PhoneInDay.objects.visible_to(user)
        .to_close(on=on)
        .filter(_begun_by(user) if is_mine else Q(), council_id__in=councils)
        .order_by("held_on", "pk")
    )
    open_days = {one.pk: one for one in over}
    found = [
        AboutPhoneIn(day, tuple(those), open_days.pop(day.pk, None) is not None)
        for day, those in groupby(concerns, key=lambda one: one.day)
    ]
    return [*found, *(AboutPhoneIn(day, (), is_to_close=True) for day in open_days.values())]


def _surveys(user: "User", councils: Collection[int], is_mine: bool, on: date) -> list[AboutSurvey]:
    led = _begun_by(user) | Q(visit__lead=user) | Q(contract__lead_officer=user)
    mine = Survey.objects.visible_to(user).filter(led if is_mine else Q(), council_id__in=councils)
    unread = Exists(Response.objects.with_unread_words().filter(survey=OuterRef("pk")))
    pressing = mine.to_close(on=on) | mine.to_open(on=on) | mine.closed().filter(unread)
    ordered = pressing.for_list().order_by("closes_on", "pk")
    found = [AboutSurvey(STEPS[Survey.Status(one.status)], one) for one in ordered]
    order = tuple(STEPS.values())
    return sorted(found, key=lambda one: order.index(one.step))


def _begun_by(user: "User", day: str = "") -> Q:
    return Q(**{f"{day}made_by": user}) | Q(**{f"{day}made_by__is_active": False})
