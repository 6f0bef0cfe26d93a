"""Narrowing and ordering the portfolio by what the address asks for."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django import forms

from plumbline.oversight.queries.portfolio import PortfolioRow
from plumbline.oversight.queries.portfolio_choices import Choices
from plumbline.providers.models import ServiceKind

_EVERYBODY = "Everybody"
_WORST_FIRST = (
    *("red", "amber", "not-returned", "out-of-date", "not-assessed"),
    *("no-activity", "no-target", "not-applicable", "green"),
)
_ORDER = {rating: place for place, rating in enumerate(_WORST_FIRST)}
_UNKNOWN = len(_ORDER)


class PortfolioFilter(forms.Form):
    """Period, framework, officer, service, and whether only rows below target are shown."""

    period = forms.ChoiceField(label="Period", required=False)
    framework = forms.ChoiceField(label="Framework", required=False)
    officer = forms.ChoiceField(label="Lead officer", required=False)
    kind = forms.ChoiceField(label="Service", required=False)
    only = forms.ChoiceField(
        label="Show",
        required=False,
        choices=[("", "All contracts"), ("below", "Only below target"), ("owed", "Only not returned")],
    )
    figures = forms.ChoiceField(
        label="Figures", required=False, choices=[("", "Rated figures"), ("all", "All figures")]
    )


def filter_form(chosen: Choices, rows: Iterable[PortfolioRow], asked: Mapping[str, Any]) -> PortfolioFilter:
    """The choices as they stand. `asked` is the address; what it does not say is the first choice."""
    form = PortfolioFilter(initial={**dict(asked.items()), "framework": chosen.code})
    if chosen.period:
        form.initial["period"] = chosen.period.code
    officers = sorted(
        {(str(row.officer_id), row.officer) for row in rows if row.officer_id}, key=lambda one: one[1]
    )
    kinds = {row.service_kind for row in rows}
    _offer(form, "period", [(one.code, one.label) for one in chosen.periods])
    _offer(form, "framework", chosen.frameworks)
    _offer(form, "officer", [("", _EVERYBODY), *officers])
    _offer(form, "kind", [("", "All services"), *(one for one in ServiceKind.choices if one[0] in kinds)])
    for name in ("framework", "officer", "kind"):
        if len(form.fields[name].choices) < (2 if name == "framework" else 3):  # type: ignore[attr-defined]
            del form.fields[name]
    return form


def _offer(form: forms.Form, name: str, choices: Iterable[tuple[str, str]]) -> None:
    form.fields[name].choices = list(choices)  # type: ignore[attr-defined]


def narrowed(rows: list[PortfolioRow], asked: Mapping[str, Any]) -> list[PortfolioRow]:
    """The rows that fit every choice of the address; an officer or a service that none of them has is no choice."""
    officer = asked.get("officer") if asked.get("officer") in {str(row.officer_id) for row in rows} else ""
    kind = asked.get("kind") if asked.get("kind") in {row.service_kind for row in rows} else ""
    only = asked.get("only")
    return [
        row
        for row in rows
        if (not officer or str(row.officer_id) == officer)
        and (not kind or row.service_kind == kind)
        and (only != "below" or row.below_target)
        and (only != "owed" or not row.is_returned)
    ]


def ordered(rows: list[PortfolioRow], asked: Mapping[str, Any]) -> list[PortfolioRow]:
    """By a column: the worst first when a figure is asked for. Rows that are alike stay in order of provider."""
    sort = str(asked.get("sort", ""))
    key = _by_column(sort.removeprefix("-"))
    return sorted(rows, key=key, reverse=sort.startswith("-"))


def _by_column(column: str) -> Callable[[PortfolioRow], Any]:
    keys: dict[str, Callable[[PortfolioRow], Any]] = {
        "": lambda row: 0,
        "provider": lambda row: row.provider.casefold(),
        "state": lambda row: (-row.days_overdue, row.status),
        "below": lambda row: -row.below_target,
        "on-time": lambda row: (row.kept.on_time - len(row.kept.kept), -len(row.kept.kept)),
        "cqc": lambda row: min((one.rank for one in row.cqc), default=_UNKNOWN),
        "officer": lambda row: (not row.officer, row.officer.casefold()),
    }
    return keys.get(column) or (lambda row: _severity(row, column))


def _severity(row: PortfolioRow, ref: str) -> int:
    rating = row.ratings.get(ref, ("not-returned", ""))[0]
    return _ORDER.get(rating, _UNKNOWN)
