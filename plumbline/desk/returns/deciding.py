"""The decisions an officer can take about a return, each a form that posts."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.returns.settling import settle
from plumbline.oversight import consequences
from plumbline.returns import actions as returns


@requires(Permission.REVIEW_RETURNS)
def return_accept(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "accept",
        lambda one, typed: consequences.return_accepted(one, note=typed["note"], by=who, now=now),
        "Accepted. The figures count in the market from now on, and the provider has been told.",
    )


@requires(Permission.REVIEW_RETURNS)
def return_send_back(request: SignedInRequest, pk: int) -> HttpResponse:
    """Also reopens a return that had been accepted."""
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "send_back",
        lambda one, typed: consequences.return_sent_back(one, **typed, by=who, now=now),
        "Sent back. The provider has been told what to correct and by when; everything it entered is still there.",
    )


@requires(Permission.REVIEW_RETURNS)
def return_extend(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "extend",
        lambda one, typed: consequences.return_extended(one, **typed, by=who, now=now),
        "More time was given. The provider has been told the new day.",
    )


@requires(Permission.REVIEW_RETURNS)
def return_nil(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "nil",
        lambda one, typed: consequences.nil_recorded(one, reason=typed["reason"], by=who, now=now),
        "Recorded as a nil return. The provider has been told that it need not send one.",
    )


@requires(Permission.REVIEW_RETURNS)
def return_nil_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "withdraw",
        lambda one, typed: returns.withdraw_nil(one, reason=typed["reason"], by=who, now=now),
        "The nil return was withdrawn. The return is due again.",
    )


@requires(Permission.REVIEW_RETURNS)
def return_remind(request: SignedInRequest, pk: int) -> HttpResponse:
    """Writes the letters at once. A second time on one day it is refused."""
    who, now = request.user, timezone.now()
    answer = settle(
        request,
        pk,
        "remind",
        lambda one, _: consequences.provider_reminded(one, by=who, now=now),
        "The provider has been reminded by letter.",
    )
    is_from_today = answer.status_code == 302 and request.POST.get("back") == "today"
    return redirect("desk:today") if is_from_today else answer
