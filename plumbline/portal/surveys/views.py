"""Looking at the council's figures beside one's own, and deciding about each."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.oversight import survey_consequences
from plumbline.portal.finding import visible_return
from plumbline.portal.surveys.comparing import compared
from plumbline.portal.surveys.deciding import shown_versions
from plumbline.surveys import actions as surveys
from plumbline.surveys.models import Offer


@requires(Permission.FILL_RETURNS)
def survey_figures(request: SignedInRequest, pk: int) -> HttpResponse:
    kpi_return = visible_return(request.user, pk)
    context = {"return": kpi_return, "compared": compared(kpi_return, request.user)}
    return render(request, "portal/surveys/figures.html", context)


@requires(Permission.FILL_RETURNS)
def survey_figure_decide(request: SignedInRequest, pk: int) -> HttpResponse:
    """Use the council's figure, or keep one's own. The council's stays beside the return either way."""
    found = get_object_or_404(Offer.objects.visible_to(request.user).standing(), pk=pk)
    who, now = request.user, timezone.now()
    if request.method == "POST" and request.POST.get("decision") == "take":
        survey_consequences.figure_taken(found, seen=shown_versions(request.POST), by=who, now=now)
        messages.success(request, "The council’s figure is in your draft. You can still change it.")
    elif request.method == "POST":
        surveys.leave(found, by=who, now=now)
        messages.success(request, "Your own answer stays as it is. The council sees both.")
    return redirect("portal:survey_figures", found.kpi_return_id)
