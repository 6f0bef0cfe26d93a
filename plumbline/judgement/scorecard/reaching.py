"""The least that brings the whole to a rating, in each family: points in all, in some areas, or areas' ratings."""

from collections import deque
from collections.abc import Iterator
from fractions import Fraction

from plumbline.judgement.judgement import State
from plumbline.judgement.scorecard.banding import least_for
from plumbline.judgement.scorecard.climbing import Climb, OutOfReach
from plumbline.judgement.scorecard.combining import whole_percent
from plumbline.judgement.scorecard.counting import rating_by_counts
from plumbline.judgement.scorecard.outcome import AreaScore
from plumbline.judgement.scorecard.rules import Family
from plumbline.judgement.scorecard.steps import common_step, points_to, whole_steps

Counts = tuple[int, ...]


def points_missing(climb: Climb, rating: str) -> Fraction:
    """In the percentage family: how many points, in whichever area, the whole still lacks for this rating."""
    bands = climb.combining.bands
    if climb.combining.family is not Family.PERCENTAGE or bands is None:
        return Fraction(0)
    points, most = (
        sum((getattr(one, name) for one in climb.areas), Fraction(0)) for name in ("points", "most")
    )
    step = common_step(one.step for one in climb.areas)
    return whole_steps(least_for(rating, bands) / 100 * most - points, step)


def reach(climb: Climb, rating: str) -> Climb:
    """After the areas that this family looks at are good enough for the rating. Raises OutOfReach."""
    family = climb.combining.family
    if family is Family.WEIGHTED:
        return _by_weight(climb, rating)
    if family is Family.COUNTS:
        return _by_counts(climb, rating)
    return _by_worst(climb, rating) if family is Family.WORST_OF else climb


def _counted(climb: Climb) -> tuple[AreaScore, ...]:
    return tuple(one for one in climb.areas if one.judgement.rating != State.NOT_APPLICABLE)


def _by_worst(climb: Climb, rating: str) -> Climb:
    labels = climb.combining.labels
    for area in _counted(climb):
        if labels.place(area.judgement.rating) > labels.place(rating):
            climb = climb.with_rating(area, rating)
    return climb


def _by_weight(climb: Climb, rating: str) -> Climb:
    """More points where each brings the most, area after area, until the weighted percentage suffices."""
    bands, areas = climb.combining.bands, _counted(climb)
    percent = whole_percent(areas, climb.combining)
    if bands is None or percent is None:
        return climb
    weights = sum((one.weight for one in areas if one.most), Fraction(0))
    gap = (least_for(rating, bands) - percent) / 100 * weights
    for area in sorted(
        [one for one in areas if _is_movable(one)],
        key=lambda one: one.weight / one.most if one.most else 0,
        reverse=True,
    ):
        if gap <= 0 or not area.most:
            break
        room = area.most - area.points
        points = min(room, whole_steps(gap * area.most / area.weight, area.step))
        climb = climb.with_points(area, points) if points else climb
        gap -= points / area.most * area.weight
    if gap > 0:
        raise OutOfReach("The areas rated by hand keep it below.")
    return climb


def _movable(climb: Climb) -> list[AreaScore]:
    """The areas that count and that points can lift."""
    return [one for one in _counted(climb) if _is_movable(one)]


def _is_movable(area: AreaScore) -> bool:
    """Whether its rating follows its points, rather than being set by hand."""
    return area.computed == area.judgement.rating


def _by_counts(climb: Climb, rating: str) -> Climb:
    """One area up by one rating after the other, along the shortest way to counts that come out well enough.

    The way is sought anew after each step: with few questions an area may leap over a rating.
    """
    labels, bands = climb.combining.labels, climb.combining.area_bands
    while (place := _next_step(climb, rating)) is not None:
        to = labels.codes[place - 1]
        at_place = [one for one in _movable(climb) if one.judgement.rating == labels.codes[place]]
        nearest = min(at_place, key=lambda area: points_to(to, area, bands))
        climb = climb.with_rating(nearest, to)
    return climb


def _next_step(climb: Climb, rating: str) -> int | None:
    """From which place in the label set an area goes up by one first; None when nothing is left to do.

    Raises OutOfReach.
    """
    combining = climb.combining
    codes = combining.labels.codes
    movable = _movable(climb)
    fixed = [one.judgement.rating for one in _counted(climb) if one not in movable]
    start = tuple(sum(one.judgement.rating == code for one in movable) for code in codes)
    waiting: deque[tuple[Counts, int | None]] = deque([(start, None)])
    seen = {start}
    while waiting:
        counts, first = waiting.popleft()
        ratings = [code for code, count in zip(codes, counts, strict=True) for _ in range(count)]
        if codes.index(
            rating_by_counts([*ratings, *fixed], combining.counts, combining.otherwise)
        ) <= codes.index(rating):
            return first
        for place, after in _one_step_up(counts):
            if after not in seen:
                seen.add(after)
                waiting.append((after, first or place))
    raise OutOfReach("Too few areas apply for a better rating.")


def _one_step_up(counts: Counts) -> Iterator[tuple[int, Counts]]:
    for place in range(1, len(counts)):
        if counts[place]:
            after = list(counts)
            after[place] -= 1
            after[place - 1] += 1
            yield place, tuple(after)
