"""From a percentage to a rating: half-open bands, on the exact value unless a framework rounds it first."""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from plumbline.judgement.display import Unit, cut, show, show_given
from plumbline.judgement.exact import exactly, half_up
from plumbline.judgement.judgement import Exact
from plumbline.judgement.scorecard.rules import PercentBands, Rounding


def rated(percent: Exact, bands: PercentBands) -> str:
    """The rating of a percentage: the first band, from the best down, whose floor it reaches."""
    seen = as_seen(percent, bands.rounding)
    return next(one.rating for one in bands.bands if one.at_least is None or seen >= exactly(one.at_least))


def as_seen(percent: Exact, rounding: Rounding) -> Fraction:
    """The percentage as the bands see it."""
    if rounding is Rounding.HALF_UP:
        return exactly(half_up(percent, 0))
    return Fraction(floor(exactly(percent))) if rounding is Rounding.DOWN else exactly(percent)


def least_for(rating: str, bands: PercentBands) -> Fraction:
    """The smallest exact percentage that earns this rating or a better one; 0 for the worst.

    Raises StopIteration for a rating that has no band.
    """
    at_least = next(one.at_least for one in bands.bands if one.rating == rating)
    if at_least is None:
        return Fraction(0)
    if bands.rounding is Rounding.HALF_UP:
        return Fraction(ceil(at_least)) - Fraction(1, 2)
    return Fraction(ceil(at_least)) if bands.rounding is Rounding.DOWN else exactly(at_least)


def shown(percent: Exact, bands: PercentBands) -> str:
    """The percentage with just enough decimals not to seem to lie in another band: 77.99%, not 78%."""
    places = 0
    while rated(half_up(percent, places), bands) != rated(percent, bands):
        places += 1
    return show(percent, Unit.PERCENT, places)


def band_in_words(percent: Fraction, bands: PercentBands) -> str:
    """“is at or above 78%, where this band begins, and below 95%”, with the rounding where there is any."""
    rating = rated(percent, bands)
    place = [one.rating for one in bands.bands].index(rating)
    own, above = bands.bands[place].at_least, bands.bands[place - 1].at_least if place else None
    parts = [f"below {_bound(above)}"] if above is not None else []
    if own is not None:
        parts.insert(0, f"at or above {_bound(own)}")
    rounds = {Rounding.HALF_UP: "rounded half up", Rounding.DOWN: "rounded down"}.get(bands.rounding)
    seen = cut(percent, Unit.PERCENT)
    if rounds:
        seen = f"{seen}, {rounds} to {show_given(as_seen(percent, bands.rounding), Unit.PERCENT)},"
    return f"{seen} is {' and '.join(parts) or 'in the only band'}"


def _bound(bound: Decimal) -> str:
    return show_given(bound, Unit.PERCENT)
