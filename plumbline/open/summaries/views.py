"""Published summaries of visits, for everybody."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from plumbline.accounts.web import public
from plumbline.oversight.queries.published_summaries import published


@public
def summaries(request: HttpRequest) -> HttpResponse:
    return render(request, "open/summaries/summaries.html", {"summaries": published()})


@public
def summary(request: HttpRequest, pk: int) -> HttpResponse:
    """One summary; one that was withdrawn, or is not approved, is not there."""
    found = published(pk)
    if not found:
        raise Http404
    return render(request, "open/summaries/summary.html", {"summary": found[0]})
