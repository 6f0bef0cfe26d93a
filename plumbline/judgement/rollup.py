"""Adding up over time: sums for what happens, the last value for what stands at a point in time."""

from collections.abc import Sequence
from decimal import Context, Decimal

_EXACT = Context(prec=100)


def total(values: Sequence[Decimal | None]) -> Decimal | None:
    """The exact sum of what is known; None when nothing is."""
    known = [value for value in values if value is not None]
    if not known:
        return None
    result = Decimal(0)
    for value in known:
        result = _EXACT.add(result, value)
    return result


def latest(values: Sequence[Decimal | None]) -> Decimal | None:
    """The value at the end of the time; None when that is not known, whatever stood before."""
    return values[-1] if values else None
