"""Bringing in a CQC file, following the work, and what was brought in before."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.cqc.models import Import
from plumbline.desk.market.forms import CqcFileForm
from plumbline.desk.market.progress import outcome_of
from plumbline.jobs.models import Job
from plumbline.oversight.cqc_consequences import cqc_file_received

IMPORTS_A_PAGE = 20
RENEW_AFTER_SECONDS = "3"


@requires(Permission.IMPORT_CQC)
def cqc_import(request: SignedInRequest) -> HttpResponse:
    form = CqcFileForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        given = form.cleaned_data
        told = {"as_at": given["as_at"], "may_shrink": given["may_shrink"]}
        file = given["file"]
        job = cqc_file_received(file.name, file.read(), **told, by=request.user, now=timezone.now())
        return redirect("desk:job", job.pk)
    past = Import.objects.visible_to(request.user).select_related("by")
    page = Paginator(past, IMPORTS_A_PAGE).get_page(request.GET.get("page"))
    running = Job.objects.visible_to(request.user).filter(ended_at=None)
    return render(request, "desk/market/cqc_import.html", {"form": form, "page": page, "running": running})


@requires(Permission.IMPORT_CQC)
def job(request: SignedInRequest, pk: int) -> HttpResponse:
    """How far a piece of work is, and how it ended. While it goes on the page renews itself."""
    found = get_object_or_404(Job.objects.visible_to(request.user).select_related("by"), pk=pk)
    response = render(request, "desk/market/job.html", {"job": found, **outcome_of(found)})
    if not found.is_over:
        response["Refresh"] = RENEW_AFTER_SECONDS
    return response
