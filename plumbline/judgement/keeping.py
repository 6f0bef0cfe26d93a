"""A judgement as it is kept, and as it is read again: exact values as text, so that nothing is rounded on the way."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any

from plumbline.judgement.judgement import Judgement, Reason


def judgement_as_json(judgement: Judgement) -> dict[str, Any]:
    """A judgement with all its reasons; exact values as text."""
    return {
        "ref": judgement.ref,
        "rating": str(judgement.rating),
        "score": "" if judgement.score is None else str(judgement.score),
        "display": judgement.display,
        "reasons": [reason_as_json(reason) for reason in judgement.reasons],
        "missing": list(judgement.missing),
        "completeness": str(judgement.completeness),
        "would_change": list(judgement.would_change),
    }


def judgement_from_json(kept: Mapping[str, Any]) -> Judgement:
    """The judgement that `judgement_as_json` kept. A score is exact again, as a fraction."""
    return Judgement(
        ref=kept["ref"],
        rating=kept["rating"],
        score=Fraction(kept["score"]) if kept["score"] else None,
        display=kept["display"],
        reasons=tuple(reason_from_json(one) for one in kept["reasons"]),
        missing=tuple(kept["missing"]),
        completeness=Fraction(kept["completeness"]),
        would_change=tuple(kept["would_change"]),
    )


def reason_as_json(reason: Reason) -> dict[str, Any]:
    return {
        "rule": reason.rule,
        "says": reason.says,
        "saw": {name: str(value) for name, value in reason.saw.items()},
        "effect": str(reason.effect),
        "basis": str(reason.basis),
        "source": reason.source,
    }


def reason_from_json(kept: Mapping[str, Any]) -> Reason:
    return Reason(kept["rule"], kept["says"], kept["saw"], kept["effect"], kept["basis"], kept["source"])
