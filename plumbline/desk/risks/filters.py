"""Narrowing and ordering the register by what the address asks for."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from django import forms
from django.http import QueryDict

from plumbline.oversight.queries.risk_register import NOT_ENOUGH, Register, RegisterRow
from plumbline.providers.models import ServiceKind
from plumbline.risks.whose import Of

NOT_ENOUGH_WORDS = "Not enough is known"
SHOW = {
    "worse": "A service or contract is worse",
    "waiting": "A level waits to be decided",
    "rising": "The score has risen",
    "limited": "A limit counts",
}


class RegisterFilters(forms.Form):
    """Choices that are not offered count as not made: an old address still opens the register."""

    def __init__(self, typed: QueryDict, *, register: Register) -> None:
        super().__init__(typed)
        for name, (label, everything, those) in _offered(register).items():
            self.fields[name] = forms.ChoiceField(
                required=False, label=label, choices=[("", everything), *those]
            )

    @property
    def asked(self) -> Mapping[str, str]:
        self.is_valid()
        return self.cleaned_data

    @property
    def of(self) -> str:
        """Whose risks are listed."""
        return self.asked.get("of") or Of.PROVIDER.value

    @property
    def narrows(self) -> bool:
        return any(self.asked.values())


def _offered(register: Register) -> dict[str, tuple[str, str, list[tuple[str, str]]]]:
    model, levels = register.policy.model, register.policy.levels
    rated = [(one.code, one.says) for one in reversed(model.model.labels.labels)] if model else []
    kinds = {kind for row in register.rows for kind in row.subject.kinds}
    officers = {str(key): name for row in register.rows for key, name in row.subject.officers.items()}
    return {
        "of": (
            "Of",
            "Providers",
            [(one.value, f"{one.value.capitalize()}s") for one in (Of.SERVICE, Of.CONTRACT)],
        ),
        "risk": ("Risk", "All risks", [*rated, (NOT_ENOUGH, NOT_ENOUGH_WORDS)]),
        "level": (
            "Level in force",
            "All levels",
            [(one.code, one.label.says) for one in levels.levels.levels] if levels else [],
        ),
        "kind": (
            "Service",
            "All services",
            [(str(one), str(one.label)) for one in ServiceKind if one in kinds],
        ),
        "officer": ("Lead officer", "Everybody", sorted(officers.items(), key=lambda one: one[1])),
        "show": ("Show", "All of them", list(SHOW.items())),
    }


def narrowed(rows: list[RegisterRow], asked: Mapping[str, str]) -> list[RegisterRow]:
    """Those that fit every choice."""
    return [row for row in rows if all(_fits(row, name, value) for name, value in asked.items() if value)]


def _fits(row: RegisterRow, name: str, value: str) -> bool:
    if name == "show":
        return {
            "worse": bool(row.worse) or row.is_worse,
            "waiting": row.standing.proposal is not None,
            "rising": row.risk is not None and row.risk.course == "rising",
            "limited": bool(row.risk and row.risk.limits),
        }[value]
    if name == "of":
        return row.subject.whose.of == value
    fits: dict[str, Callable[[], bool]] = {
        "risk": lambda: row.rating == value,
        "level": lambda: row.level is not None and row.level.code == value,
        "kind": lambda: value in row.subject.kinds,
        "officer": lambda: int(value) in row.subject.officers,
    }
    return fits[name]()


def ordered(rows: list[RegisterRow], sort: str, register: Register) -> list[RegisterRow]:
    """By a column; without one the highest risk first, and after those of which too little is known."""
    model = register.policy.model
    places = {code: place for place, code in enumerate(model.model.labels.codes)} if model else {}
    keys: dict[str, Callable[[RegisterRow], Any]] = {
        "provider": lambda row: row.subject.name.casefold(),
        "risk": lambda row: (-places.get(row.rating, -1), -_score(row), row.subject.name.casefold()),
        "known": lambda row: row.risk.completeness if row.risk else -1,
        "trend": lambda row: -(row.risk.change or 0) if row.risk else Decimal(0),
        "people": lambda row: -(row.people or 0),
    }
    key = keys.get(sort.removeprefix("-")) or keys["risk"]
    return sorted(rows, key=key, reverse=sort.startswith("-"))


def _score(row: RegisterRow) -> Decimal:
    return row.risk.score if row.risk and row.risk.score is not None else Decimal(-1)
