"""What holds for every scorecard: better answers never harm, holes are never green, and what would lift it does."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from plumbline.judgement.scorecard.adding_up import points_of
from plumbline.judgement.scorecard.marks import Mark
from plumbline.judgement.scorecard.outcome import Scorecard, Way
from plumbline.judgement.scorecard.scales import NOT_APPLICABLE, NOT_ASSESSED
from plumbline.judgement.scorecard.scoring import score
from tests.judgement.scorecards import Case, area_of, cases, is_state, ratings


def scored(case: Case) -> Scorecard:
    return score(case.areas, case.marks, case.combining)


def is_as_good(rating: str, other: str, case: Case) -> bool:
    return case.combining.labels.place(rating) <= case.combining.labels.place(other)


def better(mark: Mark) -> str:
    """The next better choice of a mark's scale, or the same where it is the best."""
    choice = mark.scale.choice(mark.answer)
    above = [one for one in mark.scale.choices if choice and one.points > choice.points]
    return min(above, key=lambda one: one.points).code if above else mark.answer


@given(cases(states=[NOT_APPLICABLE]), st.data())
def test_a_better_answer_never_makes_a_rating_worse(case: Case, data: st.DataObject) -> None:
    mark = data.draw(st.sampled_from(case.marks))
    before, after = scored(case), scored(case.answered({mark.ref: better(mark)}))

    if not is_state(before.overall.rating):
        assert is_as_good(after.overall.rating, before.overall.rating, case)
    if not is_state(area_of(before, mark.area).judgement.rating):
        assert is_as_good(ratings(after)[mark.area], ratings(before)[mark.area], case)


@given(cases(), st.data())
def test_what_does_not_apply_counts_for_nothing(case: Case, data: st.DataObject) -> None:
    mark = data.draw(st.sampled_from(case.marks))
    apart = replace(mark, answer=NOT_APPLICABLE)
    heavy = replace(apart, weight=Decimal(50), scale=case.marks[0].scale)
    others = tuple(one for one in case.marks if one.ref != mark.ref)

    lighter = score(case.areas, (*others, apart), case.combining)
    assert ratings(score(case.areas, (*others, heavy), case.combining)) == ratings(lighter)
    if any(one.area == mark.area for one in others):
        without = score(case.areas, others, case.combining)
        assert (without.overall.rating, without.overall.score) == (
            lighter.overall.rating,
            lighter.overall.score,
        )


@given(cases())
def test_a_hole_is_never_covered_by_a_rating_better_than_the_worst(case: Case) -> None:
    card = scored(case)

    for area in card.areas:
        holes = [one for one in case.marks if one.area == area.code and one.is_missing]
        assert not holes or area.judgement.rating == NOT_ASSESSED
    if card.not_assessed:
        assert card.overall.rating in {NOT_ASSESSED, case.combining.labels.codes[-1]}
        assert is_state(card.overall.rating) or card.limits


@given(cases(states=[]), st.data())
def test_leaving_a_question_out_never_makes_the_whole_better(case: Case, data: st.DataObject) -> None:
    mark = data.draw(st.sampled_from(case.marks))
    whole, holed = scored(case), scored(case.answered({mark.ref: ""}))

    assert is_state(holed.overall.rating) or is_as_good(whole.overall.rating, holed.overall.rating, case)


@given(cases(), st.randoms())
def test_the_order_of_questions_does_not_matter(case: Case, random: object) -> None:
    mixed = list(case.marks)
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = scored(case), score(case.areas, mixed, case.combining)

    assert (one.overall.rating, one.overall.score) == (other.overall.rating, other.overall.score)
    assert ratings(one) == ratings(other)
    assert one.ways == () or {way.to for way in one.ways} == {way.to for way in other.ways}


@given(cases(), st.data())
def test_doing_what_would_change_the_rating_changes_it(case: Case, data: st.DataObject) -> None:
    card = scored(case)

    for way in card.ways:
        after = scored(done(case, way, data))
        if way.to:
            assert is_as_good(after.overall.rating, way.to, case), (way, after.overall)
        elif way.assess:
            assert after.overall.rating not in {NOT_ASSESSED, NOT_APPLICABLE}, (way, after.overall)


@given(cases(), st.data())
def test_doing_what_would_change_an_area_changes_it(case: Case, data: st.DataObject) -> None:
    for area in scored(case).areas:
        if area.judgement.would_change and area.judgement.rating != NOT_ASSESSED:
            to = case.combining.labels.codes[case.combining.labels.place(area.judgement.rating) - 1]
            number = Fraction(
                area.judgement.would_change[0].partition(", ")[2].partition(" more")[0].replace(",", "")
            )
            after = scored(done(case, Way("", to, {area.code: number}), data))
            assert is_as_good(ratings(after)[area.code], to, case)


@given(cases())
def test_a_whole_below_the_best_always_says_what_would_lift_it(case: Case) -> None:
    card = scored(case)

    best = card.overall.rating in {case.combining.labels.codes[0], NOT_APPLICABLE}
    assert bool(card.overall.would_change) is not best


def done(case: Case, way: Way, data: st.DataObject) -> Case:
    """The case after doing exactly what a way says, and no more, in whichever order the answers are mended."""
    for ref in way.assess:
        mark = next(one for one in case.marks if one.ref == ref)
        case = case.answered({ref: data.draw(st.sampled_from(mark.scale.choices)).code})
    gained = Fraction(0)
    for area, points in way.gains.items():
        case, won = gain(case, points, data, area)
        gained += won
    return gain(case, way.points - gained, data)[0]


def gain(case: Case, points: Fraction, data: st.DataObject, area: str = "") -> tuple[Case, Fraction]:
    """Better answers, one after the other, until so many points are won; in one area where it is named."""
    won = Fraction(0)
    while won < points:
        mendable = [one for one in case.marks if area in {"", one.area} and better(one) != one.answer]
        assert mendable, "It asks for more points than there are."
        mark = data.draw(st.sampled_from(mendable))
        case = case.answered({mark.ref: better(mark)})
        won += points_of(replace(mark, answer=better(mark))) - points_of(mark)
    return case, won
