"""HTML taken apart so that ours and GOV.UK's can be compared: the same elements, classes, texts and links of ids."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import html5lib
from django.template import Context, Template

if TYPE_CHECKING:
    from collections.abc import Collection

THEIRS: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "fixtures" / "govuk-frontend.json").read_text()
)
POINT_AT_IDS = ("id", "for", "aria-describedby", "aria-controls", "aria-labelledby")
# Ours alone: names are the form's, addresses the page's, and Django's aria-invalid is one help more.
OURS = frozenset({"name", "href", "value", "cols", "rows", "aria-invalid"})


def theirs(fixture: str) -> str:
    """The component as GOV.UK Frontend prints it."""
    return "\n".join(THEIRS[fixture])


def drawn(source: str, **context: Any) -> str:
    """What a template says, with our tags loaded."""
    return Template("{% load ui %}" + source).render(Context(context))


def anatomy(html: str, *, without: Collection[str] = ()) -> list[Any]:
    """The elements of a piece of HTML in order, each with its depth; ids are numbered as they are first met."""
    seen: dict[str, str] = {}
    fragment = html5lib.parseFragment(html, namespaceHTMLElements=False)
    return [part for child in fragment for part in _parts(child, 0, seen, OURS | set(without))]


def _parts(element: Any, depth: int, seen: dict[str, str], without: Collection[str]) -> list[Any]:
    attributes = {
        name: _numbered(value, seen) if name in POINT_AT_IDS else value
        for name, value in sorted(element.attrib.items())
        if name not in without and name != "class"
    }
    classes = sorted(element.attrib.get("class", "").split())
    children = [part for child in element for part in _parts(child, depth + 1, seen, without)]
    tail = " ".join((element.tail or "").split())
    text = " ".join((element.text or "").split())
    return [(depth, element.tag, classes, attributes, text), *children, *([(depth, tail)] if tail else [])]


def _numbered(ids: str, seen: dict[str, str]) -> str:
    return " ".join(seen.setdefault(one, f"#{len(seen) + 1}") for one in ids.split())
