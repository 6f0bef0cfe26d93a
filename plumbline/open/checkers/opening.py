"""Every page of a Quality Checker begins with the link: it leads to one visit, or to kind words and nothing else."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache

from plumbline.accounts.web import public
from plumbline.history.workflow import NotAllowed
from plumbline.visits import by_link
from plumbline.visits.models import CheckerLink

P = ParamSpec("P")
Page = Callable[Concatenate["LinkedRequest", P], HttpResponse]


class LinkedRequest(HttpRequest):
    """A request that came by a link that is alive."""

    link: CheckerLink
    token: str


def by_its_link(view: Page[P]) -> Any:
    """Open the page for the holder of a link. One that ended says the same as one that never was."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        with by_link.opened(token, at=timezone.now()) as link:
            if link is None:
                return render(request, "open/checkers/ended.html", status=404)
            if link.finished_at:
                return render(request, "open/checkers/thanks.html", {"link": link})
            linked = cast(LinkedRequest, request)
            linked.link, linked.token = link, token
            try:
                return view(linked, *args, **kwargs)
            except NotAllowed:
                return render(request, "open/checkers/ended.html", status=409)

    return public(cast(Any, never_cache(opened)))
