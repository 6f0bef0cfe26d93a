"""What the provider is measured by, and its agreement to it."""

from django.contrib import messages
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.contracts.actions import agree_for_provider
from plumbline.contracts.models import KpiAgreement
from plumbline.portal.kpis.terms import measured_contracts


@requires(Permission.SEE_PORTAL)
def kpi_list(request: SignedInRequest) -> HttpResponseBase:
    measured = measured_contracts(request.user, timezone.localdate())
    waiting = [agreement for one in measured for agreement in one.waiting]
    return render(request, "portal/kpis/kpi_list.html", {"measured": measured, "waiting": waiting})


@requires(Permission.AGREE_KPIS)
def kpis_agree(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The provider's side agrees. Opened as a link it only leads to the page with the button."""
    agreement = get_object_or_404(KpiAgreement.objects.visible_to(request.user), pk=pk)
    if request.method == "POST":
        agree_for_provider(agreement, by=request.user, now=timezone.now())
        messages.success(request, "You have agreed these KPIs. The council can see it.")
    return redirect("portal:kpis")
