"""What a chart says, in sentences that name the points and the rule."""

from fractions import Fraction

from plumbline.judgement.charting.limits import Limits
from plumbline.judgement.charting.rules import Hit, Rule
from plumbline.judgement.charting.series import Point, Recalculation, Series
from plumbline.judgement.display import cut
from plumbline.judgement.exact import in_digits
from plumbline.judgement.judgement import Reason

PUBLISHED = "published"
SOURCE = "NHS England, Making Data Count"


def sentence(hit: Hit, limits: Limits, series: Series, meant: str) -> str:
    """“Falls, April 2026 to October 2026: 7 periods in a row are above the mean of 12. …”"""
    span = _span(hit.points)
    count = len(hit.points)
    high = hit.side > 0
    if hit.rule is Rule.OUTSIDE:
        value, bound = hit.points[0].exact or Fraction(0), limits.upper if high else limits.lower
        where = f"{'above the upper' if high else 'below the lower'} limit of {_shown(bound, series)}"
        says = f"{span}: {_shown(value, series)} is {where}"
    elif hit.rule is Rule.SHIFT:
        where = f"{'above' if high else 'below'} the mean of {_shown(limits.mean, series)}"
        says = f"{span}: {count} periods in a row are {where}"
    elif hit.rule is Rule.TREND:
        says = (
            f"{span}: {count} periods in a row are each {'higher' if high else 'lower'} than the one before"
        )
    else:
        limit = f"the {'upper' if high else 'lower'} limit of {_shown(limits.upper if high else limits.lower, series)}"
        says = f"{span}: of three periods in a row at least two are close to {limit}"
    stop = "" if says.endswith("…") else "."
    return f"{series.title}, {says}{stop} That is unlikely to be chance: {meant}."


def unremarkable(last: Point, limits: Limits, series: Series) -> Reason:
    span = f"{_shown(limits.lower, series)} to {_shown(limits.upper, series)}"
    value = _shown(last.exact or Fraction(0), series)
    says = f"{series.title}, {last.label}: {value} is within what is usual, {span}, and no rule fires."
    return Reason("spc.ordinary", says, {last.label: in_digits(last.exact or 0)}, "", PUBLISHED, SOURCE)


def too_few(known: int, fewest: int, step: Recalculation | None) -> str:
    since = "" if step is None else f" since {step.on.day} {step.on:%B %Y}, when the limits began anew"
    periods = "1 period is" if known == 1 else f"{known} periods are"
    return f"{periods} known{since}, and {fewest} are needed to tell a change from chance."


def _span(points: tuple[Point, ...]) -> str:
    return points[0].label if len(points) == 1 else f"{points[0].label} to {points[-1].label}"


def _shown(value: Fraction, series: Series) -> str:
    return cut(value, series.unit)
