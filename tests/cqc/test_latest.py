"""Which published rating speaks today."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plumbline.cqc.latest import SILENT, current, main_rating
from plumbline.cqc.reading.facts import OVERALL, Framework, RatingFact
from plumbline.cqc.reading.ratings import CqcRating

OLD, NEW = date(2019, 1, 1), date(2024, 6, 1)
days = some.none() | some.dates(min_value=date(2014, 1, 1), max_value=date(2026, 1, 1))


def fact(
    rating: CqcRating, day: date | None, group: str = OVERALL, framework: Framework = Framework.UNKNOWN
) -> RatingFact:
    return RatingFact("1-1", group, OVERALL, rating, rating.label, day, framework=framework)


def test_the_newer_of_two_ratings_stands() -> None:
    new, old = fact(CqcRating.INADEQUATE, NEW), fact(CqcRating.GOOD, OLD)

    assert current([old, new]) == current([new, old]) == {new.key: new}


@pytest.mark.parametrize("silent", sorted(SILENT))
def test_what_says_nothing_hides_nothing(silent: CqcRating) -> None:
    good, later = fact(CqcRating.GOOD, OLD), fact(silent, NEW)

    assert current([later, good])[good.key] is good
    assert current([later])[later.key] is later


def test_insufficient_evidence_is_an_outcome_and_replaces_a_rating() -> None:
    later = fact(CqcRating.INSUFFICIENT_EVIDENCE, NEW)

    assert current([fact(CqcRating.GOOD, OLD), later])[later.key] is later


@pytest.mark.parametrize(
    ("facts", "rating"),
    [
        ([], None),
        ([fact(CqcRating.GOOD, OLD)], CqcRating.GOOD),
        ([fact(CqcRating.NOT_RATED, NEW), fact(CqcRating.GOOD, NEW, "Care Homes")], CqcRating.GOOD),
        ([fact(CqcRating.GOOD, OLD), fact(CqcRating.INADEQUATE, NEW, "Care Homes")], CqcRating.INADEQUATE),
        ([fact(CqcRating.GOOD, NEW), fact(CqcRating.INADEQUATE, NEW, "Care Homes")], CqcRating.GOOD),
        # Before the single assessment framework a group was a part of the service, not the service.
        (
            [fact(CqcRating.GOOD, OLD), fact(CqcRating.INADEQUATE, date(2020, 1, 1), "Substance misuse")],
            CqcRating.GOOD,
        ),
        (
            [fact(CqcRating.GOOD, OLD), fact(CqcRating.INADEQUATE, NEW, "mothers", Framework.KEY_LINES)],
            CqcRating.GOOD,
        ),
        (
            [fact(CqcRating.GOOD, NEW, "Care Homes"), fact(CqcRating.REQUIRES_IMPROVEMENT, NEW, "Home care")],
            CqcRating.REQUIRES_IMPROVEMENT,
        ),
    ],
)
def test_the_main_rating_is_the_locations_own(facts: list[RatingFact], rating: CqcRating | None) -> None:
    found = main_rating(facts)

    assert (found.rating if found else None) is rating


@given(some.lists(some.builds(fact, some.sampled_from(CqcRating), days), min_size=1))
def test_the_standing_rating_does_not_depend_on_the_order(facts: list[RatingFact]) -> None:
    one, other = current(facts), current(reversed(facts))

    assert [(each.rating in SILENT, each.published_on or date.min) for each in one.values()] == [
        (each.rating in SILENT, each.published_on or date.min) for each in other.values()
    ]
