"""Reading a page as a person does, and filling in its forms as a browser without a script does."""

import html
import re
from typing import Any

import html5lib
from django.urls import reverse


def address(name: str, *args: object) -> str:
    return reverse(f"portal:{name}", args=args)


def words(response: Any) -> str:
    """The page's visible words in one line."""
    text = re.sub(r"<head\b.*?</head>|<[^>]*>", " ", response.content.decode(), flags=re.DOTALL)
    return " ".join(html.unescape(text).split())


def sent_by(response: Any) -> dict[str, str]:
    """What the browser would send of the page's last form: every box as it stands, chosen radio buttons only."""
    page = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    form = [one for one in page.iter("form") if one.get("method") == "post"][-1]
    sent: dict[str, str] = {}
    for box in form.iter("input"):
        if box.get("type") not in {"radio", "checkbox"} or box.get("checked") is not None:
            sent[box.get("name", "")] = box.get("value", "")
    for area in form.iter("textarea"):
        sent[area.get("name", "")] = (area.text or "").strip("\n")
    return {name: value for name, value in sent.items() if name and name != "csrfmiddlewaretoken"}
