"""The first page of an officer's day."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import SignedInRequest, requires
from plumbline.oversight.queries.done import done_this_week
from plumbline.oversight.queries.today import board


@requires(Permission.SEE_DESK)
def today(request: SignedInRequest) -> HttpResponse:
    """`?whose=mine` or `?whose=team`; without it a person with a portfolio sees their own."""
    on = timezone.localdate()
    found = board(request.user, request.GET.get("whose", ""), on=on)
    done = done_this_week(request.user, is_mine=found.is_mine, on=on)
    return render(request, "desk/today/today.html", {"board": found, "done": done})
