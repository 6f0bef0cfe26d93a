"""The score unfolded: each indicator with what is known, from where, its points and weight, and the rule."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.urls import reverse

from plumbline.desk.frameworks.models_aloud import model_aloud
from plumbline.frameworks.kinds import RISK_MODEL
from plumbline.judgement.display import show_given
from plumbline.judgement.judgement import Reason
from plumbline.judgement.risk.pointing import in_words
from plumbline.judgement.risk.wording import OVERALL
from plumbline.risks.inputs import Origin
from plumbline.risks.models import RiskAssessment
from plumbline.ui.wording import short_day

UNKNOWN = "Nobody has entered it, and nothing else says."


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing that is known, in words, its day and where to look it up. A further input says what it asks."""

    asks: str
    says: str
    source: str
    day: str
    href: str


@dataclass(frozen=True, slots=True)
class Line:
    """One indicator. Without points, `state` says whether it is not known or too old; `why` says more."""

    code: str
    title: str
    seen: tuple[Seen, ...]
    points: str
    weight: str
    earned: str
    state: str
    why: str
    rule: tuple[str, ...]
    basis: str


def unfolded(risk: RiskAssessment) -> tuple[Line, ...]:
    """Every indicator, in the order of the model that judged."""
    known = {one["name"]: one for one in risk.inputs}
    definition = risk.framework.read_as(RISK_MODEL)
    rules = {one.name.partition(" ")[0]: one for one in model_aloud(definition).parts[0].rules}
    further = {also.name: also.asks for one in definition.model.indicators for also in one.also}
    return tuple(_line(one, known, risk, rules, further) for one in risk.kept["indicators"])


def concluded(risk: RiskAssessment) -> Iterator[tuple[Reason, Seen | None]]:
    """What the score comes to, step by step; a limit that counts with the fact that made it."""
    known = {one["name"]: one for one in risk.inputs}
    limits = {one.code: one.input for one in risk.framework.read_as(RISK_MODEL).model.limiters}
    counting = {one["rule"] for one in risk.limits}
    for reason in risk.judgement.reasons:
        if reason.rule in counting:
            fact = known.get(limits[reason.rule])
            yield reason, _seen(fact, risk.provider_id, "") if fact else None
        elif reason.rule.startswith(f"{OVERALL}."):
            yield reason, None


def _line(
    kept: Mapping[str, Any],
    known: Mapping[str, Any],
    risk: RiskAssessment,
    rules: Mapping[str, Any],
    further: Mapping[str, str],
) -> Line:
    points, most = kept["points"], show_given(Decimal(kept["most"]))
    earned, could = Fraction(kept["earned"]), Fraction(kept["could"])
    rule = rules.get(kept["code"])
    return Line(
        code=kept["code"],
        title=kept["title"],
        seen=tuple(
            _seen(known[name], risk.provider_id, further.get(name, ""))
            for name in kept["names"]
            if name in known
        ),
        points=f"{show_given(Fraction(points))} of {most}" if points else "",
        weight=show_given(Decimal(kept["weight"])),
        earned=f"{show_given(earned)} of {show_given(could)}" if points else "",
        state="" if points else kept["state"],
        why="" if points else _why(kept, risk),
        rule=tuple(rule.says) if rule else (),
        basis=kept["basis"] or kept["reason"]["basis"],
    )


def _why(kept: Mapping[str, Any], risk: RiskAssessment) -> str:
    if kept["state"] == "out-of-date":
        says = str(kept["reason"]["says"])
        return says.removeprefix(f"{kept['title']}: ")
    return next((risk.unknown[name] for name in kept["names"] if name in risk.unknown), UNKNOWN)


def _seen(known: Mapping[str, Any], provider: int, asks: str) -> Seen:
    value = Decimal(known["value"]) if known["is_number"] else known["value"]
    day = short_day(date.fromisoformat(known["as_at"])) if known["as_at"] else ""
    said = in_words(value)
    of = f", {known['about']}" if known.get("about") else ""
    return Seen(asks, said[:1].upper() + said[1:], f"{known['source']}{of}", day, _address(known, provider))


def _address(known: Mapping[str, Any], provider: int) -> str:
    """The page the fact comes from; empty where it was entered here."""
    number = known["number"]
    of_row = {Origin.VISIT: "desk:visit", Origin.RETURN: "desk:return"}
    of_provider = {
        Origin.ACTIONS: f"{reverse('desk:actions')}?provider={provider}",
        Origin.INTELLIGENCE: f"{reverse('desk:intelligence')}?provider={provider}",
        Origin.RETURNS: reverse("desk:provider", args=[provider]),
        Origin.CONTRACTS: reverse("desk:provider", args=[provider]),
        Origin.STANDING: reverse("desk:standing_of", args=[provider]),
    }
    if known["address"]:
        return str(known["address"])
    if known["origin"] in of_row and number:
        return reverse(of_row[known["origin"]], args=[number])
    return of_provider.get(known["origin"], "")


def missing_lines(lines: tuple[Line, ...]) -> Iterator[Line]:
    """Those of which nothing usable is known."""
    return (one for one in lines if one.state)
