"""Which of a location's published ratings speaks today. Pure.

CQC publishes a line for every visit. A visit after which nothing was rated ("Inspected but not rated") is newer than
the rating and does not replace it: the rating stands until the next one.
"""

from collections.abc import Iterable
from datetime import date

from plumbline.cqc.reading.facts import OVERALL, SINGLE_ASSESSMENT_BEGAN, Framework, RatingFact
from plumbline.cqc.reading.ratings import RATED, CqcRating

SILENT = frozenset({CqcRating.INSPECTED_NOT_RATED, CqcRating.NO_PUBLISHED_RATING, CqcRating.NOT_RATED})
_BEST_LAST = {rating: -place for place, rating in enumerate(RATED)}

Key = tuple[str, str, str]


def weight(rating: CqcRating, published_on: date | None) -> tuple[bool, date]:
    """What speaks outweighs what is silent; then the newer outweighs the older."""
    return rating not in SILENT, published_on or date.min


def current(ratings: Iterable[RatingFact]) -> dict[Key, RatingFact]:
    """The rating that stands for each location, service group and domain; of two of one day, the first given."""
    standing: dict[Key, RatingFact] = {}
    for fact in ratings:
        known = standing.get(fact.key)
        if known is None or weight(fact.rating, fact.published_on) > weight(known.rating, known.published_on):
            standing[fact.key] = fact
    return standing


def main_rating(standing: Iterable[RatingFact]) -> RatingFact | None:
    """A location's own rating among those that stand: Overall of Overall.

    Under the single assessment framework CQC may leave that unrated and rate the service group alone; then the
    group's newer overall rating is the location's. Of several groups of one day the least good one counts.
    """
    own = [
        fact for fact in standing if fact.domain == OVERALL and (fact.group == OVERALL or _stands_alone(fact))
    ]
    return max(own, key=_speaks, default=None)


def _stands_alone(fact: RatingFact) -> bool:
    if fact.framework is Framework.SINGLE_ASSESSMENT:
        return fact.rating.is_rated
    after = fact.published_on is not None and fact.published_on >= SINGLE_ASSESSMENT_BEGAN
    return after and fact.framework is Framework.UNKNOWN and fact.rating.is_rated


def _speaks(fact: RatingFact) -> tuple[bool, date, bool, int]:
    return *weight(fact.rating, fact.published_on), fact.group == OVERALL, -_BEST_LAST.get(fact.rating, 0)
