"""What `judge` says of the inputs of a risk model, and of the risk that leads to a level of oversight."""

from plumbline.frameworks import risk_printing
from plumbline.frameworks.risk_answers import Reading, read_inputs
from plumbline.frameworks.risk_model import LevelsDefinition, RiskModelDefinition
from plumbline.frameworks.risk_words import RISK, accepted_by_levels, accepted_by_model
from plumbline.frameworks.telling import DONE, REFUSED, Json, Outcome, judgement_json, problem_json
from plumbline.judgement.display import show_given
from plumbline.judgement.exact import in_digits
from plumbline.judgement.judgement import Judgement
from plumbline.judgement.risk.levels import Oversight, Requirement, judge_level
from plumbline.judgement.risk.outcome import Risk, Scored, Way
from plumbline.judgement.risk.scoring import judge_risk


def told(definition: RiskModelDefinition, content: bytes) -> Outcome:
    """The risk that the inputs in a JSON file make. Raises NotAnswers when there is no reading it.

    Inputs that are not given are no fault: they count as missing.
    """
    model = definition.model
    reading = read_inputs(
        content, accepted_by_model(model), title=definition.title, ratings=model.labels.codes
    )
    risk = judge_risk(model, reading.facts, on=reading.on, by_hand=reading.by_hand, earlier=reading.earlier)
    json = _json(definition, reading, [_indicator(one) for one in risk.indicators], _risk(risk))
    return Outcome(_status(reading), risk_printing.risk(definition, risk, reading.problems), json)


def level_told(definition: LevelsDefinition, content: bytes) -> Outcome:
    """The level that a risk leads to, `{"inputs": {"risk": "high"}}`. Raises NotAnswers as `told` does."""
    levels = definition.levels
    reading = read_inputs(
        content, accepted_by_levels(levels), title=definition.title, ratings=levels.labels.codes
    )
    rating = next((str(one.value) for one in reading.facts if one.name == RISK), "")
    oversight = judge_level(levels, rating, reading.facts, on=reading.on, by_hand=reading.by_hand)
    json = _json(definition, reading, [], _oversight(oversight))
    return Outcome(_status(reading), risk_printing.oversight(definition, oversight, reading.problems), json)


def _status(reading: Reading) -> int:
    return REFUSED if reading.problems else DONE


def _json(
    definition: RiskModelDefinition | LevelsDefinition,
    reading: Reading,
    judgements: list[Json],
    overall: Json,
) -> Json:
    return {
        "framework": definition.id,
        "version": definition.version,
        "judgements": judgements,
        "overall": overall,
        "problems": [problem_json(one) for one in reading.problems],
    }


def _indicator(scored: Scored) -> Json:
    """One indicator as a judgement: its points are its value, and its rating too where there is no state."""
    one = scored.indicator
    of = f"{show_given(scored.points or 0)} of {show_given(one.most)}"
    judgement = Judgement(
        one.code,
        scored.state or in_digits(scored.points or 0),
        scored.points,
        of if scored.is_known else (scored.state or "").replace("-", " ").capitalize(),
        (scored.reason,),
        () if scored.is_known else (one.code,),
    )
    return {**judgement_json(judgement), "weight": in_digits(one.weight), "most": in_digits(one.most)}


def _overall(judgement: Judgement) -> Json:
    return {
        "rating": str(judgement.rating),
        "score": None if judgement.score is None else in_digits(judgement.score),
        "display": judgement.display,
        "because": [{"rule": one.rule, "says": one.says} for one in judgement.reasons],
        "missing": list(judgement.missing),
        "completeness": in_digits(judgement.completeness),
        "would_change": list(judgement.would_change),
    }


def _risk(risk: Risk) -> Json:
    trend = risk.trend
    return {
        **_overall(risk.overall),
        "band": str(risk.base.rating),
        "computed": risk.computed,
        "limits": [one.rule for one in risk.limits],
        "at_best": in_digits(risk.at_best),
        "at_worst": in_digits(risk.at_worst),
        "trend": {
            "course": trend.course.value,
            "change": None if trend.change is None else in_digits(trend.change),
            "says": trend.says,
        },
        "ways": [_way(one) for one in risk.ways],
    }


def _way(way: Way) -> Json:
    changes = {
        name: value if isinstance(value, str) else in_digits(value) for name, value in way.changes.items()
    }
    return {"to": way.to, "changes": changes, "find_out": list(way.find_out)}


def _oversight(oversight: Oversight) -> Json:
    return {
        **_overall(oversight.overall),
        "computed": oversight.computed,
        "requires": [_requirement(one) for one in oversight.level.requires],
    }


def _requirement(one: Requirement) -> Json:
    return {
        "what": one.what.value,
        "says": one.says,
        "every_months": one.every_months,
        "within_days": one.within_days,
        "basis": one.authority.basis,
    }
