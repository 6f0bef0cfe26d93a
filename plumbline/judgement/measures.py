"""The first step of judging: from the numbers given to one exact value, or to the state that says why there is none."""

from dataclasses import dataclass
from fractions import Fraction

from plumbline.judgement.display import cut, show_given
from plumbline.judgement.exact import exactly
from plumbline.judgement.figure import Figure, Quantity, Ratio, Total
from plumbline.judgement.judgement import Reason, State
from plumbline.judgement.rollup import total as summed


@dataclass(frozen=True, slots=True)
class Measured:
    """An exact value, or a state instead of one; and the sentence that says how it came about.

    `is_stated` marks a percentage that was given ready made, without the counts behind it.
    """

    reason: Reason
    value: Fraction | None = None
    state: State | None = None
    missing: tuple[str, ...] = ()
    is_stated: bool = False


def measure(figure: Figure) -> Measured:
    if figure.faults:
        return _faulty(figure)
    return (
        _ratio(figure, figure.made_of)
        if isinstance(figure.made_of, Ratio)
        else _total(figure, figure.made_of)
    )


def _faulty(figure: Figure) -> Measured:
    says = " ".join(f"{quantity.name}: {fault.says}" for quantity, fault in figure.faults)
    return Measured(
        Reason(
            f"{figure.ref}.{figure.faults[0][1].code}", f"Not rated, because a number cannot be right. {says}"
        ),
        state=State.NOT_ASSESSED,
        missing=tuple(quantity.name for quantity, _ in figure.faults),
    )


def _ratio(figure: Figure, ratio: Ratio) -> Measured:
    top, bottom = ratio.numerator.value, ratio.denominator.value
    if bottom == 0 and not top:
        return _no_activity(figure, ratio.denominator)
    if top is None or bottom is None:
        return _not_counted(figure, ratio)
    if bottom == 0 or (ratio.is_share and top > bottom):
        return _more_than_whole(figure, ratio)
    value = top / bottom * ratio.per
    every = f" for every {ratio.per:,}" if ratio.per != 100 else ""
    out_of = f"{_count(ratio.denominator)} ({_name(ratio.denominator)})"
    says = f"{_count(ratio.numerator)} ({_name(ratio.numerator)}) out of {out_of} is {cut(value, figure.unit)}{every}."
    return Measured(Reason(f"{figure.ref}.measure", says, saw=_saw(ratio.quantities[:2])), value)


def _no_activity(figure: Figure, denominator: Quantity) -> Measured:
    says = f"There was nothing to measure: {_name(denominator)} is 0. This is neither good nor bad."
    return Measured(
        Reason(f"{figure.ref}.no-activity", says, saw=_saw((denominator,))), state=State.NO_ACTIVITY
    )


def _not_counted(figure: Figure, ratio: Ratio) -> Measured:
    """The counts are not both there: a percentage stated ready made may stand in for them."""
    stated = ratio.stated
    if stated is None or stated.value is None:
        return _not_returned(
            figure, tuple(one for one in (ratio.numerator, ratio.denominator) if one.given is None)
        )
    if ratio.is_share and stated.value > 100:
        says = f"Not rated: {show_given(stated.value)}% was given, and a share cannot be more than 100%."
        return Measured(
            Reason(f"{figure.ref}.above-100", says, saw=_saw((stated,))), state=State.NOT_ASSESSED
        )
    says = (
        f"{show_given(stated.value)}% was given as a percentage, counts not stated,"
        " so it cannot be checked or added to other periods."
    )
    reason = Reason(f"{figure.ref}.stated-percentage", says, saw=_saw((stated,)))
    return Measured(
        reason, stated.value, is_stated=True, missing=(ratio.numerator.name, ratio.denominator.name)
    )


def _more_than_whole(figure: Figure, ratio: Ratio) -> Measured:
    says = (
        f"Not rated: {_count(ratio.numerator)} ({_name(ratio.numerator)}) cannot be more than"
        f" {_count(ratio.denominator)} ({_name(ratio.denominator)})."
    )
    return Measured(
        Reason(f"{figure.ref}.part-of-whole", says, saw=_saw(ratio.quantities[:2])), state=State.NOT_ASSESSED
    )


def _total(figure: Figure, total: Total) -> Measured:
    given = [one.given for one in total.parts if one.given is not None]
    whole = summed(given)
    if whole is None:
        return _not_returned(figure, total.parts)
    if len(total.parts) == 1:
        says = f"{total.parts[0].name}: {_count(total.parts[0])}."
    else:
        says = f"The sum of {len(given)} numbers given; {len(total.parts) - len(given)} were left blank and count as 0."
    return Measured(Reason(f"{figure.ref}.measure", says, saw=_saw(total.parts)), exactly(whole))


def _not_returned(figure: Figure, wanted: tuple[Quantity, ...]) -> Measured:
    names = tuple(one.name for one in wanted)
    listed = "; ".join(names[:3]) + (f"; and {len(names) - 3} more" if len(names) > 3 else "")
    says = f"Not returned: no number was given for “{listed}”."
    return Measured(Reason(f"{figure.ref}.not-returned", says), state=State.NOT_RETURNED, missing=names)


def _count(quantity: Quantity) -> str:
    return "nothing" if quantity.value is None else show_given(quantity.value)


def _name(quantity: Quantity) -> str:
    return in_a_sentence(quantity.name)


def in_a_sentence(name: str) -> str:
    """A label as it reads inside a sentence: its first letter small, unless it is an abbreviation or a lone letter."""
    return name[:1].lower() + name[1:] if name[1:2].islower() else name


def _saw(quantities: tuple[Quantity, ...]) -> dict[str, str]:
    return {one.key: str(one.given) for one in quantities if one.given is not None}
