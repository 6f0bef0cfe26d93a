"""The desk's addresses, and its pages as a person reads them."""

from typing import Any

import html5lib
from django.urls import reverse

from tests.portal.pages import words

__all__ = ["address", "row_of", "said", "words"]


def address(name: str, *args: object) -> str:
    return reverse(f"desk:{name}", args=args)


def said(response: Any) -> str:
    """The page's words; the test fails when it was not shown."""
    assert response.status_code == 200, response.status_code
    return words(response)


def row_of(response: Any, text: str) -> str:
    """The words of the table row or list entry that holds this text or link, or has this id."""
    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    for row in (one for one in page.iter() if one.tag in {"tr", "li"}):
        inside = " ".join(" ".join(row.itertext()).split())
        links = {one.get("href") for one in row.iter("a")}
        if text in inside or text in links or text == row.get("id"):
            return inside
    raise AssertionError(f"No row has “{text}”")
