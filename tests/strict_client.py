"""A test client that is also a reader: it refuses broken HTML and changes that left no history."""

from typing import Any

import html5lib
from django.db import connection
from django.test import Client

from plumbline.history.models import Event
from plumbline.organisations import scope

# Acts on the person's own session. They change nothing that anybody would ask about later.
LEAVE_NO_TRACE = {"account_login", "account_logout", "account_reset_password"}
# A draft's answers and a visit's notes say themselves who wrote them and when.
# So do the answers on a visit; a Quality Checker who skips a question changes nothing.
SAY_IT_THEMSELVES = {
    "portal:return_section",
    "portal:return_explain",
    "portal:visit_self_area",
    "desk:visit_area",
    "desk:visit_people",
    "desk:visit_records",
    "desk:visit_feedback",
    "checker_start",
    "checker_question",
    "checker_words",
}
# An answer to a survey is anonymous: the time of an event could tell whose it is.
MUST_NOT_BE_TIMED = {"survey_answer"}


class StrictClient(Client):
    """Django's client, for pages: `client.get`, `client.post`. A fault of the page fails the test that met it.

    A request sees only what its view opens: on PostgreSQL the walls are closed around it, as they are outside tests.
    """

    def request(self, **environ: Any) -> Any:
        before = Event.objects.count()
        with scope.limited_to(councils=(), providers=()):
            response = super().request(**environ)
        address = f"{environ.get('REQUEST_METHOD', 'GET')} {environ.get('PATH_INFO', '/')}"
        is_page = response.headers.get("Content-Type", "").startswith("text/html") and not response.streaming
        # Reading takes longer than most pages, which are the same on either database.
        if is_page and connection.vendor == "sqlite":
            _read(response.content, address)
        if address.startswith("POST") and response.status_code in {302, 303}:
            assert Event.objects.count() > before or _leaves_no_trace(response), (
                f"{address} recorded no history"
            )
        return response


def _read(content: bytes, address: str) -> None:
    """Parse as a browser does, but refuse what a browser would mend. Part of a page may come without its frame."""
    reader = html5lib.HTMLParser(strict=True)
    is_page = b"<html" in content[:500].lower()
    try:
        reader.parse(content) if is_page else reader.parseFragment(content)
    except html5lib.html5parser.ParseError as problem:
        line, column = reader.errors[-1][0] if reader.errors else (0, 0)
        near = content.decode(errors="replace").splitlines()[line - 1 : line]
        raise AssertionError(f"{address} is not HTML: {problem} at {line}:{column}: {near}") from problem


def _leaves_no_trace(response: Any) -> bool:
    return (
        response.resolver_match is not None
        and response.resolver_match.view_name in LEAVE_NO_TRACE | SAY_IT_THEMSELVES | MUST_NOT_BE_TIMED
    )
