"""A provider reads its standing with every council and what it said of free places, and comments."""

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, done, requires
from plumbline.oversight.queries.standing_vacancies import free_places
from plumbline.oversight.standing_consequences import standing_commented
from plumbline.portal.standing.forms import CommentForm
from plumbline.standing.models import StandingDecision
from plumbline.standing.models.decision import StandingDecisionQuerySet

# What the council holds of others' words is not the provider's to read.
TOLD = ("visit", "return", "cqc", "words")


@requires(Permission.SEE_PORTAL)
def standing(request: SignedInRequest) -> HttpResponse:
    found = _in_force(request).order_by("council__name", "service__name")
    decisions = [(one, [piece for piece in one.evidence if piece["kind"] in TOLD]) for one in found]
    places = free_places(request.user, request.user.reach.providers, on=timezone.localdate())
    return render(request, "portal/standing/standing.html", {"decisions": decisions, "places": places})


@requires(Permission.DISPUTE_REPORTS)
def standing_comment(request: SignedInRequest, pk: int) -> HttpResponseBase:
    decision = get_object_or_404(_in_force(request), pk=pk)
    form = CommentForm(request.POST or None)
    who, now = request.user, timezone.now()
    if done(form, lambda: standing_commented(decision, form.cleaned_data["says"], by=who, now=now)):
        messages.success(request, "Sent. The council reads it beside its decision, which stays as it is.")
        return redirect("portal:standing")
    return render(request, "portal/standing/comment.html", {"form": form, "decision": decision})


def _in_force(request: SignedInRequest) -> StandingDecisionQuerySet:
    return StandingDecision.objects.visible_to(request.user).in_force().for_list().select_related("council")
