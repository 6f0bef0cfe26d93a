"""Tags for the small pieces of a page: rows of a summary, tasks, filters, messages, progress, and empty places."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.template.loader import render_to_string

from plumbline.ui.marks import status_mark
from plumbline.ui.tags.navigation import address

if TYPE_CHECKING:
    from django.forms import BaseForm
    from django.template import Context


def summary_row(key: str, value: object, to: str = "", act: str = "Change") -> dict[str, Any]:
    """`{% summary_row "Reference" contract.reference %}`, with a link: `… change_url "Change" %}`.

    Stands inside `<dl class="govuk-summary-list">`.
    """
    return {"key": key, "value": value, "href": address(to) if to else "", "act": act}


def summary(content: str, key: str) -> str:
    """`{% summary "Standing" %}{% rating_tag code %} since May{% endsummary %}`: a row whose value is markup."""
    return render_to_string("ui/summary_row.html", {"key": key, "value": content})


def notification(content: str, title: str = "Important", *, success: bool = False) -> str:
    """`{% notification "Submitted" success=True %}<p>…</p>{% endnotification %}`."""
    return render_to_string("ui/notification.html", {"content": content, "title": title, "success": success})


def task(name: str, to: str, status: object, hint: str = "", word: str = "") -> dict[str, Any]:
    """`<ul class="govuk-task-list">{% task "Staffing" url "not-started" hint="6 questions" %}…</ul>`."""
    href = address(to) if to else ""
    return {"name": name, "href": href, "mark": status_mark(status, word), "hint": hint}


def filters(context: Context, form: BaseForm, *, found: str = "") -> dict[str, Any]:
    """`{% filters form found="38 providers" %}`: a row of choices that change the address; works without a script."""
    asked = context["request"].GET
    chosen = any(asked.get(form.add_prefix(name)) for name in form.fields)
    hidden = [(key, asked[key]) for key in ("sort",) if key in asked]
    return {"form": form, "found": found, "chosen": chosen, "hidden": hidden, "path": context["request"].path}


def empty_state(sentence: str, to: str = "", act: str = "") -> dict[str, Any]:
    """`{% empty_state "No return is due yet. The first is due on 15 July." url "See the calendar" %}`."""
    return {"sentence": sentence, "href": address(to) if to else "", "act": act}


def progress(done: int, total: int, doing: str) -> dict[str, Any]:
    """`{% progress job.done job.total "Reading the ratings" %}`.

    The view sends a `Refresh: 3` header while the work goes on, so the page renews itself without a script.
    """
    return {"done": done, "total": total, "doing": doing, "percent": 100 * done // total if total else 0}
