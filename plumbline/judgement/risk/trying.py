"""Which values an input could have: one for each number of points it can bring, from the best to the worst."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from plumbline.judgement.display import show_given
from plumbline.judgement.measures import in_a_sentence
from plumbline.judgement.risk.facts import Banding, Bound, Codes, Fact, Given, Input, Side, Steps, Value
from plumbline.judgement.risk.model import Limiter, RiskModel
from plumbline.judgement.risk.pointing import in_words
from plumbline.judgement.scorecard.wording import many

HAIR = Decimal("0.0001")


@dataclass(frozen=True, slots=True)
class Choice:
    """A value to try; `says` is how a person would name its kind: “above 1.5”. `points` orders the choices."""

    name: str
    asks: str
    value: Value
    says: str
    points: Decimal


Changes = dict[str, Choice]


def choices(model: RiskModel, facts: Mapping[str, Fact]) -> Mapping[str, tuple[Choice, ...]]:
    """By input, other values than the one it has, from the best to the worst.

    Points given under an indicator's code are tried only where they were given so, and its inputs then are not.
    """
    found: dict[str, tuple[Choice, ...]] = {}
    for indicator in model.indicators:
        inputs = (indicator.graded,) if indicator.code in facts else indicator.inputs[1:]
        for one in inputs:
            found.setdefault(one.name, _others(_all(one), facts.get(one.name)))
    for limiter in model.limiters:
        found.setdefault(limiter.input, _others(_of_limit(limiter), facts.get(limiter.input)))
    return {name: options for name, options in found.items() if options}


def said(choice: Choice) -> str:
    return f"{in_a_sentence(choice.asks)} at “{choice.says}”"


def _others(options: Iterator[Choice], fact: Fact | None) -> tuple[Choice, ...]:
    ordered = sorted(options, key=lambda one: one.points)
    return tuple(one for one in ordered if fact is None or one.value != fact.value)


def _all(one: Input) -> Iterator[Choice]:
    for value, says in _values(one.banding):
        yield Choice(one.name, one.asks, value, says, one.banding.points(value) or Decimal(0))


def _values(banding: Banding) -> Iterator[tuple[Value, str]]:
    if isinstance(banding, Codes):
        yield from ((code, in_words(code)) for code in banding.by_code)
    elif isinstance(banding, Given):
        yield from ((Decimal(points), many(points, "point")) for points in range(int(banding.most) + 1))
    else:
        yield from _of_steps(banding)


def _of_steps(steps: Steps) -> Iterator[tuple[Value, str]]:
    values = (inside(one) for one in _bounds(steps))
    yield from zip(values, (says for says, _ in steps_in_words(steps)), strict=True)


def steps_in_words(steps: Steps) -> Iterator[tuple[str, Decimal]]:
    """What no step holds, then each step, in words that no other fits, with its points: “20 or more and below 30”."""
    bounds, points = _bounds(steps), sorted(one.points for one in steps.steps)
    for place, (bound, worth) in enumerate(zip(bounds, (Decimal(0), *points), strict=False)):
        parts = [bound_in_words(bound)]
        if 0 < place < len(points):
            parts.append(bound_in_words(opposite(bounds[place + 1])))
        yield " and ".join(parts), worth


def _bounds(steps: Steps) -> list[Bound]:
    """Where no step holds, and then the beginning of each step."""
    ordered = [one.bound for one in sorted(steps.steps, key=lambda one: one.points)]
    return [opposite(ordered[0]), *ordered] if ordered else []


def _of_limit(limiter: Limiter) -> Iterator[Choice]:
    asks = limiter.input.replace("-", " ")
    if limiter.bound is not None:
        for bound, points in ((opposite(limiter.bound), 0), (limiter.bound, 1)):
            yield Choice(limiter.input, asks, inside(bound), bound_in_words(bound), Decimal(points))
    else:
        quiet = "no" if "no" not in limiter.when else "yes"
        yield Choice(limiter.input, asks, quiet, quiet, Decimal(0))
        for code in limiter.when:
            yield Choice(limiter.input, asks, code, in_words(code), Decimal(1))


def opposite(bound: Bound) -> Bound:
    """Everything that a bound leaves out."""
    sides = {
        Side.AT_LEAST: Side.BELOW,
        Side.BELOW: Side.AT_LEAST,
        Side.ABOVE: Side.AT_MOST,
        Side.AT_MOST: Side.ABOVE,
    }
    return Bound(sides[bound.side], bound.at)


def inside(bound: Bound) -> Decimal:
    """A number within a bound, as near to its end as there is one to name."""
    if bound.side is Side.ABOVE:
        return bound.at + HAIR
    return bound.at - HAIR if bound.side is Side.BELOW else bound.at


def bound_in_words(bound: Bound) -> str:
    at = show_given(bound.at)
    words = {
        Side.AT_LEAST: f"{at} or more",
        Side.ABOVE: f"above {at}",
        Side.AT_MOST: f"{at} or less",
        Side.BELOW: f"below {at}",
    }
    return words[bound.side]
