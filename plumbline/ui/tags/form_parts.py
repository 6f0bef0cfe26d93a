"""Tags for forms: the summary of what is wrong, and the groups that a form's fields stand in."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.forms import BaseForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from django.forms.boundfield import BoundField


@dataclass(frozen=True, slots=True)
class FieldGroup:
    """Fields under one legend; the legend is "" for those that stand alone."""

    legend: str
    fields: list[BoundField]


def error_summary(form: BaseForm | Sequence[BaseForm] | None) -> dict[str, Any]:
    """`{% error_summary form %}`: every problem, linked to its field. Nothing when there is none.

    Problems that read alike also say which field each is about, and of forms that are sent together, of which form:
    what it is `called`. `{{ form }}` has one already: use this on pages that place the fields themselves.
    """
    forms = [form] if isinstance(form, BaseForm) else form or ()
    problems = [problem for one in forms for problem in _problems_of(one)]
    often = Counter(problem["says"] for problem in problems)
    for problem in problems:
        if often[problem["says"]] > 1 and problem["about"]:
            problem["says"] = f"{problem['about']}: {problem['says']}"
    return {"problems": problems}


def _problems_of(form: BaseForm) -> list[dict[str, str]]:
    """What each problem says, the id of the box it is about, and what that box is called."""
    problems: list[dict[str, str]] = []
    for name, messages in form.errors.items():
        field = form[name] if name in form.fields else None
        link, label = getattr(field, "first_input_id", ""), str(getattr(field, "label", ""))
        about = ", ".join(filter(None, (getattr(form, "called", ""), label)))
        problems += [
            {"says": str(says), "link": link, "about": about} for says in getattr(field, "messages", messages)
        ]
    return problems


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
