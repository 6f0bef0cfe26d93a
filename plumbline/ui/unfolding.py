"""A judgement laid open for reading, whether it comes as an object or as the JSON that was kept of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from plumbline.ui.marks import Mark, rating_mark

BASIS = {
    "published": "Published rule",
    "local default": "Our own default: the council may change it",
    "awaiting document": "Assumed until the document arrives",
}


@dataclass(frozen=True, slots=True)
class OpenReason:
    """One rule that spoke: its sentence, which names the numbers it saw, and what it rests on."""

    rule: str
    says: str
    effect: Mark | None
    basis: str
    source: str


@dataclass(frozen=True, slots=True)
class Unfolding:
    """A judgement as the page shows it; `completeness` is a percentage, or None when nothing is missing."""

    ref: str
    mark: Mark
    display: str
    reasons: tuple[OpenReason, ...]
    missing: tuple[str, ...]
    would_change: tuple[str, ...]
    completeness: int | None


def unfold(judgement: object) -> Unfolding:
    """Lay a judgement open. Takes `plumbline.judgement.Judgement`, or a mapping with the same names.

    The command line's JSON calls the reasons "because"; that is understood too.
    """
    reasons = _part(judgement, "reasons") or _part(judgement, "because") or ()
    return Unfolding(
        ref=str(_part(judgement, "ref") or ""),
        mark=rating_mark(_part(judgement, "rating")),
        display=str(_part(judgement, "display") or ""),
        reasons=tuple(_open(reason) for reason in _several(reasons)),
        missing=tuple(str(line) for line in _several(_part(judgement, "missing"))),
        would_change=tuple(str(line) for line in _several(_part(judgement, "would_change"))),
        completeness=_percent(_part(judgement, "completeness")),
    )


def _part(whole: object, name: str) -> object:
    return whole.get(name) if isinstance(whole, Mapping) else getattr(whole, name, None)


def _several(value: object) -> tuple[object, ...]:
    return tuple(value) if isinstance(value, list | tuple) else ()


def _open(reason: object) -> OpenReason:
    effect = _part(reason, "effect")
    basis = str(_part(reason, "basis") or "")
    return OpenReason(
        rule=str(_part(reason, "rule") or ""),
        says=str(_part(reason, "says") or ""),
        effect=rating_mark(effect) if effect else None,
        basis=BASIS.get(basis, basis),
        source=str(_part(reason, "source") or ""),
    )


def _percent(completeness: object) -> int | None:
    known = Fraction(str(completeness)) if completeness not in {None, ""} else Fraction(1)
    return None if known >= 1 else int(known * 100)
