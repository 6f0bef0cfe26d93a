"""The points of each indicator: the worst of what is known and not out of date. What nobody knows has none."""

from collections.abc import Iterable, Mapping
from datetime import date
from fractions import Fraction

from plumbline.judgement.display import show_given
from plumbline.judgement.exact import exactly
from plumbline.judgement.judgement import Reason, State
from plumbline.judgement.measures import in_a_sentence
from plumbline.judgement.risk.facts import Fact, Value
from plumbline.judgement.risk.model import Indicator, RiskModel
from plumbline.judgement.risk.outcome import Scored

Facts = Mapping[str, Fact]


def points_of(indicator: Indicator, facts: Facts, on: date | None) -> Fraction | None:
    """The worst points of the fresh facts; None while neither its own input is known nor another gives the most.

    Another input alone proves nothing better than the worst: “no enquiry” does not say how many concerns there were.
    """
    found: list[Fraction] = []
    is_known = False
    for place, one in enumerate(indicator.inputs):
        fact = facts.get(one.name)
        points = None if fact is None or is_stale(fact, indicator, on) else one.banding.points(fact.value)
        if points is not None:
            found.append(exactly(points))
            is_known = is_known or place < 2 or points >= indicator.most
    return max(found) if is_known else None


def is_stale(fact: Fact, indicator: Indicator, on: date | None) -> bool:
    """Whether a fact is older than the indicator allows. One without a day is taken as it is."""
    if indicator.oldest_days is None or fact.as_at is None or on is None:
        return False
    return (on - fact.as_at).days > indicator.oldest_days


def scored(model: RiskModel, facts: Facts, on: date | None) -> tuple[Scored, ...]:
    return tuple(_scored(one, facts, on, model) for one in model.indicators)


def _scored(indicator: Indicator, facts: Facts, on: date | None, model: RiskModel) -> Scored:
    seen = tuple(facts[one.name] for one in indicator.inputs if one.name in facts)
    points = points_of(indicator, facts, on)
    stale = [one for one in seen if is_stale(one, indicator, on)]
    if points is not None:
        says, state = _points_in_words(indicator, points, seen, on), None
    elif stale:
        days = (on - min(one.as_at for one in stale if one.as_at)).days if on else 0
        age = f"is {days} days old, and it may be {indicator.oldest_days}"
        says = f"{indicator.title}: {_told(indicator, stale)} {age}."
        state = State.OUT_OF_DATE
    else:
        says, state = f"{indicator.title}: not known, so it does not count.", State.NOT_ASSESSED
    how = model.authority
    saw = {one.name: str(one.value) for one in seen}
    reason = Reason(indicator.code, says, saw, state or "", how.basis, how.source)
    return Scored(indicator, points, seen, state, reason)


def _points_in_words(indicator: Indicator, points: Fraction, seen: Iterable[Fact], on: date | None) -> str:
    fresh = [one for one in seen if not is_stale(one, indicator, on)]
    of = f"{show_given(points)} of {show_given(indicator.most)} points"
    weighed = show_given(points * exactly(indicator.weight))
    weighing = f"weighing {show_given(indicator.weight)}: {weighed} of {show_given(indicator.could)}"
    return f"{indicator.title}: {_told(indicator, fresh)}. {of}, {weighing}."


def _told(indicator: Indicator, facts: Iterable[Fact]) -> str:
    """The facts, those of further inputs with what they answer."""
    asks = {one.name: f"{in_a_sentence(one.asks)}: " for one in indicator.also}
    return "; ".join(f"{asks.get(one.name, '')}{in_words(one.value)}{_origin(one)}" for one in facts)


def in_words(value: Value) -> str:
    """A value as a person reads it: requires improvement, 1.5."""
    return value.replace("-", " ") if isinstance(value, str) else show_given(value)


def _origin(fact: Fact) -> str:
    day = f"{fact.as_at.day} {fact.as_at:%B %Y}" if fact.as_at else ""
    inside = ", ".join(part for part in (fact.source, day) if part)
    return f" ({inside})" if inside else ""
