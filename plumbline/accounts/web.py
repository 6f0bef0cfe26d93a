"""Who may open a page: `requires` and `public`; and what a person sees when they may not or when it went wrong."""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.loader import get_template

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.history.workflow import NotAllowed
from plumbline.organisations import scope

P = ParamSpec("P")


class SignedInRequest(HttpRequest):
    user: User


View = Callable[Concatenate[SignedInRequest, P], HttpResponseBase]


def scope_of(user: User) -> AbstractContextManager[None]:
    """The database's wall for this person, as far as the permission they act with reaches."""
    reach = user.reach
    return scope.limited_to(councils=reach.councils, providers=reach.providers, partners=reach.partners)


def requires(permission: Permission, *, stepwise: bool = False) -> Callable[[View[P]], Any]:
    """Let a signed-in person in who holds the permission; for anyone else the page is not there (404).

    Inside, `visible_to` and the database's own wall show only organisations where they hold it. A `stepwise`
    view opens that scope itself (`scope_of`), step by step, because each step has to be kept even if the next fails.
    """

    def decorate(view: View[P]) -> Any:
        @wraps(view)
        def guarded(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            user = request.user
            if not isinstance(user, User) or not user.may(permission):
                raise Http404
            user.acting_with = permission
            with nullcontext() if stepwise else scope_of(user):
                return view(cast(SignedInRequest, request), *args, **kwargs)

        guarded.required_permission = permission  # type: ignore[attr-defined]
        return guarded

    return decorate


def public(view: Callable[Concatenate[HttpRequest, P], HttpResponseBase]) -> Any:
    """A page that anyone may open, signed in or not."""
    view.is_public = True  # type: ignore[attr-defined]
    return login_not_required(view)


def done(form: BaseForm, act: Callable[[], object]) -> bool:
    """Whether `act` was done with what was typed; where not, the form says why, also what the act refused."""
    if not form.is_valid():
        return False
    try:
        act()
    except NotAllowed as refused:
        for reason in refused.reasons:
            form.add_error(None, reason)
        return False
    return True


class Refusals:
    """Turns a change that somebody else has just made impossible into a page that says so (409)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if isinstance(exception, NotAllowed):
            return render(request, "ui/409.html", {"says": str(exception)}, status=409)
        return None


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(
        request, "ui/403.html", {"says": "This page was open too long, or cookies are off."}, status=403
    )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "ui/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "ui/403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "ui/404.html", status=404)


def too_many(request: HttpRequest) -> HttpResponse:
    """The sign-in library's limits end here."""
    return render(request, "ui/429.html", status=429)


def server_error(request: HttpRequest) -> HttpResponse:
    # Without a request: whatever broke may break the context processors too.
    return HttpResponse(
        get_template("ui/500.html").render({"demonstration": settings.DEMONSTRATION}), status=500
    )
