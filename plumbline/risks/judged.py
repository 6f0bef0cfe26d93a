"""A risk as it is kept: the result, each indicator with its points, what limits, what is missing, its course. Pure."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from plumbline.frameworks.risk_model import RiskModelDefinition
from plumbline.judgement.exact import exactly, half_up
from plumbline.judgement.judgement import Exact
from plumbline.judgement.keeping import judgement_as_json, reason_as_json
from plumbline.judgement.risk.outcome import Earlier, Risk, Scored
from plumbline.judgement.risk.scoring import judge_risk
from plumbline.risks.inputs import Gathered, as_json

PLACES = 4


@dataclass(frozen=True)
class Judged:
    """What was judged, of what, on which day."""

    risk: Risk
    gathered: Gathered
    digest: str
    on: date
    earlier: Earlier | None = None

    @property
    def columns(self) -> Mapping[str, Any]:
        """The columns of a row: what lists show, and the whole behind it."""
        overall, trend = self.risk.overall, self.risk.trend
        titles = {one.indicator.code: one.indicator.title for one in self.risk.indicators}
        return {
            "on": self.on,
            "digest": self.digest,
            "rating": str(overall.rating),
            "score": _rounded(overall.score),
            "display": overall.display,
            "completeness": int(overall.completeness * 100),
            "missing": [titles[code] for code in overall.missing],
            "limits": [{"rule": one.rule, "says": one.says} for one in self.risk.limits],
            "course": trend.course.value,
            "change": _rounded(trend.change),
            "compared_on": trend.since,
            "inputs": as_json(self.gathered.known.values()),
            "unknown": dict(self.gathered.unknown),
            "kept": {
                **kept(self.risk),
                "own": _as_json(Earlier(self.on, str(overall.rating), _exact(overall.score))),
                "earlier": _as_json(self.earlier) if self.earlier else None,
            },
        }


@dataclass
class Judge:
    """Judges by one model on one day. Where the same is known of a service as of its provider, it judges once."""

    definition: RiskModelDefinition
    on: date
    known: dict[Hashable, Risk] = field(default_factory=dict)

    def judged(self, gathered: Gathered, *, digest: str, earlier: Earlier | None = None) -> Judged:
        """The risk that is made by what was gathered, beside the result of an earlier day."""
        same = (frozenset(gathered.facts), earlier)
        if same not in self.known:
            past = (earlier,) if earlier else ()
            self.known[same] = judge_risk(self.definition.model, gathered.facts, on=self.on, earlier=past)
        return Judged(self.known[same], gathered, digest, self.on, earlier)


def kept(risk: Risk) -> dict[str, Any]:
    """Every stage; exact values as text."""
    trend = risk.trend
    return {
        "overall": judgement_as_json(risk.overall),
        "band": str(risk.base.rating),
        "indicators": [_indicator(one) for one in risk.indicators],
        "limits": [reason_as_json(one) for one in risk.limits],
        "at_best": str(risk.at_best),
        "at_worst": str(risk.at_worst),
        "trend": trend.says,
        "ways": [{"says": one.says, "to": one.to} for one in risk.ways],
    }


def _indicator(scored: Scored) -> dict[str, Any]:
    one = scored.indicator
    return {
        "code": one.code,
        "title": one.title,
        "weight": str(one.weight),
        "most": str(one.most),
        "points": "" if scored.points is None else str(scored.points),
        "earned": str(scored.earned),
        "could": str(one.could),
        "state": scored.state.value if scored.state else "",
        "names": [one.input.name, *(each.name for each in one.also)],
        "reason": reason_as_json(scored.reason),
        "basis": one.authority.basis,
        "source": one.authority.source,
    }


def earlier_from(kept: Mapping[str, str]) -> Earlier:
    """A result as it was kept for the comparison with a later one."""
    score = Fraction(kept["score"]) if kept["score"] else None
    return Earlier(date.fromisoformat(kept["on"]), kept["rating"], score)


def _as_json(earlier: Earlier) -> dict[str, str]:
    score = "" if earlier.score is None else str(earlier.score)
    return {"on": earlier.on.isoformat(), "rating": earlier.rating, "score": score}


def _rounded(number: Exact | None) -> Decimal | None:
    return None if number is None else half_up(number, PLACES)


def _exact(number: Exact | None) -> Fraction | None:
    return None if number is None else exactly(number)
