"""Tags for forms: the summary of what is wrong, and the groups that a form's fields stand in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from django.forms import BaseForm
    from django.forms.boundfield import BoundField


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields under one legend; the legend is "" for those that stand alone."""

    legend: str
    fields: list[BoundField]


def error_summary(form: BaseForm | None) -> dict[str, Any]:
    """`{% error_summary form %}`: every problem, linked to its field. Nothing when there is none.

    Problems that read alike also say which field each is about. `{{ form }}` has one already: use this on pages
    that place the fields themselves.
    """
    problems: list[dict[str, str]] = []
    for name, messages in form.errors.items() if form else ():
        field = form[name] if form and name in form.fields else None
        link, label = getattr(field, "first_input_id", ""), str(getattr(field, "label", ""))
        problems += [
            {"says": str(says), "link": link, "label": label} for says in getattr(field, "messages", messages)
        ]
    often = Counter(problem["says"] for problem in problems)
    for problem in problems:
        if often[problem["says"]] > 1 and problem["label"]:
            problem["says"] = f"{problem['label']}: {problem['says']}"
    return {"problems": problems}


def field_groups(form: BaseForm) -> list[FieldGroup]:
    """`{% for group in form|field_groups %}`: the visible fields, under the legends of `form.groups`.

    `groups` is a class attribute: `(("Legend", ("field", "field")), …)`. Fields it does not name follow.
    """
    shown = {field.name: field for field in form.visible_fields() if not getattr(field, "is_revealed", False)}
    groups = [
        FieldGroup(legend, [shown.pop(name) for name in names if name in shown])
        for legend, names in getattr(form, "groups", ())
    ]
    return [group for group in (*groups, FieldGroup("", list(shown.values()))) if group.fields]
