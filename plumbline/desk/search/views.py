"""Finding a provider, a service or a location by name, postcode, place or CQC ID."""

from django.http import HttpResponse
from django.shortcuts import render

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.desk.search.page import page_of
from plumbline.oversight.queries.search import search as searched

LONGEST = 100


@requires(Permission.SEE_MARKET)
def search(request: SignedInRequest) -> HttpResponse:
    text = request.GET.get("q", "")[:LONGEST]
    return render(request, "desk/search/search.html", page_of(searched(request.user, text)))
