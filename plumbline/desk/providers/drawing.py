"""A contract's figures as lines of a table, each with its small line over time, and one of them as a large chart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from urllib.parse import quote, urlencode

from django.urls import reverse

from plumbline.desk.providers.trends import Moment, Trend
from plumbline.frameworks.definition import Answers, Indicator, Measure, Terms
from plumbline.frameworks.figures import UNITS, figure_of
from plumbline.judgement.display import show
from plumbline.judgement.sentences import target_in_words
from plumbline.oversight.queries.provider import Quartiles
from plumbline.ui.charts.series import Point, Series
from plumbline.ui.charts.sparkline import Sparkline, draw_sparkline

Market = Mapping[tuple[int, int], Quartiles]
BELOW = frozenset({"amber", "red"})


@dataclass(frozen=True, slots=True)
class Line:
    """One figure in the table. `median` is the market's in the same period, "" where too few can be compared.

    `why` leads to the newest figure's reasons in its return, `large` to its course on this page, `control` to its
    control chart.
    """

    trend: Trend
    target: str
    median: str
    sparkline: Sparkline
    why: str
    large: str
    control: str

    @property
    def is_below(self) -> bool:
        return self.trend.latest is not None and self.trend.latest.rating in BELOW


@dataclass(frozen=True, slots=True)
class Group:
    """The figures of one section of the schedule."""

    title: str
    lines: tuple[Line, ...]


def groups_of(
    trends: Sequence[Trend], terms: Mapping[str, Terms], market: Market, contract: int
) -> tuple[Group, ...]:
    """The table, section by section. Percentages share one scale, so that their lines can be compared."""
    low = _lowest_percentage(trends)
    sections = dict.fromkeys(trend.section for trend in trends)
    lines = [
        _line(trend, terms.get(trend.ref, trend.indicator.terms), market, low, contract) for trend in trends
    ]
    return tuple(
        Group(title, tuple(one for one in lines if one.trend.section == title)) for title in sections
    )


def _lowest_percentage(trends: Sequence[Trend]) -> float:
    """The foot of the common scale of percentages with a target: the ten below the lowest of them."""
    values = [
        moment.value
        for trend in trends
        if _shares_the_scale(trend.indicator)
        for moment in trend.moments
        if moment.value is not None
    ]
    return float(min(values, default=0) // 10 * 10)


def _shares_the_scale(indicator: Indicator) -> bool:
    return indicator.measure is Measure.PERCENTAGE and indicator.is_rated


def _line(trend: Trend, terms: Terms, market: Market, low: float, contract: int) -> Line:
    shares = _shares_the_scale(trend.indicator)
    words = target_words(trend.indicator, terms)
    return Line(
        trend=trend,
        target=words,
        median=_median(trend, market),
        sparkline=draw_sparkline(
            [moment.value for moment in trend.moments],
            f"{trend.name}: {_in_words(trend)}{f'; target {words}' if words else ''}",
            low=low if shares else None,
            high=100 if shares else None,
            target=terms.target,
        ),
        why=_reasons_address(trend),
        large=f"?{urlencode({'contract': contract, 'figure': trend.ref})}#figures",
        control=f"{_figures_address(contract)}{quote(trend.ref)}/",
    )


def _reasons_address(trend: Trend) -> str:
    row = trend.latest.row if trend.latest else None
    return f"{_return_address(row.return_id)}#figure-{trend.ref}" if row else ""


@lru_cache(maxsize=4096)
def _return_address(return_id: int) -> str:
    """Kept, because a table asks for the same return's address once a figure."""
    return reverse("desk:return", args=[return_id])


@lru_cache(maxsize=4096)
def _figures_address(contract: int) -> str:
    """Where the control charts of a contract's figures are; the reference of one follows."""
    return reverse("desk:contract_figure", args=[contract, "-"]).removesuffix("-/")


def _in_words(trend: Trend) -> str:
    """The first and the last figure; those between stand in the chart's table."""
    known = [moment for moment in trend.moments if moment.value is not None]
    if not known:
        return "no figure yet"
    first, last = known[0], known[-1]
    return f"{first.display} in {first.period.label}, {last.display} in {last.period.label}"


def _median(trend: Trend, market: Market) -> str:
    quartiles = _quartiles(trend.latest, market) if trend.latest else None
    return _shown(trend.indicator, quartiles[1]) if quartiles else ""


def _shown(indicator: Indicator, value: float) -> str:
    decimals = indicator.decimals if indicator.measure is Measure.PERCENTAGE else max(indicator.decimals, 1)
    return show(Fraction(value), UNITS[indicator.measure], decimals if value % 1 else indicator.decimals)


def target_words(indicator: Indicator, terms: Terms) -> str:
    """80%, 2% or less; empty without a target."""
    bands = terms.bands(indicator.direction)
    return target_in_words(figure_of(indicator, Answers()), bands) if bands else ""


def series_of(trend: Trend, terms: Terms, market: Market) -> Series:
    """The large chart of one figure: its periods, its target, the market behind it."""
    return Series(
        key="chosen",
        title=trend.name,
        points=tuple(
            Point(
                label=moment.period.short_label,
                value=moment.value,
                display=moment.display,
                state=moment.state,
                rating=moment.rating,
                quartiles=_quartiles(moment, market),
            )
            for moment in trend.moments
        ),
        target=terms.target,
        target_display=target_words(trend.indicator, terms),
        unit="%" if trend.indicator.measure is Measure.PERCENTAGE else "",
    )


def _quartiles(moment: Moment, market: Market) -> Quartiles | None:
    return market.get((moment.row.indicator_id, moment.period.ordinal)) if moment.row else None
