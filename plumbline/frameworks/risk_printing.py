"""A risk, and a level of oversight, as text for a terminal: the result first, then what it rests on."""

from collections.abc import Sequence

from plumbline.frameworks.printing import many, problem_lines, wrapped
from plumbline.frameworks.risk_model import LevelsDefinition, RiskModelDefinition
from plumbline.judgement.display import Unit, cut, show_given
from plumbline.judgement.judgement import Judgement, Problem
from plumbline.judgement.risk.levels import Oversight, Requirement
from plumbline.judgement.risk.outcome import Risk, Scored
from plumbline.judgement.risk.wording import says_risk


def risk(definition: RiskModelDefinition, risk: Risk, problems: Sequence[Problem]) -> str:
    """The result with its reasons, each indicator, where the score is going and what would change it."""
    model, overall = definition.model, risk.overall
    rating = says_risk(overall.rating, model).upper()
    lines = [
        _title(definition),
        "",
        rating if overall.score is None else f"{rating} ({_score(overall)})  Risk",
    ]
    lines += _reasons(overall, {one.indicator.code for one in risk.indicators})
    lines += wrapped(risk.trend.says, "    - ")
    lines += [line for way in overall.would_change for line in wrapped(way, "    > ")]
    lines.append("")
    widest = max(len(one.indicator.code) for one in risk.indicators)
    for one in risk.indicators:
        lines += wrapped(one.reason.says, f"{one.indicator.code:<{widest}}  {_points(one):<8}  ")
    known = f"{cut(overall.completeness * 100, Unit.PERCENT)} of the weight known"
    lines += ["", f"{many(len(risk.indicators), 'indicator')}, {known}."]
    return "\n".join([*lines, *problem_lines(problems)])


def oversight(definition: LevelsDefinition, oversight: Oversight, problems: Sequence[Problem]) -> str:
    """The level with its reasons, and what it requires."""
    lines = [_title(definition), "", f"{oversight.level.label.says.upper()}  Level of oversight"]
    lines += _reasons(oversight.overall, set())
    lines += [line for way in oversight.overall.would_change for line in wrapped(way, "    > ")]
    lines += ["", "It requires:"]
    for one in oversight.level.requires:
        lines += wrapped(f"{one.says} ({_times(one)}; {one.authority.basis})", "  - ")
    return "\n".join([*lines, *problem_lines(problems)])


def _title(definition: RiskModelDefinition | LevelsDefinition) -> str:
    return f"{definition.title}, version {definition.version} ({definition.id})"


def _score(judgement: Judgement) -> str:
    score = judgement.score or 0
    return judgement.display if judgement.is_rating else f"score {cut(score, Unit.NUMBER)}"


def _reasons(judgement: Judgement, apart: set[str]) -> list[str]:
    said = [one.says for one in judgement.reasons if one.rule not in apart]
    return [line for says in said for line in wrapped(says, "    - ")]


def _points(scored: Scored) -> str:
    if scored.points is None:
        return "no data"
    return f"{show_given(scored.points)} of {show_given(scored.indicator.most)}"


def _times(one: Requirement) -> str:
    every = f"every {many(one.every_months, 'month')}" if one.every_months else ""
    within = f"within {many(one.within_days, 'day')}" if one.within_days else ""
    return ", ".join(part for part in (within, every) if part)
