"""A site without a server: a real browser is given our templates, stylesheets and scripts straight from the source."""

from __future__ import annotations

import mimetypes
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from django.contrib.staticfiles import finders
from django.template import Context, Template
from django.test import RequestFactory

if TYPE_CHECKING:
    from playwright.sync_api import Browser, ConsoleMessage, Page, Request, Route

HOST = "http://plumbline.test"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"


@dataclass
class Site:
    """Pages by path, answers to what the scripts send, and what was sent and complained of."""

    pages: dict[str, tuple[str, dict[str, object]]] = field(default_factory=dict)
    answer: Callable[[Request], tuple[int, str]] = lambda _request: (200, "{}")
    sent: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def add(self, path: str, body: str, **context: object) -> None:
        """A page of ours: the inside of the block `main`."""
        source = '{% extends "ui/page.html" %}{% load ui %}{% block title %}Trial{% endblock %}'
        self.pages[path] = (f"{source}{{% block main %}}<h1>Trial</h1>{body}{{% endblock %}}", context)

    def hear(self, said: ConsoleMessage) -> None:
        """Keep what the browser complains of."""
        if said.type == "error":
            self.complaints.append(said.text)

    def fulfil(self, route: Route) -> None:
        """Answer one request of the browser."""
        request = route.request
        place = urlsplit(request.url)
        if request.method == "POST":
            self.sent.append(request.post_data or "")
            status, body = self.answer(request)
            route.fulfill(status=status, content_type="application/json", body=body)
        elif place.path.startswith("/static/"):
            self._file(route, place.path.removeprefix("/static/"))
        else:
            source, context = self.pages[place.path]
            request_of_django = RequestFactory().get(f"{place.path}?{place.query}")
            html = Template(source).render(Context(context | {"request": request_of_django}))
            headers = {"Content-Security-Policy": POLICY}
            route.fulfill(status=200, content_type="text/html; charset=utf-8", body=html, headers=headers)

    def _file(self, route: Route, name: str) -> None:
        found = finders.find(name)
        assert isinstance(found, str), name
        route.fulfill(path=found, content_type=mimetypes.guess_type(name)[0] or "text/plain")


def opened(browser: Browser, site: Site, path: str, *, width: int = 1280) -> Page:
    """A window of this width with the page in it; the page's complaints are kept on the site."""
    page = browser.new_page(viewport={"width": width, "height": 800})
    page.on("console", site.hear)
    page.on("pageerror", lambda fault: site.complaints.append(str(fault)))
    page.route(f"{HOST}/**", site.fulfil)
    page.goto(HOST + path)
    return page
