"""Where a score is going: against the newest earlier one that has a score. More is worse."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from fractions import Fraction

from plumbline.judgement.display import Unit, show
from plumbline.judgement.exact import exactly
from plumbline.judgement.risk.outcome import Course, Earlier, Trend

WORDS = {Course.RISING: "risen", Course.FALLING: "fallen"}


def trend(
    score: Fraction | None, earlier: Iterable[Earlier], on: date | None, steady_within: Decimal
) -> Trend:
    """The course of a score. Judgements of the day itself and of later days are no past."""
    past = [one for one in earlier if one.score is not None and (on is None or one.on < on)]
    last = max(past, key=lambda one: one.on, default=None)
    if score is None or last is None or last.score is None:
        return Trend(Course.UNKNOWN, "There is no earlier score to compare with.")
    change = score - last.score
    day, was = f"{last.on.day} {last.on:%B %Y}", show(last.score, Unit.NUMBER, 2)
    if abs(change) < exactly(steady_within):
        return Trend(Course.STEADY, f"The score was {was} on {day} and is steady.", change, last.on)
    course = Course.RISING if change > 0 else Course.FALLING
    points = show(abs(change), Unit.NUMBER, 2)
    says = f"The score was {was} on {day} and has {WORDS[course]} by {points} points."
    return Trend(course, says, change, last.on)
