"""Tags for finding one's way: the service's navigation, breadcrumbs, pages, sorting and taking a list away."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string
from django.urls import reverse

if TYPE_CHECKING:
    from django.core.paginator import Page
    from django.http import QueryDict
    from django.template import Context


def address(to: str) -> str:
    """An address as it is, or the one that a URL's name stands for."""
    return to if to.startswith(("/", "?", "#", "https://")) else reverse(to)


def service_navigation(content: str, label: str = "Menu") -> str:
    """`{% service_navigation %}{% nav_link "desk:today" "Today" %}…{% endservice_navigation %}`."""
    return render_to_string("ui/service_navigation.html", {"content": content, "label": label})


def nav_link(context: Context, to: str, text: str, count: int = 0, *, alone: bool = False) -> dict[str, Any]:
    """`{% nav_link "desk:today" "Today" count=4 %}`: marks itself on its own page and on those beneath it.

    `alone=True` is for a door's first page (/desk/): every page lies beneath its address, and it stands for itself.
    """
    href, here = address(to), context["request"].path
    is_above = here.startswith(href) and not alone
    return {"href": href, "text": text, "count": count, "is_here": here == href, "is_above": is_above}


def breadcrumbs(*links_and_names: str) -> dict[str, Any]:
    """`{% breadcrumbs "desk:portfolio" "Portfolio" provider_url provider.name %}`: pairs of address and name."""
    pairs = list(pairwise(links_and_names))[::2]
    return {"crumbs": [(address(link), name) for link, name in pairs]}


def back_link(to: str, text: str = "Back") -> dict[str, Any]:
    """`{% back_link "portal:returns" "Back to your returns" %}`."""
    return {"href": address(to), "text": text}


def pagination(context: Context, page: Page[Any], noun: str = "results") -> dict[str, Any]:
    """`{% pagination page_obj "returns" %}`: keeps the filters of the address; nothing when there is one page."""
    numbers = page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return {"page": page, "numbers": list(numbers), "noun": noun, "request": context["request"]}


def sort_header(context: Context, key: str, text: str, *, numeric: bool = False) -> dict[str, Any]:
    """`<tr>{% sort_header "name" "Provider" %}…`: a `<th>` whose link sorts by `?sort=name`, then `?sort=-name`."""
    query: QueryDict = context["request"].GET.copy()
    now = query.get("sort", "")
    query["sort"] = f"-{key}" if now == key else key
    query.pop("page", None)
    direction = {key: "ascending", f"-{key}": "descending"}.get(now, "none")
    return {"text": text, "href": f"?{query.urlencode()}", "direction": direction, "numeric": numeric}


def csv_link(context: Context, to: str = "", text: str = "Take away as CSV") -> dict[str, Any]:
    """`{% csv_link %}`: this list with its filters as `?format=csv`, or another address."""
    query: QueryDict = context["request"].GET.copy()
    query["format"] = "csv"
    query.pop("page", None)
    return {"href": address(to) if to else f"?{query.urlencode()}", "text": text}
