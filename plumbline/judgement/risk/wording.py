"""What the steps of a risk say, each in a sentence, with the authority it rests on."""

from collections.abc import Iterator
from fractions import Fraction

from plumbline.judgement.display import Unit, cut, show, show_given
from plumbline.judgement.exact import exactly, half_up
from plumbline.judgement.judgement import Reason, State
from plumbline.judgement.risk.adding_up import Tally
from plumbline.judgement.risk.model import RiskModel, Scheme
from plumbline.judgement.risk.pointing import Facts
from plumbline.judgement.scorecard.wording import listed

OVERALL = "risk"
NOT_ENOUGH = "Not enough is known"


def says_risk(rating: str, scheme: Scheme) -> str:
    """A result as a person reads it."""
    label = scheme.labels.label(rating)
    return label.says if label else NOT_ENOUGH


def display(score: Fraction | None, model: RiskModel) -> str:
    """The score with two decimals, or more where it would seem to lie in another band."""
    if score is None:
        return NOT_ENOUGH
    places = 2
    while model.rated(exactly(half_up(score, places))) != model.rated(score):
        places += 1
    return show(score, Unit.NUMBER, places)


def about_score(model: RiskModel, own: Tally) -> Iterator[Reason]:
    how = model.authority
    if own.score is None or own.banded is None:
        says = "Nothing that this model looks at is known, so there is no score."
        yield Reason(f"{OVERALL}.no-score", says, effect=State.NOT_ASSESSED)
        return
    earned, shown = f"{show_given(own.earned)} of {show_given(own.could)}", display(own.score, model)
    says = f"{earned} weighted points is a score of {shown}{how.in_brackets}."
    saw = {"earned": str(own.earned), "could": str(own.could), "score": str(own.score)}
    yield Reason(f"{OVERALL}.score", says, saw, "", how.basis, how.source)
    yield Reason(
        f"{OVERALL}.band",
        f"{display(own.score, model)} is {_span(model, own.banded)}: {says_risk(own.banded, model)}{how.in_brackets}.",
        {"score": str(own.score)},
        own.banded,
        how.basis,
        how.source,
    )


def about_missing(model: RiskModel, own: Tally) -> Iterator[Reason]:
    """What is missing, and between which scores the truth lies."""
    missing = [one.title for one, points in zip(model.indicators, own.points, strict=True) if points is None]
    if missing and own.score is not None:
        best, worst = (
            f"{show(score, Unit.NUMBER, 2)} ({says_risk(model.rated(score), model)})" for score in _ends(own)
        )
        says = f"Without data: {listed(missing)}. With all of it at its best the score is {best}, at its worst {worst}."
        yield Reason(f"{OVERALL}.missing", says, {"at_best": str(own.at_best), "at_worst": str(own.at_worst)})


def about_enough(model: RiskModel, own: Tally, computed: str) -> Iterator[Reason]:
    """Whether enough is known, where it is not."""
    if own.is_enough:
        return
    share, floor = cut(own.completeness * 100, Unit.PERCENT), show_given(model.floor, Unit.PERCENT)
    known = f"{share} of the weight is known, and {floor} is needed"
    if computed == State.NOT_ASSESSED:
        says = f"{known}, so not enough is known to say how high the risk is. That is itself a reason to go and look."
    else:
        says = f"{known}. What is known is {says_risk(computed, model)} already, and that stands."
    how = model.authority
    saw = {"completeness": str(own.completeness), "floor": str(model.floor)}
    yield Reason(f"{OVERALL}.not-enough-known", says, saw, computed, how.basis, how.source)


def unknown_limits(model: RiskModel, facts: Facts) -> Iterator[Reason]:
    """The limits of which nobody can say whether they fire."""
    unknown = [
        f"{one.input.replace('-', ' ')} ({one.code})"
        for one in model.limiters
        if one.input not in facts and not _is_scored(one.input, model)
    ]
    if unknown:
        says = f"Not known: {listed(unknown)}. Such a limit could make the result worse."
        yield Reason(f"{OVERALL}.limits-unknown", says)


def _is_scored(name: str, model: RiskModel) -> bool:
    """Whether an indicator rests on this input itself, so that it is named as missing already."""
    return any(one.input.name == name for one in model.indicators)


def _ends(own: Tally) -> tuple[Fraction, Fraction]:
    return own.at_best, own.at_worst


def _span(model: RiskModel, rating: str) -> str:
    """“45 or more and below 65”."""
    place = [one.rating for one in model.bands].index(rating)
    own = model.bands[place].at_least
    above = model.bands[place + 1].at_least if place + 1 < len(model.bands) else None
    parts = [f"{show_given(own)} or more"] if own is not None else []
    parts += [f"below {show_given(above)}"] if above is not None else []
    return " and ".join(parts) or "in the only band"
