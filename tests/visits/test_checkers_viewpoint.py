"""What Quality Checkers answered by their links, as a viewpoint on the visit's scorecard."""

from plumbline.frameworks.models import FrameworkVersion
from plumbline.judgement.scorecard.viewing import answered_by
from plumbline.visits.models import Visit
from plumbline.visits.scored import as_kept, from_kept, score_visit
from tests.cast import NOW, Cast
from tests.visits.checked import came
from tests.visits.reports import answered


def _views(visit: Visit, area: str) -> dict[str, str]:
    card = score_visit(visit)
    return {
        name: one.rating
        for line in card.areas
        if line.code == area
        for name, one in line.by_viewpoint.items()
    }


def test_their_answers_stand_beside_the_officers_and_change_nothing_else(cast: Cast) -> None:
    visit = answered(cast, cast.begun_visit())
    before = score_visit(visit)

    came(cast, visit, answers={"I1": "not-met", "I2": "not-assessed"})

    card = score_visit(visit)
    assert _views(visit, "information") == {"commissioner": "green", "people": "green", "checkers": "red"}
    assert _views(visit, "staffing")["checkers"] == "not-assessed"
    assert (card.overall, card.not_assessed) == (before.overall, before.not_assessed)
    assert [one.judgement for one in card.areas] == [one.judgement for one in before.areas]
    assert [one.area for one in card.disagreements] == ["information"]
    assert answered_by(card) == ("Quality Checkers: 1 of 23 questions answered, by 1 person.",)


def test_of_several_the_least_favourable_answer_speaks_and_all_who_answered_are_counted(cast: Cast) -> None:
    visit = answered(cast, cast.begun_visit())
    for choice in ("met", "not-met", "not-assessed"):
        came(cast, visit, "Sam", answers={"I1": choice})

    assert _views(visit, "information")["checkers"] == "red"
    assert "1 of 23 questions answered, by 2 people." in answered_by(score_visit(visit))[0]


def test_a_version_keeps_it_exactly(cast: Cast) -> None:
    visit = answered(cast, cast.begun_visit())
    came(cast, visit, answers={"I1": "not-met", "I3": "met"})
    card = score_visit(visit)

    assert from_kept(as_kept(card)) == card


def test_where_nobody_came_the_card_says_nothing_of_them(cast: Cast) -> None:
    visit = answered(cast, cast.begun_visit())
    came(cast, visit, words="I liked the garden.")

    assert "checkers" not in score_visit(visit).viewpoints


def test_questions_of_their_own_still_count_in_their_area(cast: Cast) -> None:
    visit = cast.begun_visit()
    _first_question_is_theirs(visit)
    answered(cast, visit, I1="")

    came(cast, visit, answers={"I1": "not-met"})

    information = score_visit(visit).areas[0]
    assert information.judgement.reasons[0].saw["I1"].startswith("Not met")
    assert information.by_viewpoint["checkers"].rating == "red"
    assert answered_by(score_visit(visit))[0].startswith("Quality Checkers: 1 of 1 question answered")


def _first_question_is_theirs(visit: Visit) -> None:
    text = visit.framework.text.replace('ref = "I1"', 'ref = "I1"\nwho = "quality-checker"', 1)
    visit.framework = FrameworkVersion.objects.create(
        code=visit.framework.code,
        version="own",
        kind=visit.framework.kind,
        title=visit.framework.title,
        digest="e" * 64,
        text=text.replace('version = "1"', 'version = "own"', 1),
        read_at=NOW,
    )
    visit.save(update_fields=["framework"])
