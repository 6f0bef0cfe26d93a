"""The desk's addresses, and its pages as a person reads them."""

import re
from typing import Any

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
    """The words of the list entry or table row that holds this text."""
    rows = re.findall(r"<(?:tr|li)\b.*?</(?:tr|li)>", response.content.decode(), flags=re.DOTALL)
    found = [row for row in rows if text in row]
    assert found, f"No row has “{text}”"
    return " ".join(re.sub(r"<[^>]*>", " ", found[0]).split())
