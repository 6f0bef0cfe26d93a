"""Judging a return by a KPI schedule: each figure by the judge, each agreement, and everything that cannot stand."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from plumbline.frameworks.agreeing import AgreementResult, results
from plumbline.frameworks.definition import Answers, Definition, Indicator, Terms
from plumbline.frameworks.doubting import problems_in
from plumbline.frameworks.figures import figure_of, standard_of, with_shares
from plumbline.frameworks.periods import Interval, Period
from plumbline.judgement.judgement import Judgement, Problem, State
from plumbline.judgement.rating import rate
from plumbline.judgement.standard import Withheld

__all__ = ["AgreementResult", "Verdict", "judge", "judged_in"]

_NONE: Mapping[str, Sequence[str]] = {}


@dataclass(frozen=True)
class Verdict:
    """Everything the judge has to say about one return: in the order of the schedule."""

    judgements: tuple[Judgement, ...]
    agreements: tuple[AgreementResult, ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def by_ref(self) -> Mapping[str, Judgement]:
        return {judgement.ref: judgement for judgement in self.judgements}


def judge(
    definition: Definition,
    answers: Answers,
    *,
    period: Period | None = None,
    previous: Answers | None = None,
    terms: Mapping[str, Terms] | None = None,
    is_partial: bool = False,
    gaps: Mapping[str, Sequence[str]] = _NONE,
    not_applicable: Mapping[str, str] | None = None,
) -> Verdict:
    """Rate the answers of one period; of every indicator of the schedule when no period is named.

    `previous` are the accepted answers of the period before, for agreements that roll on. `terms` replace an
    indicator's own, by its reference: those in force on the day. `is_partial` says that the provider worked for only
    a part of the period: figures are shown and not rated. `gaps` names, by reference, the shorter periods without a
    figure when months were added together (see `rolling_up`). `not_applicable` gives a reason by reference.
    """
    own_terms, apart = terms or {}, not_applicable or {}
    judgements = tuple(
        _judged(
            indicator,
            answers,
            own_terms.get(indicator.ref, indicator.terms),
            _withheld(indicator, period, is_partial, gaps.get(indicator.ref, ()), apart.get(indicator.ref)),
        )
        for indicator in judged_in(definition, period)
    )
    agreements = results(definition, answers, previous, {one.ref for one in judgements})
    return Verdict(judgements, agreements, tuple(problems_in(definition, answers)))


def judged_in(definition: Definition, period: Period | None) -> tuple[Indicator, ...]:
    """The indicators a judgement of this period speaks of: those it asks for, and those whose parts it adds up."""
    if period is None:
        return definition.indicators
    length = period.interval.months
    return tuple(
        one for one in definition.indicators if period.closes(one.collected) or length > one.collected.months
    )


def _judged(indicator: Indicator, answers: Answers, terms: Terms, withheld: Withheld | None) -> Judgement:
    judgement = rate(figure_of(indicator, answers), standard_of(indicator, terms), withheld)
    return with_shares(judgement, indicator, answers)


def _withheld(
    indicator: Indicator,
    period: Period | None,
    is_partial: bool,
    gaps: Sequence[str],
    not_applicable: str | None,
) -> Withheld | None:
    """The first reason not to rate this figure, if there is one."""
    return next(_reasons_not_to_rate(indicator, period, is_partial, gaps, not_applicable), None)


def _reasons_not_to_rate(
    indicator: Indicator,
    period: Period | None,
    is_partial: bool,
    gaps: Sequence[str],
    not_applicable: str | None,
) -> Iterator[Withheld]:
    if not_applicable is not None:
        yield Withheld(State.NOT_APPLICABLE, "not-applicable", not_applicable or "This does not apply here.")
    if gaps:
        says = f"Not rated, because there is no figure to add for {'; '.join(gaps)}."
        yield Withheld(State.NOT_ASSESSED, "gap", says)
    if is_partial:
        says = "Not rated, because the figures cover only part of the period."
        yield Withheld(State.NOT_ASSESSED, "partial", says)
    if period is not None and _is_rated_later(indicator, period):
        each = _EACH[indicator.interval]
        says = f"Not rated yet: this figure is collected each {_EACH[indicator.collected]} and rated each {each}."
        yield Withheld(State.NOT_ASSESSED, "rated-later", says)


def _is_rated_later(indicator: Indicator, period: Period) -> bool:
    """Whether this is one of the shorter periods of which the rated one is made."""
    return (
        period.interval.months < indicator.interval.months and indicator.collected is not indicator.interval
    )


_EACH = {
    Interval.MONTH: "month",
    Interval.QUARTER: "quarter",
    Interval.HALF_YEAR: "half year",
    Interval.YEAR: "year",
}
