"""One page before somebody is placed."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.standing.finding import found_provider
from plumbline.desk.standing.forms import SearchForm
from plumbline.desk.standing.placement_page import placement_page
from plumbline.oversight.queries.standing_list import standing_lines
from plumbline.standing.models import PlacementException

MOST_FOUND = 50


@requires(Permission.SEE_STANDING)
def placement(request: SignedInRequest) -> HttpResponse:
    """Search a provider; without a search, all of them by name."""
    form, on = SearchForm(request.GET), timezone.localdate()
    lines = sorted(standing_lines(request.user, on=on), key=lambda one: one.provider.name)
    found = [one for one in lines if form.asked.casefold() in one.provider.name.casefold()]
    mine = PlacementException.objects.visible_to(request.user).for_list().filter(asked_by=request.user)
    context = {
        "search": form,
        "found": found[:MOST_FOUND],
        "more": len(found) - MOST_FOUND,
        "exceptions": mine[:20],
    }
    return render(request, "desk/standing/placement.html", context)


@requires(Permission.SEE_STANDING)
def placement_of(request: SignedInRequest, pk: int) -> HttpResponse:
    provider = found_provider(request, pk)
    context = placement_page(request.user, provider, on=timezone.localdate())
    return render(request, "desk/standing/placement_of.html", context)
