"""The risk model of the worked examples, and any model whatever for what always holds."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from plumbline.judgement.risk.facts import Bound, Codes, Fact, Given, Input, Side, Step, Steps, Value
from plumbline.judgement.risk.model import Band, Indicator, Limiter, RiskModel
from plumbline.judgement.scorecard.labels import LABEL_SETS

LABELS = LABEL_SETS["low-to-very-high"]
WEIGHTS = dict(
    zip((f"R{number}" for number in range(1, 13)), (4, 3, 4, 4, 2, 3, 2, 2, 3, 3, 2, 3), strict=True)
)
POINTS = dict.fromkeys(WEIGHTS, 0) | {
    "R1": 2,
    "R3": 2,
    "R4": 1,
    "R6": 3,
    "R7": 2,
    "R8": 1,
    "R9": 1,
    "R10": 1,
    "R11": 2,
}
TODAY = date(2026, 6, 30)


def bands(*starts: int) -> tuple[Band, ...]:
    found = (Band(code, Decimal(at)) for code, at in zip(LABELS.codes[1:], starts, strict=True))
    return (Band("low", None), *found)


def graded(code: str, weight: int = 1, most: int = 3) -> Indicator:
    """An indicator whose points are given."""
    given = Input(f"{code}-points", code, Given(Decimal(most)))
    return Indicator(code, f"Indicator {code}", Decimal(weight), Decimal(most), given)


MODEL = RiskModel(
    LABELS,
    tuple(graded(code, weight) for code, weight in WEIGHTS.items()),
    bands(25, 45, 65),
    stands_from="high",
)


def facts(values: Mapping[str, Value | int], as_at: date | None = None) -> tuple[Fact, ...]:
    return tuple(
        Fact(name, Decimal(value) if isinstance(value, int) else value, as_at)
        for name, value in values.items()
    )


@dataclass(frozen=True)
class Case:
    """Any model, and what is known."""

    model: RiskModel
    known: Mapping[str, Fact]

    def with_fact(self, name: str, value: Value) -> "Case":
        return replace(self, known={**self.known, name: Fact(name, value)})

    def without(self, *names: str) -> "Case":
        return replace(self, known={name: one for name, one in self.known.items() if name not in names})


@st.composite
def cases(draw: st.DrawFn) -> Case:
    indicators = tuple(draw(_indicator(f"R{number}")) for number in range(1, draw(st.integers(1, 6)) + 1))
    limiters = tuple(draw(_limiter(f"L{number}", indicators)) for number in range(draw(st.integers(0, 2))))
    starts = sorted(draw(st.lists(st.integers(1, 100), min_size=3, max_size=3, unique=True)))
    floor = Decimal(draw(st.integers(0, 100)))
    stands_from = draw(st.sampled_from(["medium", "high", "very-high"]))
    model = RiskModel(LABELS, indicators, bands(*starts), limiters, floor, stands_from)
    names = {one.name: one for indicator in indicators for one in indicator.inputs[1:]}
    known = {name: Fact(name, draw(_value(one))) for name, one in names.items() if draw(st.booleans())}
    known |= {"alarm": Fact("alarm", draw(st.sampled_from(["yes", "no"])))} if draw(st.booleans()) else {}
    return Case(model, known)


@st.composite
def _indicator(draw: st.DrawFn, code: str) -> Indicator:
    own = draw(_input(f"{code.lower()}-own"))
    also: tuple[Input, ...] = (draw(_input(f"{code.lower()}-also")),) if draw(st.booleans()) else ()
    most = max(one.banding.most for one in (own, *also))
    return Indicator(code, f"Indicator {code}", Decimal(draw(st.integers(1, 5))), most, own, also)


@st.composite
def _input(draw: st.DrawFn, name: str) -> Input:
    kind = draw(st.sampled_from(["steps", "codes", "given"]))
    if kind == "given":
        return Input(name, name, Given(Decimal(draw(st.integers(1, 4)))))
    if kind == "codes":
        words = {"good": Decimal(0), "fair": Decimal(1), "bad": Decimal(draw(st.integers(2, 4)))}
        return Input(name, name, Codes(words))
    side = draw(st.sampled_from(list(Side)))
    at = sorted(draw(st.lists(st.integers(1, 50), min_size=1, max_size=3, unique=True)))
    at = at if side in {Side.AT_LEAST, Side.ABOVE} else at[::-1]
    return Input(
        name,
        name,
        Steps(tuple(Step(Bound(side, Decimal(one)), Decimal(place)) for place, one in enumerate(at, 1))),
    )


@st.composite
def _limiter(draw: st.DrawFn, code: str, indicators: tuple[Indicator, ...]) -> Limiter:
    to = draw(st.sampled_from(["medium", "high", "very-high"]))
    worded = [one.input for one in indicators if isinstance(one.input.banding, Codes)]
    if bool(worded) and draw(st.booleans()):
        return Limiter(code, "It is bad", draw(st.sampled_from(worded)).name, to, ("bad",))
    return Limiter(code, "There is an alarm", "alarm", to, ("yes",))


@st.composite
def _value(draw: st.DrawFn, one: Input) -> Value:
    if isinstance(one.banding, Codes):
        return draw(st.sampled_from(list(one.banding.by_code)))
    if isinstance(one.banding, Given):
        return Decimal(draw(st.integers(0, int(one.banding.most))))
    return draw(st.decimals(0, 60, places=1))


def worst_value(one: Input) -> Value:
    """A value that brings the most points."""
    if isinstance(one.banding, Codes):
        return max(one.banding.by_code, key=lambda code: one.banding.points(code) or Decimal(0))
    if isinstance(one.banding, Given):
        return one.banding.most
    step = max(one.banding.steps, key=lambda step: step.points)
    return step.bound.at + (1 if step.bound.side in {Side.AT_LEAST, Side.ABOVE} else -1)
