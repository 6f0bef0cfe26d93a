"""The list of all standings, as a page, as CSV and as PDF; and the standing of one provider."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.standing.evidence import with_links
from plumbline.desk.standing.finding import found_provider, own_council
from plumbline.desk.standing.forms import StandingFilters
from plumbline.desk.standing.paper import paper_of
from plumbline.desk.standing.table import as_table
from plumbline.documents.web import attachment
from plumbline.oversight.queries.letters_about import lost_letters_about
from plumbline.oversight.queries.standing_list import conclusion, standing_lines
from plumbline.oversight.queries.standing_page import provider_standing
from plumbline.papers.pdf import as_pdf

A_PAGE = 100
PDF = "application/pdf"


@requires(Permission.SEE_STANDING)
def standing(request: SignedInRequest) -> HttpResponse:
    on = timezone.localdate()
    form = StandingFilters(request.GET)
    found = standing_lines(request.user, form.asked, on=on)
    if request.GET.get("format") == "csv":
        return as_table(found, on=on)
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    context = {"filters": form, "page": page, "state": conclusion(found, on=on)}
    return render(request, "desk/standing/standing.html", context)


@requires(Permission.SEE_STANDING)
def standing_pdf(request: SignedInRequest) -> HttpResponse:
    """All standings as they are now."""
    now = timezone.now()
    on = timezone.localdate(now)
    lines = standing_lines(request.user, on=on)
    paper = paper_of(own_council(request), lines, conclusion(lines, on=on), on=on)
    return attachment(as_pdf(paper, at=now), f"Standing of providers, {on.isoformat()}.pdf", PDF)


@requires(Permission.SEE_STANDING)
def standing_of(request: SignedInRequest, pk: int) -> HttpResponse:
    found = provider_standing(request.user, found_provider(request, pk))
    context = {
        "found": found,
        "provider": found.provider,
        "in_force": [(one, with_links(one, request.user)) for one in found.in_force],
        "before": [(one, with_links(one, request.user)) for one in found.before],
        "undecided": [one for one in found.provider.services.all() if not found.of_service(one.pk)],
        "mine": found.mine(request.user),
        "lost": lost_letters_about(request.user, found.in_force),
    }
    return render(request, "desk/standing/standing_of.html", context)
