"""Deciding on a standing, and saying that one knows of a decision."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.desk.standing.decision_form import decision_form
from plumbline.desk.standing.finding import Subject, found_subject
from plumbline.desk.standing.forms import StandingForm
from plumbline.oversight.standing_consequences import standing_decided
from plumbline.standing import actions
from plumbline.standing.actions import Terms
from plumbline.standing.models import StandingDecision


@requires(Permission.DECIDE_STANDING)
def standing_decide(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Of the whole provider, or of the service that `?service=` names."""
    subject = found_subject(request, pk)
    form, rules = decision_form(request, subject)
    if request.method == "POST" and done(form, lambda: _decided(subject, form, request.user)):
        messages.success(request, "Decided. Those who buy care and the provider have been told.")
        return redirect("desk:standing_of", pk)
    context = {"form": form, "rules": rules, "provider": subject.provider}
    about = {"service": subject.service, "before": subject.decision}
    return render(request, "desk/standing/standing_decide.html", {**context, **about})


def _decided(subject: Subject, form: StandingForm, by: User) -> StandingDecision:
    terms = Terms(**form.said, service=subject.service)
    read = form.cleaned_data["read"]
    return standing_decided(
        council=subject.council, provider=subject.provider, terms=terms, read=read, by=by, now=timezone.now()
    )


@require_POST
@requires(Permission.SEE_STANDING)
def standing_acknowledge(request: SignedInRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(StandingDecision.objects.visible_to(request.user), pk=pk)
    actions.acknowledge(decision, by=request.user, now=timezone.now())
    messages.success(request, "Acknowledged.")
    return redirect("desk:placement_of", decision.provider_id)
