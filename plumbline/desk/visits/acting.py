"""What is done with a visit on its page, each a form that posts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.visits.settling import settle
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import visit_consequences as consequences
from plumbline.visits import actions as visits
from plumbline.visits.models import CheckerLink, TeamMember, Visit


@requires(Permission.MAKE_VISITS)
def visit_declare(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    said = "You have declared that you have no interest in this provider."
    return settle(
        request, pk, "declare", lambda one, _: visits.declare(_member(one, request), by=who, now=now), said
    )


@requires(Permission.MAKE_VISITS)
def visit_stand_down(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "stand_down",
        lambda one, typed: visits.stand_down(_member(one, request), typed["reason"], by=who, now=now),
        "You no longer go on this visit. What you noted stays.",
    )


@requires(Permission.MAKE_VISITS)
def visit_begin(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    said = "The visit has begun."
    return settle(request, pk, "begin", lambda one, _: consequences.visit_begun(one, by=who, now=now), said)


@requires(Permission.MAKE_VISITS)
def visit_leave(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    said = "You have left the site. Notes still count until the draft is shared."
    return settle(request, pk, "leave", lambda one, _: visits.leave_site(one, by=who, now=now), said)


@requires(Permission.MAKE_VISITS)
def visit_resume(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    said = "The visit goes on."
    return settle(request, pk, "resume", lambda one, _: visits.resume(one, by=who, now=now), said)


@requires(Permission.MAKE_VISITS)
def visit_cancel(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "cancel",
        lambda one, typed: consequences.visit_cancelled(one, typed["reason"], by=who, now=now),
        "Cancelled. Everybody who had been told of it has been told.",
    )


@requires(Permission.MAKE_VISITS)
def visit_abandon(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "abandon",
        lambda one, typed: consequences.visit_abandoned(one, typed["reason"], by=who, now=now),
        "Given up. What was noted stays kept, and no report is made of it.",
    )


@requires(Permission.PLAN_VISITS)
def visit_plan_again(request: SignedInRequest, pk: int) -> HttpResponse:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "plan_again",
        lambda one, typed: visits.plan_again(
            one, why=typed["reason"], planned_on=typed["planned_on"], by=who, now=now
        ),
        "A new visit is in the plan. It follows this one.",
    )


@requires(Permission.MAKE_VISITS)
def visit_invite_checker(request: SignedInRequest, pk: int) -> HttpResponse:
    """The link is shown once, in the message: only the hash of its token is kept."""
    made: list[str] = []
    who, now = request.user, timezone.now()

    def invite(visit: Visit, typed: dict[str, str]) -> None:
        made.append(visits.make_link(visit, typed["called"], by=who, now=now)[1])

    answer = settle(request, pk, "checker", invite, "The link is made. It is shown once, here: copy it now.")
    if made:
        messages.info(request, request.build_absolute_uri(reverse("checker_start", args=[made[0]])))
    return answer


@requires(Permission.MAKE_VISITS)
def checker_link_end(request: SignedInRequest, pk: int) -> HttpResponse:
    link = get_object_or_404(CheckerLink.objects.visible_to(request.user).select_related("visit"), pk=pk)
    if request.method == "POST":
        visits.revoke_link(link, by=request.user, now=timezone.now())
        messages.success(request, f"The link of {link.called} has been ended.")
    return redirect("desk:visit", link.visit_id)


def _member(visit: Visit, request: SignedInRequest) -> TeamMember:
    mine = (
        TeamMember.objects.visible_to(request.user).going().filter(visit=visit, officer=request.user).first()
    )
    if mine is None:
        raise NotAllowed("You are not nominated for this visit.")
    return mine
