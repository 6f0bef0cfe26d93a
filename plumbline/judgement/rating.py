"""Judging one figure: measure, band, and say why. Whatever is missing ends in a state, never in a rating."""

from fractions import Fraction

from plumbline.judgement.bands import Bands
from plumbline.judgement.changing import what_would_change
from plumbline.judgement.display import show, show_as_rated
from plumbline.judgement.figure import Figure
from plumbline.judgement.judgement import Judgement, Reason, State
from plumbline.judgement.measures import Measured, measure
from plumbline.judgement.sentences import band_reasons
from plumbline.judgement.standard import Authority, Standard, Withheld


def rate(figure: Figure, standard: Standard, withheld: Withheld | None = None) -> Judgement:
    """The judgement of one figure against its standard, or the state that stands in for a rating."""
    held_back = () if withheld is None else (_because_withheld(figure, withheld),)
    if withheld and withheld.state is State.NOT_APPLICABLE:
        return Judgement(figure.ref, withheld.state, None, _STATES[withheld.state], held_back)
    measured = measure(figure)
    how = _because_measured(measured, standard.counting)
    if measured.value is None:
        return _without_value(figure, measured, how)
    if standard.bands is None:
        return _beside_no_target(figure, measured, measured.value, (how, *held_back))
    if withheld:
        shown = show_as_rated(measured.value, figure.unit, figure.decimals, standard.bands)
        return Judgement(
            figure.ref, withheld.state, measured.value, shown, (how, *held_back), measured.missing
        )
    return _rated(figure, measured, how, standard, standard.bands)


def _rated(figure: Figure, measured: Measured, how: Reason, standard: Standard, bands: Bands) -> Judgement:
    value = measured.value or Fraction(0)
    return Judgement(
        figure.ref,
        bands.rate(value),
        value,
        show_as_rated(value, figure.unit, figure.decimals, bands),
        (how, *band_reasons(figure, value, standard, bands)),
        measured.missing,
        would_change=what_would_change(figure, measured, bands),
    )


def _beside_no_target(
    figure: Figure, measured: Measured, value: Fraction, reasons: tuple[Reason, ...]
) -> Judgement:
    says = "No target has been agreed for this figure. It is shown and not rated."
    because = (*reasons, Reason(f"{figure.ref}.no-target", says, effect=State.NO_TARGET))
    shown = show(value, figure.unit, figure.decimals)
    return Judgement(figure.ref, State.NO_TARGET, value, shown, because, measured.missing)


def _without_value(figure: Figure, measured: Measured, how: Reason) -> Judgement:
    state = measured.state or State.NOT_RETURNED
    asked = sum(1 for _ in figure.made_of.quantities)
    completeness = Fraction(max(asked - len(measured.missing), 0), asked) if measured.missing else Fraction(1)
    ways = (f"Give a number for “{'” and “'.join(measured.missing[:2])}”.",) if measured.missing else ()
    return Judgement(figure.ref, state, None, _STATES[state], (how,), measured.missing, completeness, ways)


def _because_measured(measured: Measured, counting: Authority) -> Reason:
    reason = measured.reason
    return Reason(reason.rule, reason.says, reason.saw, measured.state or "", counting.basis, counting.source)


def _because_withheld(figure: Figure, withheld: Withheld) -> Reason:
    return Reason(f"{figure.ref}.{withheld.rule}", withheld.says, effect=withheld.state)


_STATES = {
    State.NO_TARGET: "No target",
    State.NO_ACTIVITY: "No activity",
    State.NOT_RETURNED: "Not returned",
    State.NOT_ASSESSED: "Not assessed",
    State.NOT_APPLICABLE: "Not applicable",
    State.OUT_OF_DATE: "Out of date",
}
