"""From facts to a risk: points → score → band → enough known? → limits → a change by hand. Every step is kept."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from plumbline.judgement.judgement import Judgement, Reason, State
from plumbline.judgement.risk.adding_up import Tally, tally
from plumbline.judgement.risk.facts import Fact
from plumbline.judgement.risk.limiting import fired, reason_of, result
from plumbline.judgement.risk.model import ByHand, RiskModel
from plumbline.judgement.risk.moderating import moderated
from plumbline.judgement.risk.outcome import Earlier, Fired, Risk, Scored
from plumbline.judgement.risk.pointing import scored
from plumbline.judgement.risk.trending import trend
from plumbline.judgement.risk.ways import told, ways
from plumbline.judgement.risk.wording import (
    OVERALL,
    about_enough,
    about_missing,
    about_score,
    display,
    unknown_limits,
)


def judge_risk(
    model: RiskModel,
    facts: Iterable[Fact],
    *,
    on: date | None = None,
    by_hand: ByHand | None = None,
    earlier: Iterable[Earlier] = (),
) -> Risk:
    """The risk that these facts make on a day; without a day nothing is out of date.

    Of two facts of one name the newer counts, of two of one day the later in the list. Facts that the model does not
    look at are left aside. Raises ValueError for a change by hand without a day, or to a rating of another set.
    """
    if by_hand is not None and (on is None or by_hand.to not in model.labels.codes):
        raise ValueError("A change by hand needs the day of the judgement, and a rating of the model.")
    known = newest(facts)
    own, those = tally(model, known, on), fired(model.limiters, known)
    indicators = scored(model, known, on)
    limits = tuple(reason_of(one, model.labels) for one in those)
    computed = result(model, own.banded, those, own.is_enough)
    base = _base(model, indicators, own)
    overall = _overall(base, model, known, limits, computed, own)
    found = ways(model, known, on, computed)
    overall = replace(overall, would_change=tuple(told(found, model)))
    return Risk(
        indicators=indicators,
        base=base,
        limits=limits,
        computed=computed,
        overall=moderated(overall, by_hand, on, model),
        at_best=own.at_best,
        at_worst=own.at_worst,
        trend=trend(own.score, earlier, on, model.steady_within),
        ways=found,
    )


def newest(facts: Iterable[Fact]) -> Mapping[str, Fact]:
    """The newest fact of each name; one without a day is older than any with one."""
    ordered = sorted(facts, key=lambda one: one.as_at or date.min)
    return {one.name: one for one in ordered}


def fired_on(model: RiskModel, facts: Iterable[Fact]) -> tuple[Fired, ...]:
    """The limiters that fire on these facts, each with the fact that made it."""
    return fired(model.limiters, newest(facts))


def _base(model: RiskModel, indicators: Sequence[Scored], own: Tally) -> Judgement:
    """The score and its band, before limits and before asking whether enough is known."""
    rating = State.NOT_ASSESSED if own.banded is None else own.banded
    reasons: tuple[Reason, ...] = tuple(one.reason for one in indicators)
    return Judgement(
        OVERALL,
        rating,
        own.score,
        display(own.score, model),
        (*reasons, *about_score(model, own)),
        tuple(one.indicator.code for one in indicators if not one.is_known),
        own.completeness,
    )


def _overall(
    base: Judgement,
    model: RiskModel,
    facts: Mapping[str, Fact],
    limits: tuple[Reason, ...],
    computed: str,
    own: Tally,
) -> Judgement:
    said = (
        *about_missing(model, own),
        *about_enough(model, own, computed),
        *limits,
        *unknown_limits(model, facts),
    )
    shown = display(own.score, model) if computed != State.NOT_ASSESSED else "Not enough is known"
    return replace(base, rating=computed, display=shown, reasons=(*base.reasons, *said))
