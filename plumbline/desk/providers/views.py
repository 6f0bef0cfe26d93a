"""One provider: its contracts, figures over time, returns, CQC's ratings of its locations, and its history."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.providers.page import page_of
from plumbline.desk.providers.taking_away import HEAD, as_rows
from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment
from plumbline.oversight.queries.provider_figures import figures_to_take_away
from plumbline.providers.models import Provider


@requires(Permission.SEE_RETURNS)
def provider(request: SignedInRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Provider.objects.visible_to(request.user).select_related("organisation"), pk=pk)
    context = page_of(request.user, found, request.GET, today=timezone.localdate())
    return render(request, "desk/providers/provider.html", context)


@requires(Permission.SEE_RETURNS)
def provider_csv(request: SignedInRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Provider.objects.visible_to(request.user).select_related("organisation"), pk=pk)
    rows = as_rows(figures_to_take_away(request.user, found))
    return attachment(as_csv(HEAD, rows), f"{found.organisation.code}-figures.csv", CSV)
