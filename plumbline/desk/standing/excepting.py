"""Asking for a placement by exception, and deciding on one."""

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.desk.standing.finding import Subject, found_exception, found_subject
from plumbline.desk.standing.forms import ExceptionForm, SettleForm
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import standing_consequences as consequences
from plumbline.standing import actions
from plumbline.standing.actions.terms import roles_at
from plumbline.standing.models import PlacementException


@requires(Permission.ASK_EXCEPTION)
def exception_new(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Where people may be placed anyway, the page says so and offers nothing."""
    subject = found_subject(request, pk)
    form = ExceptionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and done(form, lambda: _asked(subject, form, request.user)):
        messages.success(
            request, "Asked for. You get a letter when it is decided. Do not place the person before."
        )
        return redirect("desk:placement_of", pk)
    context = {"form": form, "provider": subject.provider, "decision": subject.decision}
    return render(request, "desk/standing/exception_new.html", {**context, "is_needed": subject.is_closed})


def _asked(subject: Subject, form: ExceptionForm, by: User) -> PlacementException:
    if subject.decision is None:
        raise NotAllowed("Nobody has decided on this provider, so there is nothing to be excepted from.")
    return consequences.exception_asked(subject.decision, **form.cleaned_data, by=by, now=timezone.now())


@requires(Permission.SEE_STANDING)
def exception(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Reading it; and, for somebody who by the rules may and did not ask, deciding on it."""
    found = found_exception(request, pk)
    initial = {"conditions": found.conditions, "ends_on": found.ends_on}
    form = SettleForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and done(form, lambda: _settled(found, form, request)):
        messages.success(request, "Decided. Who asked has been told.")
        return redirect("desk:exception", found.pk)
    events = Event.objects.visible_to(request.user).about(found).select_related("by")
    context = {"exception": found, "form": form, "events": events}
    context["may_settle"] = _may_settle(found, request.user)
    return render(request, "desk/standing/exception.html", context)


def _may_settle(found: PlacementException, user: User) -> bool:
    by_rules = roles_at(found.council, user) & set(found.decision.by_rules.exceptions.authorised_by)
    return bool(by_rules) and found.status == "asked" and found.asked_by_id != user.pk


def _settled(found: PlacementException, form: SettleForm, request: SignedInRequest) -> PlacementException:
    said, who, now = form.cleaned_data, request.user, timezone.now()
    if said["outcome"] == "refuse":
        return consequences.exception_refused(found, says=said["says"], by=who, now=now)
    terms = {name: said[name] for name in ("conditions", "ends_on", "says")}
    return consequences.exception_authorised(found, **terms, by=who, now=now)


@require_POST
@requires(Permission.ASK_EXCEPTION)
def exception_withdraw(request: SignedInRequest, pk: int) -> HttpResponseBase:
    actions.withdraw(found_exception(request, pk), by=request.user, now=timezone.now())
    messages.success(request, "Taken back.")
    return redirect("desk:exception", pk)
