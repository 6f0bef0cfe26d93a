"""Every figure of a provider as a table to take away: a row a figure and period, with what it was made of."""

from collections.abc import Iterable

from plumbline.frameworks.periods import Period
from plumbline.oversight.queries.provider_figures import WholeFigure
from plumbline.returns.models import RatingCode

HEAD = (
    "Contract",
    "Framework",
    "Version",
    "Figure",
    "Title",
    "Period",
    "From",
    "To",
    "Value (not rounded)",
    "Numerator",
    "Denominator",
    "Rating",
    "Part of the period only",
    "Restated",
    "Accepted",
)


def as_rows(figures: Iterable[WholeFigure]) -> list[list[object]]:
    """One row a figure, oldest period first."""
    return [_row(one) for one in figures]


def _row(one: WholeFigure) -> list[object]:
    period = Period.from_ordinal(one.period)
    return [
        one.contract,
        one.framework,
        one.version,
        one.ref,
        one.title,
        period.code,
        period.starts_on.isoformat(),
        period.ends_on.isoformat(),
        one.value,
        one.numerator,
        one.denominator,
        RatingCode(one.rating).label,
        "yes" if one.is_partial else "no",
        "yes" if one.is_restated else "no",
        "yes" if one.is_accepted else "no",
    ]
