"""A scorecard as a report keeps it, and as it is read again: exact values as text, all reasons. Pure."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from plumbline.judgement.judgement import Judgement
from plumbline.judgement.keeping import (
    judgement_as_json,
    judgement_from_json,
    reason_as_json,
    reason_from_json,
)
from plumbline.judgement.scorecard.outcome import AreaScore, Disagreement, Scorecard, Way


def as_kept(card: Scorecard) -> dict[str, Any]:
    return {
        "areas": [_area(one) for one in card.areas],
        "base": judgement_as_json(card.base),
        "limits": [reason_as_json(one) for one in card.limits],
        "computed": str(card.computed),
        "overall": judgement_as_json(card.overall),
        "not_assessed": list(card.not_assessed),
        "viewpoints": _kept(card.viewpoints),
        "disagreements": [
            {
                "area": one.area,
                "ratings": {name: str(to) for name, to in one.ratings.items()},
                "says": one.says,
            }
            for one in card.disagreements
        ],
        "ways": [_way(one) for one in card.ways],
    }


def from_kept(kept: Mapping[str, Any]) -> Scorecard:
    return Scorecard(
        areas=tuple(_area_from(one) for one in kept["areas"]),
        base=judgement_from_json(kept["base"]),
        limits=tuple(reason_from_json(one) for one in kept["limits"]),
        computed=kept["computed"],
        overall=judgement_from_json(kept["overall"]),
        not_assessed=tuple(kept["not_assessed"]),
        viewpoints=_read(kept["viewpoints"]),
        disagreements=tuple(
            Disagreement(one["area"], one["ratings"], one["says"]) for one in kept["disagreements"]
        ),
        ways=tuple(_way_from(one) for one in kept["ways"]),
    )


def _area(area: AreaScore) -> dict[str, Any]:
    return {
        "code": area.code,
        "title": area.title,
        "weight": str(area.weight),
        "is_critical": area.is_critical,
        "points": str(area.points),
        "most": str(area.most),
        "judgement": judgement_as_json(area.judgement),
        "computed": str(area.computed),
        "by_viewpoint": _kept(area.by_viewpoint),
        "step": str(area.step),
    }


def _area_from(kept: Mapping[str, Any]) -> AreaScore:
    return AreaScore(
        code=kept["code"],
        title=kept["title"],
        weight=Fraction(kept["weight"]),
        is_critical=kept["is_critical"],
        points=Fraction(kept["points"]),
        most=Fraction(kept["most"]),
        judgement=judgement_from_json(kept["judgement"]),
        computed=kept["computed"],
        by_viewpoint=_read(kept["by_viewpoint"]),
        step=Fraction(kept["step"]),
    )


def _way(way: Way) -> dict[str, Any]:
    gains = [[area, str(points)] for area, points in way.gains.items()]
    return {
        "says": way.says,
        "to": str(way.to),
        "gains": gains,
        "points": str(way.points),
        "assess": list(way.assess),
    }


def _way_from(kept: Mapping[str, Any]) -> Way:
    gains = {area: Fraction(points) for area, points in kept["gains"]}
    return Way(kept["says"], kept["to"], gains, Fraction(kept["points"]), tuple(kept["assess"]))


def _kept(judgements: Mapping[str, Judgement]) -> list[list[Any]]:
    """A list of pairs, for a database may order the keys of an object anew."""
    return [[name, judgement_as_json(one)] for name, one in judgements.items()]


def _read(kept: list[list[Any]]) -> dict[str, Judgement]:
    return {name: judgement_from_json(one) for name, one in kept}
