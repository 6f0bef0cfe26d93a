"""Figures for the judge's tests, made in one line."""

from decimal import Decimal

from plumbline.judgement.bands import Bands, Direction
from plumbline.judgement.display import Unit
from plumbline.judgement.figure import Figure, Quantity, Ratio, Total
from plumbline.judgement.standard import Authority, Standard

Number = int | str | None

PUBLISHED = Authority("published", "KPI 1, line 1.1")
OURS = Authority("local default", "", "Tolerance not contractual")

AT_LEAST_80 = Bands(Direction.HIGHER, Decimal(80), Decimal(75))
AT_MOST_2 = Bands(Direction.LOWER, Decimal(2), Decimal(5))
FROM_95_TO_100 = Bands(Direction.RANGE, Decimal(95), Decimal(90), Decimal(100), Decimal(105))


def number(given: Number) -> Decimal | None:
    return None if given is None else Decimal(given)


def visits(
    long_enough: Number, took_place: Number, *, stated: Number = None, is_share: bool = True
) -> Figure:
    """Line 1.1: visits of at least half the commissioned time, of visits that took place."""
    made_of = Ratio(
        Quantity(
            "1.1.numerator",
            "Visits of at least half the commissioned time",
            number(long_enough),
            is_whole=True,
        ),
        Quantity("1.1.denominator", "Visits that took place", number(took_place), is_whole=True),
        stated=Quantity("1.1.percent", "The percentage", number(stated)),
        is_share=is_share,
    )
    return Figure("1.1", "Visits of at least half the commissioned time", Unit.PERCENT, made_of)


def amount(given: Number, unit: Unit = Unit.COUNT, decimals: int = 0) -> Figure:
    one = Quantity("7.2.value", "Formal complaints received", number(given), is_whole=unit is Unit.COUNT)
    return Figure("7.2", "Formal complaints received", unit, Total((one,)), decimals)


def against(bands: Bands | None) -> Standard:
    return Standard(bands, target=PUBLISHED, tolerance=OURS, counting=PUBLISHED)
