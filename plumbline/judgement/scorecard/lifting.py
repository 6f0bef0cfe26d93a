"""What would lift a rating, said and proved: points to gain, areas to lift, questions to assess.

Whoever does what a way says has at least the rating it names; a test does so for scorecards of every family.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from plumbline.judgement.display import show_given
from plumbline.judgement.judgement import State
from plumbline.judgement.scorecard.climbing import Climb, OutOfReach
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.outcome import AreaScore, Way
from plumbline.judgement.scorecard.reaching import points_missing, reach
from plumbline.judgement.scorecard.rules import Combining
from plumbline.judgement.scorecard.steps import points_to
from plumbline.judgement.scorecard.wording import listed, many, says_rating

MOST_NAMED = 8


def ways_up_in(area: AreaScore, combining: Combining) -> tuple[Way, ...]:
    """What would lift one area by a rating; nothing at the best, and nothing for one rated by hand."""
    rating = area.judgement.rating
    if rating == State.NOT_ASSESSED:
        return (_assess(area.judgement.missing, f"{area.title} has no rating"),)
    if rating not in combining.labels.codes[1:] or area.computed != rating:
        return ()
    to = combining.labels.codes[combining.labels.place(rating) - 1]
    points = points_to(to, area, combining.area_bands)
    says = f"To reach {says_rating(to, combining.labels)}, {_more(points)} in {area.title}."
    return (Way(says, to, {area.code: points}),)


def ways_up(areas: Sequence[AreaScore], computed: str, combining: Combining) -> tuple[Way, ...]:
    """What would lift the whole by a rating. `computed` is what it is before any change by hand."""
    holes = tuple(
        ref for one in areas if one.judgement.rating == State.NOT_ASSESSED for ref in one.judgement.missing
    )
    if computed == State.NOT_ASSESSED:
        return (_assess(holes, "there is no overall rating"),)
    if computed not in combining.labels.codes[1:]:
        return ()
    try:
        return tuple(_ways(Climb(tuple(areas), combining), computed, holes))
    except OutOfReach as fault:
        return (Way(f"{fault} It stays as it is until that is changed."),)


def _ways(climb: Climb, computed: str, holes: tuple[str, ...]) -> Iterator[Way]:
    labels = climb.combining.labels
    if holes:
        climb = climb.free_of_overrides()
        says = f"{listed(_lifts(climb, labels))} lifts the override. The whole is then rated once"
        left = "the questions left are" if len(holes) > 1 else f"{holes[0]} is"
        yield Way(f"{says} {left} assessed.", "", climb.gained, assess=holes)
        return
    to = labels.codes[labels.place(computed) - 1]
    climb = reach(climb.free_for(to), to)
    extra = points_missing(climb, to)
    parts = _lifts(climb, labels)
    points = sum(climb.gained.values(), Fraction(0)) + extra if extra else Fraction(0)
    if extra:
        parts.append(f"{_more(points)} in all, these among them" if parts else f"{_more(points)} in any area")
    colon = ": " if climb.gained else ", "
    yield Way(f"To reach {says_rating(to, labels)}{colon}{listed(parts)}.", to, climb.gained, points)


def _lifts(climb: Climb, labels: LabelSet) -> list[str]:
    titles = {one.code: one.title for one in climb.areas}
    return [
        _lift(titles[code], climb.reached.get(code, ""), points, labels)
        for code, points in climb.gained.items()
    ]


def _lift(title: str, reached: str, points: Fraction, labels: LabelSet) -> str:
    if not reached:
        return f"{_more(points)} in {title}"
    worse = labels.codes[labels.place(reached) + 1]
    if worse == labels.codes[-1]:
        return f"{title} out of {says_rating(worse, labels)} ({_more(points)} there)"
    return f"{title} to {says_rating(reached, labels)} ({_more(points)} there)"


def _assess(refs: Sequence[str], otherwise: str) -> Way:
    named = listed(refs) if len(refs) <= MOST_NAMED else f"the {len(refs)} questions that are left"
    return Way(f"Assess {named}: until then {otherwise}.", assess=tuple(refs))


def _more(points: Fraction) -> str:
    return (
        f"{many(int(points), 'more point')}"
        if points.denominator == 1
        else f"{show_given(points)} more points"
    )
