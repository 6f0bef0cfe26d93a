"""What is known as a risk model asks for it: each input with its day, source and where to look. Pure."""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from plumbline.judgement.exact import in_digits
from plumbline.judgement.risk.facts import Fact, Value
from plumbline.judgement.risk.model import RiskModel
from plumbline.judgement.risk.pointing import is_stale


class Origin(StrEnum):
    """Where an input comes from, so that a page can lead there."""

    BY_HAND = "by-hand"
    CQC = "cqc"
    VISIT = "visit"
    RETURN = "return"
    RETURNS = "returns"
    ACTIONS = "actions"
    INTELLIGENCE = "intelligence"
    CONTRACTS = "contracts"
    STANDING = "standing"


class About(StrEnum):
    """What an input of a service or a contract is known of: of itself, or of something it is part of."""

    ITSELF = ""
    WHOLE = "of the provider as a whole"
    BOTH = "of it and of the provider as a whole"
    CONTRACT = "of the contract as a whole"


@dataclass(frozen=True, slots=True)
class Known:
    """One input. `number` names the row it comes from, `address` a page elsewhere.

    `is_counted`: it was counted on the day itself, so its day says nothing about its age. `about`: what it is known of,
    where it stands for a service or a contract.
    """

    name: str
    value: Value
    as_at: date | None
    source: str
    origin: Origin
    number: int = 0
    address: str = ""
    is_counted: bool = False
    about: About = About.ITSELF

    @property
    def as_whole(self) -> "Known":
        """The same where it stands for a part of the provider."""
        return replace(self, about=About.WHOLE)

    @property
    def fact(self) -> Fact:
        return Fact(self.name, self.value, self.as_at, self.source)


@dataclass(frozen=True, slots=True)
class Gathered:
    """All that is known of whose risk it is, by input; `unknown` says of an input why it is not known."""

    known: Mapping[str, Known] = field(default_factory=dict)
    unknown: Mapping[str, str] = field(default_factory=dict)

    def asked_by(self, model: RiskModel) -> "Gathered":
        """What a model looks at, and no more."""
        names = names_of(model)
        known = {name: one for name, one in self.known.items() if name in names}
        return Gathered(
            known, {name: why for name, why in self.unknown.items() if name in names - set(known)}
        )

    @property
    def facts(self) -> tuple[Fact, ...]:
        return tuple(one.fact for one in self.known.values())


def names_of(model: RiskModel) -> set[str]:
    """Every input that a model looks at, those of its limits included."""
    own = {each.name for one in model.indicators for each in (one.input, *one.also)}
    return own | {one.input for one in model.limiters}


def digest(rules: str, model: RiskModel, gathered: Gathered, on: date) -> str:
    """The hash of everything a result follows from: the rules, each value with its day, and which are out of date."""
    stale = {
        f"{one.code}:{name}"
        for one in model.indicators
        for name in (each.name for each in (one.input, *one.also))
        if name in gathered.known and is_stale(gathered.known[name].fact, one, on)
    }
    values = sorted(_hashed(one) for one in gathered.known.values())
    return hashlib.sha256(json.dumps([rules, values, sorted(stale)]).encode()).hexdigest()


def _hashed(one: Known) -> tuple[str, ...]:
    own = (one.name, _text(one.value), _day(one))
    return (*own, one.about.value) if one.about else own


def _day(one: Known) -> str:
    return "" if one.is_counted or one.as_at is None else one.as_at.isoformat()


def _text(value: Value) -> str:
    return value if isinstance(value, str) else in_digits(value)


def as_json(known: Iterable[Known]) -> list[dict[str, Any]]:
    """The inputs as they are kept: values as text, days in ISO form."""
    return [
        {
            "name": one.name,
            "value": _text(one.value),
            "is_number": isinstance(one.value, Decimal),
            "as_at": one.as_at.isoformat() if one.as_at else "",
            "source": one.source,
            "origin": one.origin.value,
            "number": one.number,
            "address": one.address,
            "about": one.about.value,
        }
        for one in known
    ]
