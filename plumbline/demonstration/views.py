"""Who can sign in, with one click; and the letters that would have been posted."""

from dataclasses import dataclass

from django.contrib.auth import login
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from plumbline.accounts.models import User
from plumbline.accounts.web import public
from plumbline.demonstration.people import PEOPLE, Person
from plumbline.notices.models import Notice
from plumbline.organisations import scope
from plumbline.organisations.models import Organisation

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@dataclass(frozen=True, slots=True)
class Seat:
    """One person who can sign in."""

    pk: int
    person: Person


@dataclass(frozen=True, slots=True)
class House:
    """An organisation and those who can sign in for it."""

    name: str
    seats: list[Seat]


SIDES = {"council": "At a council", "provider": "At a provider", "partner": "At an NHS partner"}


@public
def people(request: HttpRequest) -> HttpResponse:
    """The front page of the demonstration: councils' people first, then providers'."""
    return render(request, "demonstration/people.html", {"sides": _sides()})


def _sides() -> dict[str, list[House]]:
    keys = dict(
        User.objects.active().filter(email__in=[one.email for one in PEOPLE]).values_list("email", "pk")
    )
    homes = Organisation.objects.in_bulk([one.organisation for one in PEOPLE], field_name="code")
    houses: dict[str, House] = {}
    for person in PEOPLE:
        if person.email in keys:
            house = houses.setdefault(person.organisation, House(homes[person.organisation].name, []))
            house.seats.append(Seat(keys[person.email], person))
    return {
        side: [house for code, house in houses.items() if homes[code].kind == kind]
        for kind, side in SIDES.items()
    }


@public
@require_POST
def sign_in(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign in as one of the invented people. Only they can be reached from here."""
    user = get_object_or_404(User.objects.active(), pk=pk, email__in=[one.email for one in PEOPLE])
    login(request, user, backend=BACKEND)
    return redirect("home")


@public
def letters(request: HttpRequest) -> HttpResponse:
    """Every letter of the invented world, because none is really posted."""
    with scope.everything():
        page = Paginator(Notice.objects.select_related("to"), 20).get_page(request.GET.get("page"))
        return render(request, "demonstration/letters.html", {"page": page})
