"""Where a figure stands among the council's other providers, in words and as a strip."""

from dataclasses import dataclass
from fractions import Fraction

from plumbline.frameworks.definition import Indicator
from plumbline.frameworks.figures import UNITS
from plumbline.judgement.display import Unit, show
from plumbline.returns.models import MarketRollup
from plumbline.ui.charts.quartiles import Strip, draw_strip


@dataclass(frozen=True, slots=True)
class Market:
    """The quartiles in words; `strip` is None when fewer than five providers can be compared."""

    count: int
    lower: str
    median: str
    upper: str
    strip: Strip | None


def market_of(indicator: Indicator, rollup: MarketRollup | None, score: str) -> Market | None:
    """None when the figure is of no kind that can be compared, or nobody's has been accepted."""
    if rollup is None or not score:
        return None
    if rollup.lower_quartile is None or rollup.median is None or rollup.upper_quartile is None:
        return Market(rollup.count, "", "", "", None)
    quartiles = (rollup.lower_quartile, rollup.median, rollup.upper_quartile)
    lower, median, upper = (_shown(indicator, value) for value in quartiles)
    value = float(Fraction(score))
    label = (
        f"{rollup.count} providers: lower quartile {lower}, median {median}, upper quartile {upper};"
        f" this return {_shown(indicator, value)}"
    )
    is_share = indicator.is_share
    strip = draw_strip(
        quartiles, value, label, low=0 if is_share else None, high=indicator.per if is_share else None
    )
    return Market(rollup.count, lower, median, upper, strip)


def _shown(indicator: Indicator, value: float | Fraction) -> str:
    unit = UNITS[indicator.measure]
    decimals = 1 if unit in {Unit.NUMBER, Unit.HOURS} and value < 100 else indicator.decimals
    return show(Fraction(value), unit, decimals)
