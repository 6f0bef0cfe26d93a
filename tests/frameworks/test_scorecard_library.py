"""The scorecards of the library: what the councils' documents state is there, and says that it is theirs."""

import pytest

from plumbline.frameworks import library
from plumbline.frameworks.bases import sources_of
from plumbline.frameworks.definition import Basis
from plumbline.frameworks.scorecard import Answerer, Purpose, ScorecardDefinition, Viewpoint
from plumbline.frameworks.scoring import problems_in_answers, score_answers
from plumbline.judgement.scorecard.rules import Effect, Family
from plumbline.judgement.scorecard.scales import NOT_APPLICABLE

SCORECARDS = library.scorecards()
MK, OX = "milton-keynes/quality-visit", "oxfordshire/quality-monitoring"


def best(definition: ScorecardDefinition) -> dict[str, str]:
    """The best answer to every question."""
    return {
        one.ref: max(one.scale.choices, key=lambda choice: choice.points).code for one in definition.questions
    }


def worst(definition: ScorecardDefinition, area: str) -> dict[str, str]:
    """The worst answer to every question of an area."""
    return {
        one.ref: min(one.scale.choices, key=lambda choice: choice.points).code
        for one in definition.questions_of(area)
    }


def codes(definition: ScorecardDefinition) -> list[str]:
    return [one.title for one in definition.areas]


@pytest.mark.parametrize("scorecard", SCORECARDS, ids=lambda one: one.id)
def test_a_file_is_named_by_its_id(scorecard: ScorecardDefinition) -> None:
    assert library.find_scorecard(scorecard.id, scorecard.version) == scorecard


@pytest.mark.parametrize("scorecard", SCORECARDS, ids=lambda one: one.id)
def test_questions_are_our_own_and_say_so(scorecard: ScorecardDefinition) -> None:
    assert {one.source.basis for one in scorecard.questions} == {Basis.LOCAL_DEFAULT}


@pytest.mark.parametrize("scorecard", SCORECARDS, ids=lambda one: one.id)
def test_what_is_published_says_where(scorecard: ScorecardDefinition) -> None:
    for source in sources_of(scorecard):
        assert source.basis is not Basis.PUBLISHED or source.document


@pytest.mark.parametrize("scorecard", SCORECARDS, ids=lambda one: one.id)
def test_every_question_helps_whoever_asks_it(scorecard: ScorecardDefinition) -> None:
    for question in scorecard.questions:
        assert question.guidance, question.ref
        assert question.viewpoint is not Viewpoint.PEOPLE or question.easy or "questionnaire" in question.asks


@pytest.mark.parametrize("scorecard", SCORECARDS, ids=lambda one: one.id)
def test_the_worst_area_is_never_hidden_by_the_best_of_the_others(scorecard: ScorecardDefinition) -> None:
    labels = scorecard.combining.labels
    for area in scorecard.areas:
        card = score_answers(scorecard, best(scorecard) | worst(scorecard, area.code))
        assert card.overall.rating != labels.codes[0], area.code
        assert card.overall.would_change, area.code


@pytest.mark.parametrize("scorecard", SCORECARDS, ids=lambda one: one.id)
def test_nothing_answered_and_nothing_applicable_are_no_ratings(scorecard: ScorecardDefinition) -> None:
    nothing = score_answers(scorecard, {})
    apart = score_answers(scorecard, {one.ref: NOT_APPLICABLE for one in scorecard.questions})

    assert (nothing.overall.rating, nothing.overall.score) == ("not-assessed", None)
    assert (apart.overall.rating, apart.overall.score) == ("not-applicable", None)


def test_each_way_of_combining_is_in_the_library() -> None:
    assert {one.combining.family for one in SCORECARDS} == set(Family)
    effects = {limit.effect for one in SCORECARDS for limit in one.combining.limiters}
    assert effects == set(Effect)


def test_milton_keynes_asks_in_three_stages_and_six_areas() -> None:
    visit = library.find_scorecard(MK)

    assert codes(visit)[:5] == codes(library.find_scorecard("milton-keynes/self-assessment"))
    assert codes(visit)[5] == "Safeguarding, complaints and incidents"
    assert visit.area_by_code["concerns"].is_critical
    assert [one.code for one in visit.asked] == ["policies", "management-systems", "financial-information"]
    assert visit.process.self_assessment == "milton-keynes/self-assessment"


def test_red_in_safeguarding_complaints_and_incidents_makes_milton_keynes_red() -> None:
    visit = library.find_scorecard(MK)
    shaken = {"C1": "not-met", "C2": "not-met", "C3": "partly"}
    card = score_answers(visit, best(visit) | shaken)

    assert {one.judgement.rating for one in card.areas if one.code != "concerns"} == {"green"}
    assert (card.base.rating, card.overall.rating) == ("green", "red")
    first = card.limits[0]
    assert (first.rule, first.basis, first.effect) == ("MK-SG-1", "published", "red")
    assert "the whole is Red, by MK-SG-1" in first.says
    assert "Safeguarding, complaints and incidents out of Red" in card.overall.would_change[0]


def test_oxfordshire_looks_at_ten_areas_from_three_sides() -> None:
    visit = library.find_scorecard(OX)

    assert len(visit.areas) == 10
    for area in visit.areas:
        views = {one.viewpoint for one in visit.questions_of(area.code)}
        assert Viewpoint.COMMISSIONER in views
        assert len(views) >= 2, area.code


def test_oxfordshires_viewpoints_are_shown_where_they_differ() -> None:
    visit = library.find_scorecard(OX)
    unhappy = {
        one.ref: "not-met" for one in visit.questions_of("staff-levels") if one.viewpoint is Viewpoint.PEOPLE
    }
    card = score_answers(visit, best(visit) | unhappy)

    assert [one.area for one in card.disagreements] == ["staff-levels"]
    assert "Red by people who use the service" in card.disagreements[0].says
    assert card.viewpoints["staff"].rating == "green"


def test_lancashire_visits_in_two_legs_and_checks_nine_things() -> None:
    visit, checks = (library.find_scorecard(f"lancashire/{name}") for name in ("site-visit", "ad-hoc-checks"))

    assert [one.code for one in visit.legs] == ["office", "care"]
    assert {one.leg for one in visit.questions} == {"office", "care"}
    assert len(checks.areas) == 9


def test_only_what_a_council_says_is_due_falls_due() -> None:
    often = {one.id: one.process.every_months for one in SCORECARDS if one.purpose is Purpose.DESKTOP}

    assert often == {"oxfordshire/out-of-county": 12, "somerset/out-of-county": None}
    assert (
        "No visit and no desktop check is due."
        in library.find_scorecard("somerset/out-of-county").source.note
    )


def test_the_self_assessment_that_a_visit_asks_for_is_there() -> None:
    for visit in SCORECARDS:
        if visit.process.self_assessment:
            asked = library.find_scorecard(visit.process.self_assessment)
            assert asked.purpose is Purpose.SELF_ASSESSMENT
            assert {one.answerer for one in asked.questions} == {Answerer.PROVIDER}


def test_an_ad_hoc_check_rates_only_what_it_looked_at() -> None:
    checks = library.find_scorecard("lancashire/ad-hoc-checks")
    apart = {one.ref: NOT_APPLICABLE for one in checks.questions}
    card = score_answers(checks, apart | {one.ref: "met" for one in checks.questions_of("money")})

    assert card.overall.rating == "green"
    assert card.overall.completeness == 1


def test_answers_that_cannot_stand_are_told() -> None:
    visit = library.find_scorecard(MK)
    problems = problems_in_answers(visit, {"I1": "maybe", "I2": "", "I3": "not-assessed", "Z1": "met"})

    assert [(one.ref, one.rule) for one in problems] == [("I1", "not-on-scale"), ("Z1", "unknown-question")]
