"""The decisions an officer can take about an action, each a form that posts."""

from django.http import HttpResponse
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.improvement.settling import settle
from plumbline.history.workflow import NotAllowed
from plumbline.improvement import actions as improvement
from plumbline.improvement.models import Action, MoreTime
from plumbline.oversight import action_consequences as consequences


@requires(Permission.MANAGE_ACTIONS)
def action_tell(request: SignedInRequest, pk: int) -> HttpResponse:
    """The provider learns of the findings that it is for, and of every action proposed for them."""
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "tell",
        lambda one, _: consequences.provider_told(list(one.findings.all()), by=who, now=now),
        "The provider has been told what was found and what is to be done.",
    )


@requires(Permission.MANAGE_ACTIONS)
def action_verify(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "verify",
        lambda one, form: consequences.action_verified(one, **form.cleaned_data, by=who, now=now),
        "Verified. Findings with no other open action are closed, and the provider has been told.",
    )


@requires(Permission.MANAGE_ACTIONS)
def action_more(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "more",
        lambda one, form: consequences.more_wanted(one, **form.cleaned_data, by=who, now=now),
        "The provider has been told what is missing.",
    )


@requires(Permission.MANAGE_ACTIONS)
def action_time(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "time",
        lambda one, form: consequences.time_decided(_asked(who, one), **form.decision, by=who, now=now),
        "Decided. The provider has been told.",
    )


@requires(Permission.MANAGE_ACTIONS)
def action_withdraw(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "withdraw",
        lambda one, form: consequences.action_withdrawn(one, **form.cleaned_data, by=who, now=now),
        "Withdrawn. It stays to be read, with your reason.",
    )


@requires(Permission.MANAGE_ACTIONS)
def action_again(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "again",
        lambda one, form: consequences.action_opened_again(one, **form.cleaned_data, by=who, now=now),
        "Open again.",
    )


@requires(Permission.MANAGE_ACTIONS)
def action_lead(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "lead",
        lambda one, form: improvement.hand_over(one, lead=form.chosen, by=who, now=now),
        "The action has a new lead officer.",
    )


def _asked(who: User, action: Action) -> MoreTime:
    """The newest request for time; it may have been decided meanwhile. Raises NotAllowed when none was made."""
    asked = MoreTime.objects.visible_to(who).filter(action=action).first()
    if asked is None:
        raise NotAllowed("The provider has not asked for more time.")
    asked.action = action
    return asked
