"""Whether rules that count areas make sense together: tried on every way in which areas may be rated."""

from collections.abc import Iterator, Sequence
from itertools import combinations_with_replacement

from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.rules import CountRule

MOST_AREAS_TRIED = 15


def rating_by_counts(ratings: Sequence[str], rules: Sequence[CountRule], otherwise: str) -> str:
    """The rating of the first rule that holds, or of none."""
    rule = rule_that_holds(ratings, rules)
    return rule.rating if rule else otherwise


def rule_that_holds(ratings: Sequence[str], rules: Sequence[CountRule]) -> CountRule | None:
    """The first rule that enough of these ratings fulfil."""
    return next((one for one in rules if sum(rating in one.of for rating in ratings) >= one.at_least), None)


def silent_rules(rules: Sequence[CountRule], labels: LabelSet, areas: int) -> tuple[str, ...]:
    """The codes of rules that never speak, because one before them always does when they hold."""
    spoken = {rule_that_holds(one, rules) for one in _all_ratings(labels, areas)}
    tried = [one for one in rules if one.at_least <= MOST_AREAS_TRIED]
    return tuple(one.code for one in tried if one not in spoken)


def paradox(
    rules: Sequence[CountRule], otherwise: str, labels: LabelSet, areas: int
) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Two lists of areas' ratings of which the better makes the whole worse, or None where there are none."""
    for ratings in _all_ratings(labels, areas):
        whole = labels.place(rating_by_counts(ratings, rules, otherwise))
        for better in _one_step_better(ratings, labels):
            if labels.place(rating_by_counts(better, rules, otherwise)) > whole:
                return ratings, better
    return None


def _all_ratings(labels: LabelSet, areas: int) -> Iterator[tuple[str, ...]]:
    """Every list of ratings, whatever the order, of every number of areas that may apply."""
    for number in range(1, min(areas, MOST_AREAS_TRIED) + 1):
        yield from combinations_with_replacement(labels.codes, number)


def _one_step_better(ratings: tuple[str, ...], labels: LabelSet) -> Iterator[tuple[str, ...]]:
    for place, rating in enumerate(ratings):
        if labels.place(rating):
            yield (*ratings[:place], labels.codes[labels.place(rating) - 1], *ratings[place + 1 :])
