"""From marks to a scorecard: points → areas → the whole → limits and overrides → moderation by hand.

The order of evaluation is that of the domain's rules; every step is kept, so that a page can unfold it.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from plumbline.judgement.judgement import Judgement
from plumbline.judgement.scorecard.adding_up import Tally, is_hole, tally
from plumbline.judgement.scorecard.areas import area_score
from plumbline.judgement.scorecard.combining import base_of
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.lifting import ways_up
from plumbline.judgement.scorecard.limiting import fired, limited
from plumbline.judgement.scorecard.marks import Area, Mark, Moderation, Waiver
from plumbline.judgement.scorecard.moderating import moderated
from plumbline.judgement.scorecard.outcome import AreaScore, Scorecard
from plumbline.judgement.scorecard.rules import Combining
from plumbline.judgement.scorecard.viewing import by_viewpoint, disagreements
from plumbline.judgement.scorecard.wording import OVERALL, says_rating

Ruling = TypeVar("Ruling", Waiver, Moderation)


def score(
    areas: Sequence[Area],
    marks: Sequence[Mark],
    combining: Combining,
    *,
    waivers: Iterable[Waiver] = (),
    moderations: Iterable[Moderation] = (),
) -> Scorecard:
    """The scorecard of these marks, with every step kept.

    An area that was changed by hand counts with its changed rating in counts, limits and the worst-of; its points
    stay. Raises ValueError for a mark, waiver or moderation of an area that is not there, or of an unknown rating.
    """
    waived, by_hand = _by_area(waivers), _by_area(moderations)
    _refuse_strangers(areas, marks, waived, by_hand, combining)
    scored = tuple(
        area_score(
            area,
            [one for one in marks if one.area == area.code],
            combining,
            waived.get(area.code),
            by_hand.get(area.code),
        )
        for area in areas
    )
    counted = [one for one in marks if not (is_hole(one) and one.area in waived)]
    card = _whole(scored, tally(marks), combining, by_hand.get(""))
    bands = combining.bands or combining.area_bands
    return replace(
        card,
        viewpoints=by_viewpoint(OVERALL, counted, bands, combining.labels),
        disagreements=disagreements(scored, combining.labels),
    )


def _whole(
    areas: tuple[AreaScore, ...], marks: Tally, combining: Combining, moderation: Moderation | None
) -> Scorecard:
    labels = combining.labels
    base = replace(base_of(areas, combining), missing=marks.holes, completeness=marks.completeness)
    those = fired(areas, combining.limiters)
    computed = limited(base.rating, those, labels)
    limits = tuple(one.reason(labels) for one in those)
    ways = () if moderation else ways_up(areas, computed, combining)
    overall = replace(
        base,
        rating=computed,
        display=_display(base, computed, labels),
        reasons=(*base.reasons, *limits),
        would_change=tuple(one.says for one in ways),
    )
    return Scorecard(
        areas=areas,
        base=base,
        limits=limits,
        computed=computed,
        overall=moderated(overall, moderation, labels),
        not_assessed=marks.holes,
        ways=ways,
    )


def _display(base: Judgement, rating: str, labels: LabelSet) -> str:
    """The percentage behind the whole where there is one, and otherwise the rating in words."""
    return base.display if base.is_rating and base.score is not None else says_rating(rating, labels)


def _by_area(rulings: Iterable[Ruling]) -> Mapping[str, Ruling]:
    return {one.area: one for one in rulings}


def _refuse_strangers(
    areas: Sequence[Area],
    marks: Sequence[Mark],
    waived: Mapping[str, Waiver],
    by_hand: Mapping[str, Moderation],
    combining: Combining,
) -> None:
    known = {one.code for one in areas}
    named = {*(one.area for one in marks), *waived, *by_hand} - {""}
    if named - known:
        raise ValueError(f"There is no area {min(named - known)}. The areas are {', '.join(sorted(known))}.")
    ratings = {one.to for one in by_hand.values()} - set(combining.labels.codes)
    if ratings:
        raise ValueError(f"{min(ratings)} is no rating of {combining.labels.name}.")
