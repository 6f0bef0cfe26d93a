"""Reading the report, commenting on the draft, asking for a review."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.documents.actions import content_of
from plumbline.documents.models import Document
from plumbline.documents.web import attachment
from plumbline.portal.reports.finding import found_visit
from plumbline.portal.reports.reading import report_page
from plumbline.visits.models import Comment, Dispute, Rendering

PAGE = "portal/reports/report.html"


@requires(Permission.SEE_PORTAL)
def report(request: SignedInRequest, pk: int) -> HttpResponseBase:
    page = report_page(found_visit(request.user, pk), request.user, now=timezone.now())
    return render(request, PAGE, {"page": page})


@requires(Permission.SEE_PORTAL)
def report_version(request: SignedInRequest, pk: int, number: int) -> HttpResponseBase:
    """A version exactly as it was shared."""
    page = report_page(found_visit(request.user, pk), request.user, now=timezone.now(), number=number)
    return render(request, PAGE, {"page": page})


@requires(Permission.SEE_PORTAL)
def report_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """The very document that was sent."""
    one = get_object_or_404(Rendering.objects.visible_to(request.user).select_related("document"), pk=pk)
    return attachment(content_of(one.document), one.document.name)


@requires(Permission.SEE_PORTAL)
def comment_file(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """Evidence of the provider's own, as it came. Documents of other things are not found here."""
    document = get_object_or_404(Document.objects.visible_to(request.user), pk=pk)
    if not Comment.objects.visible_to(request.user).filter(evidence=document).exists():
        raise Http404
    return attachment(content_of(document), document.name)


@requires(Permission.SEE_PORTAL)
def dispute_read(request: SignedInRequest, pk: int) -> HttpResponseBase:
    """How a review was decided, test by test; asking for one is on a page of its own."""
    visit = found_visit(request.user, pk)
    disputes = Dispute.objects.visible_to(request.user).filter(visit=visit).select_related("raised_by")
    if not disputes:
        return redirect("portal:report_dispute_raise", pk)
    rows = [(one, [(asks, one.tests.get(code, {})) for code, asks in Dispute.TESTS]) for one in disputes]
    return render(request, "portal/reports/dispute.html", {"visit": visit, "rows": rows})
