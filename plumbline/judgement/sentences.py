"""How a band explains itself: one sentence for the target, one for the tolerance where it mattered."""

from decimal import Decimal
from fractions import Fraction

from plumbline.judgement.bands import Bands, Direction
from plumbline.judgement.display import show_as_rated, show_given
from plumbline.judgement.figure import Figure
from plumbline.judgement.judgement import Rag, Reason
from plumbline.judgement.standard import Authority, Standard


def target_in_words(figure: Figure, bands: Bands) -> str:
    """The target as it is read aloud: 80%, 2% or less, 95% to 100%."""
    return _span(figure, bands.direction, bands.target, bands.upper)


def tolerance_in_words(figure: Figure, bands: Bands) -> str:
    """Where amber ends: 75%, 5% or less, 90% to 105%."""
    low = bands.target if bands.amber is None else bands.amber
    high = bands.upper if bands.amber_upper is None else bands.amber_upper
    return _span(figure, bands.direction, low, high)


def band_reasons(figure: Figure, value: Fraction, standard: Standard, bands: Bands) -> tuple[Reason, ...]:
    """Why a value is green, amber or red, naming value, target and tolerance and what each rests on."""
    rag = bands.rate(value)
    shown = show_as_rated(value, figure.unit, max(figure.decimals, _few_decimals(value)), bands)
    target = target_in_words(figure, bands)
    verb = _MET[bands.direction] if rag is Rag.GREEN else _missed(bands, value)
    says = f"{shown} {verb} the target of {target}{standard.target.in_brackets}"
    has_tolerance = bands.amber is not None or bands.amber_upper is not None
    settles = rag is Rag.GREEN or not has_tolerance
    ending = (
        f": {rag}." if rag is Rag.GREEN else (": red, since no tolerance is allowed." if settles else ".")
    )
    first = _reason(f"{figure.ref}.target", says + ending, rag if settles else "", standard.target, target)
    return (first,) if settles else (first, _tolerance_reason(figure, shown, rag, bands, standard.tolerance))


def _tolerance_reason(figure: Figure, shown: str, rag: Rag, bands: Bands, authority: Authority) -> Reason:
    tolerance = tolerance_in_words(figure, bands)
    verb = "is within" if rag is Rag.AMBER else "is outside"
    note = f" {authority.note.rstrip('.')}." if authority.note else ""
    says = f"{shown} {verb} the amber band, which ends at {tolerance}{authority.in_brackets}: {rag}.{note}"
    if bands.direction is Direction.RANGE:
        says = f"{shown} {verb} the amber band of {tolerance}{authority.in_brackets}: {rag}.{note}"
    return _reason(f"{figure.ref}.tolerance", says, rag, authority, tolerance)


_MET = {
    Direction.HIGHER: "is at or above",
    Direction.LOWER: "is at or below",
    Direction.RANGE: "is within",
    Direction.NONE: "is beside",
}


def _few_decimals(value: Fraction) -> int:
    """Up to two decimals, as many as the value has."""
    return next((places for places in (0, 1) if (value * 10**places).denominator == 1), 2)


def _missed(bands: Bands, value: Fraction) -> str:
    return "is below" if value < bands.target else "is above"


def _span(figure: Figure, direction: Direction, low: Decimal, high: Decimal | None) -> str:
    shown = show_given(low, figure.unit)
    if direction is Direction.RANGE and high is not None:
        return f"{shown} to {show_given(high, figure.unit)}"
    return f"{shown} or less" if direction is Direction.LOWER and low != 0 else shown


def _reason(rule: str, says: str, effect: str, authority: Authority, bound: str) -> Reason:
    return Reason(rule, says, {"bound": bound}, effect, authority.basis, authority.source)
