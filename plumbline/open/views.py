"""The front page and the pages about the service."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.accounts.web import public


@public
def home(request: HttpRequest) -> HttpResponse:
    """To where the person works; the front page, or in the demonstration the choice of people, for anybody else."""
    user = request.user
    if isinstance(user, User):
        doors = {
            Permission.SEE_DESK: "desk:today",
            Permission.SEE_PORTAL: "portal:returns",
            Permission.SEE_STANDING: "desk:placement",
            Permission.SEE_SHARED: "partner:standings",
            Permission.SEE_MARKET: "desk:market",
        }
        door = next((name for permission, name in doors.items() if user.may(permission)), "about")
        return redirect(door)
    return redirect("demonstration:people") if settings.DEMONSTRATION else render(request, "open/home.html")


@public
def about(request: HttpRequest) -> HttpResponse:
    return render(request, "open/about.html")


@public
def accessibility(request: HttpRequest) -> HttpResponse:
    return render(request, "open/accessibility.html")
