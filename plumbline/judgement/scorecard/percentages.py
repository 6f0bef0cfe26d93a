"""The judgement of some marks by a set of bands: an area's, or those of one viewpoint."""

from collections.abc import Iterator

from plumbline.judgement.display import Unit, cut, show_given
from plumbline.judgement.judgement import Judgement, Reason, State
from plumbline.judgement.scorecard.adding_up import Tally
from plumbline.judgement.scorecard.banding import band_in_words, rated, shown
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.marks import Waiver
from plumbline.judgement.scorecard.rules import PercentBands
from plumbline.judgement.scorecard.scales import NOT_APPLICABLE
from plumbline.judgement.scorecard.wording import STATES, listed, many, says_rating


def judged(
    ref: str, marks: Tally, bands: PercentBands, labels: LabelSet, waiver: Waiver | None = None
) -> Judgement:
    """The rating that these marks earn, or the state that stands in for one.

    A hole keeps the rating away unless it is waived, and a waiver never makes a rating out of nothing.
    """
    state = _state(marks, waiver)
    rating = state or rated(marks.percent or 0, bands)
    display = STATES[state] if state else shown(marks.percent or 0, bands)
    return Judgement(
        ref,
        rating,
        marks.percent,
        display,
        tuple(_reasons(ref, marks, bands, labels, waiver, state)),
        marks.holes,
        marks.completeness,
    )


def _state(marks: Tally, waiver: Waiver | None) -> State | None:
    if marks.is_apart:
        return State.NOT_APPLICABLE
    if marks.percent is None or (marks.holes and waiver is None):
        return State.NOT_ASSESSED
    return None


def _reasons(
    ref: str, marks: Tally, bands: PercentBands, labels: LabelSet, waiver: Waiver | None, state: State | None
) -> Iterator[Reason]:
    if state is State.NOT_APPLICABLE:
        yield Reason(
            f"{ref}.not-applicable", "No question here applies, so it is left out.", marks.saw, state
        )
        return
    if marks.percent is not None:
        yield Reason(f"{ref}.points", _points(marks), marks.saw)
    if marks.holes:
        yield _about_holes(ref, marks, waiver, state)
    if state is None and marks.percent is not None:
        rating = rated(marks.percent, bands)
        says = f"{band_in_words(marks.percent, bands)}: {says_rating(rating, labels)}{bands.authority.in_brackets}."
        authority = bands.authority
        yield Reason(
            f"{ref}.band", says, {"percent": str(marks.percent)}, rating, authority.basis, authority.source
        )


def _points(marks: Tally) -> str:
    apart = [one.ref for one in marks.marks if one.answer == NOT_APPLICABLE]
    says = (
        f"{show_given(marks.points)} of {show_given(marks.most)} points from"
        f" {many(len(marks.assessed), 'question')} is {cut(marks.percent or 0, Unit.PERCENT)}."
    )
    return f"{says} Not applicable and so not counted: {listed(apart)}." if apart else says


def _about_holes(ref: str, marks: Tally, waiver: Waiver | None, state: State | None) -> Reason:
    holes = f"{listed(marks.holes)} {'was' if len(marks.holes) == 1 else 'were'} not assessed"
    if state is None and waiver is not None:
        says = f"{holes}. {waiver.by} let the rating stand on the rest: {waiver.reason.rstrip('.')}."
        return Reason(f"{ref}.waiver", says, {"by": waiver.by, "reason": waiver.reason})
    if waiver is not None or not marks.assessed:
        says = f"Nothing here was assessed: {listed(marks.holes)}. What nobody looked at cannot be rated."
    else:
        says = f"{holes}, so there is no rating."
    return Reason(f"{ref}.not-assessed", says or "No question was asked.", effect=State.NOT_ASSESSED)
