"""A return laid out for reading: each figure beside its target, its own past and the market, by section."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from plumbline.desk.returns.market import Market, market_of
from plumbline.frameworks.definition import Answers, Definition, Indicator, InputKind, Measure
from plumbline.frameworks.figures import figure_of
from plumbline.frameworks.periods import Period
from plumbline.judgement.display import show_given
from plumbline.judgement.judgement import Rag
from plumbline.judgement.sentences import target_in_words
from plumbline.oversight.queries.return_reading import Evidence, Rated
from plumbline.returns.models import Submission

BELOW = {Rag.AMBER.value, Rag.RED.value}


@dataclass(frozen=True, slots=True)
class Change:
    """An answer that was given differently before."""

    label: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Line:
    """One figure. `counts` are the numbers it is made of; `parts` the groups of a breakdown."""

    indicator: Indicator
    judgement: Mapping[str, Any]
    target: str
    last: Rated | None
    year_ago: Rated | None
    market: Market | None
    explanation: str
    counts: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def number(self) -> str:
        """The reference where it is a number of the schedule, such as 4.1; words repeat the title."""
        return self.indicator.ref if any(letter.isdigit() for letter in self.indicator.ref) else ""

    @property
    def name(self) -> str:
        return f"{self.number} {self.indicator.title}".strip()

    @property
    def is_below(self) -> bool:
        return self.judgement.get("rating") in BELOW


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one section of the schedule."""

    title: str
    lines: tuple[Line, ...]


def groups_of(found: Evidence, submission: Submission) -> tuple[Group, ...]:
    """Every figure of a version, judged as it was on its day, in the order of the schedule."""
    definition = found.definition
    lines = [
        _line(found, submission, definition.by_ref[one["ref"]], one)
        for one in submission.judgements
        if one["ref"] in definition.by_ref
    ]
    return _by_section(definition, lines)


def assessed_groups(found: Evidence, submission: Submission) -> tuple[Group, ...]:
    """The figures of the longer period that this version closed, such as the quarter that its month ended."""
    assessment, definition = found.assessment_of(submission), found.definition
    if assessment is None or found.longer is None:
        return ()
    lines = [
        _assessed_line(found, submission, definition.by_ref[one["ref"]], one, found.longer)
        for one in assessment.judgements
        if one["ref"] in definition.by_ref
    ]
    return _by_section(definition, lines)


def _by_section(definition: Definition, lines: Sequence[Line]) -> tuple[Group, ...]:
    sections = [
        Group(section.title, tuple(one for one in lines if one.indicator.section == section.code))
        for section in definition.sections
    ]
    return tuple(group for group in sections if group.lines)


def _line(
    found: Evidence, submission: Submission, indicator: Indicator, judgement: Mapping[str, Any]
) -> Line:
    own = found.own_period(indicator)
    return Line(
        indicator=indicator,
        judgement=judgement,
        target=_target(found, indicator, judgement),
        last=found.rated_in(indicator, own.previous),
        year_ago=found.rated_in(indicator, own.year_ago),
        market=market_of(indicator, found.market.get((indicator.ref, own)), judgement.get("score", "")),
        counts=_counts(indicator, submission),
        parts=_parts(indicator, submission),
        texts=_texts(indicator, submission),
        changes=_changes(indicator, submission),
        explanation=submission.explanations.get(indicator.ref, ""),
    )


def _assessed_line(
    found: Evidence,
    submission: Submission,
    indicator: Indicator,
    judgement: Mapping[str, Any],
    period: Period,
) -> Line:
    """Numbers, texts and changes stand with the months themselves."""
    return Line(
        indicator=indicator,
        judgement=judgement,
        target=_target(found, indicator, judgement),
        last=found.assessed_in(indicator, period.previous),
        year_ago=found.assessed_in(indicator, period.year_ago),
        market=market_of(indicator, found.market.get((indicator.ref, period)), judgement.get("score", "")),
        explanation=submission.explanations.get(indicator.ref, ""),
    )


def _target(found: Evidence, indicator: Indicator, judgement: Mapping[str, Any]) -> str:
    """As it was on the day it was judged; where no band spoke, as it stood at the end of the period."""
    for reason in judgement.get("reasons", ()):
        if reason.get("rule") == f"{indicator.ref}.target" and reason.get("saw", {}).get("bound"):
            return str(reason["saw"]["bound"])
    bands = found.terms[indicator.ref].bands(indicator.direction)
    return target_in_words(figure_of(indicator, Answers()), bands) if bands else ""


def _counts(indicator: Indicator, submission: Submission) -> str:
    """4,900 of 5,100: what a share was made of."""
    if not indicator.is_ratio:
        return ""
    top, bottom = (_number(submission.values.get(question.key, "")) for question in indicator.inputs[:2])
    if not bottom:
        return ""
    return f"{top or '–'} {'of' if indicator.measure is Measure.PERCENTAGE else '÷'} {bottom}"


def _parts(indicator: Indicator, submission: Submission) -> tuple[tuple[str, str], ...]:
    """The groups of a breakdown, and numbers asked for beside a figure."""
    return tuple(
        (question.label, _number(submission.values[question.key]))
        for question in indicator.inputs
        if (question.is_extra or indicator.measure is Measure.BREAKDOWN)
        and question.kind is not InputKind.TEXT
        and question.key in submission.values
    )


def _texts(indicator: Indicator, submission: Submission) -> tuple[tuple[str, str], ...]:
    return tuple(
        (question.label, submission.texts[question.key])
        for question in indicator.inputs
        if question.key in submission.texts
    )


def _changes(indicator: Indicator, submission: Submission) -> tuple[Change, ...]:
    labels = {question.key: question.label for question in indicator.inputs}
    if indicator.measure is Measure.PERCENTAGE:
        labels[indicator.percent_key] = "As a percentage"
    return tuple(
        Change(labels[one["key"]], _number(one["was"]) or "blank", _number(one["now"]) or "blank")
        for one in submission.changes
        if one["key"] in labels
    )


def _number(text: str) -> str:
    """A stored number for reading; any other text as it is."""
    try:
        return show_given(Decimal(text))
    except ArithmeticError:
        return text
