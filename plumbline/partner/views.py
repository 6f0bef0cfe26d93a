"""A partner reads the standings that councils share with it, and says that it knows of a change."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.organisations import scope
from plumbline.oversight.queries.cqc_standing import standings as cqc_standings
from plumbline.oversight.queries.standing_shared import (
    shared_of_provider,
    shared_standings,
    taken_over,
    unread_of,
)
from plumbline.oversight.queries.standing_vacancies import free_places
from plumbline.partner.forms import SearchForm
from plumbline.standing import actions
from plumbline.standing.models import StandingDecision
from plumbline.standing.saying import SAYS


@requires(Permission.SEE_SHARED)
def standings(request: SignedInRequest) -> HttpResponse:
    search = SearchForm(request.GET)
    councils = shared_standings(request.user, search.asked)
    context = {"search": search, "councils": councils, "unread": unread_of(request.user)}
    return render(request, "partner/standings.html", context)


@requires(Permission.SEE_SHARED)
def placement(request: SignedInRequest, pk: int) -> HttpResponse:
    """One provider before somebody is placed there, with the words of each council that shares it."""
    decisions = shared_of_provider(request.user, pk)
    if not decisions:
        raise Http404
    context = {
        "provider": decisions[0].provider,
        "taken_over": taken_over(decisions),
        "decisions": [(one, SAYS[one.rule.placements]) for one in decisions],
        "places": cqc_standings([pk]).get(pk, []),
        "vacancies": free_places(request.user, [pk], on=timezone.localdate()),
        "mine": [one for one in unread_of(request.user) if one.provider_id == pk],
    }
    return render(request, "partner/placement.html", context)


@require_POST
@requires(Permission.SEE_SHARED)
def acknowledge(request: SignedInRequest, pk: int) -> HttpResponse:
    decision = get_object_or_404(StandingDecision.objects.visible_to(request.user), pk=pk)
    # The council's history is written behind the council's wall, which the partner only sees over.
    with scope.limited_to(councils=[decision.council_id], providers=[]):
        actions.acknowledge(decision, by=request.user, now=timezone.now())
    messages.success(request, "Acknowledged.")
    return redirect("partner:placement", decision.provider_id)
