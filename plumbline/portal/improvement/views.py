"""A provider's actions: the list, one action, reporting on it, asking for time, its evidence."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.documents.actions import content_of
from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment
from plumbline.improvement.models import ProgressFile
from plumbline.oversight import action_consequences as consequences
from plumbline.portal.improvement.filters import ListFilter
from plumbline.portal.improvement.listing import HEAD, as_rows, councils_of, listing
from plumbline.portal.improvement.reading import action_page, visible_action
from plumbline.portal.improvement.settling import settle


@requires(Permission.REPORT_PROGRESS)
def actions(request: SignedInRequest) -> HttpResponseBase:
    """Every action, the most pressing first, whichever council set it."""
    councils = councils_of(request.user)
    chosen = ListFilter(request.GET, councils)
    listed = listing(request.user, today=timezone.localdate(), **chosen.chosen())
    if request.GET.get("format") == "csv":
        return attachment(as_csv(HEAD, as_rows(listed)), "actions.csv", CSV)
    context = {"listed": listed, "filter": chosen, "councils": councils}
    return render(request, "portal/improvement/actions.html", context)


@requires(Permission.REPORT_PROGRESS)
def action(request: SignedInRequest, pk: int) -> HttpResponseBase:
    context = action_page(request.user, visible_action(request, pk), today=timezone.localdate())
    return render(request, "portal/improvement/action.html", context)


@requires(Permission.REPORT_PROGRESS)
def action_report(request: SignedInRequest, pk: int) -> HttpResponseBase:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "report",
        lambda one, form: consequences.progress_reported(one, **form.report, by=who, now=now),
        "Your report has been sent to the council.",
    )


@requires(Permission.REPORT_PROGRESS)
def action_time(request: SignedInRequest, pk: int) -> HttpResponseBase:
    who, now = request.user, timezone.now()
    return settle(
        request,
        pk,
        "time",
        lambda one, form: consequences.time_asked_for(one, **form.cleaned_data, by=who, now=now),
        "You have asked for more time. It is due as before until the council has answered.",
    )


@requires(Permission.REPORT_PROGRESS)
def progress_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Evidence exactly as it was sent."""
    files = ProgressFile.objects.visible_to(request.user).select_related("document")
    document = get_object_or_404(files, pk=pk).document
    try:
        return attachment(content_of(document), document.name)
    except FileNotFoundError as gone:
        raise Http404 from gone
