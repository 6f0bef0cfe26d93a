"""Risks as they are worked out from what is known, and kept: the worked example, ageing, and nothing twice."""

from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import DatabaseError, connection, transaction
from django.db.models import QuerySet

from plumbline.frameworks.kinds import RISK_MODEL
from plumbline.history.models import Event
from plumbline.risks.actions import keep
from plumbline.risks.inputs import Gathered
from plumbline.risks.judged import Judge
from plumbline.risks.models import RiskAssessment
from plumbline.risks.whose import Whose
from tests.cast import NOW, TODAY, Cast
from tests.risks.knowing import A_DAY, EXAMPLE, known, newest, worked_out, works_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(cast: Cast) -> Cast:
    works_by(cast.exampleshire)
    return cast


@pytest.mark.parametrize(
    ("changes", "score", "display", "rating", "completeness"),
    [
        ({}, Fraction(4500, 105), "42.86", "medium", Fraction(1)),
        ({"areas-hit": "1"}, Fraction(4800, 105), "45.71", "high", Fraction(1)),
        ({"registered-manager": ""}, Fraction(3600, 96), "37.50", "medium", Fraction(32, 35)),
    ],
)
def test_the_worked_example_holds_through_the_database(
    council: Cast, changes: dict[str, str], score: Fraction, display: str, rating: str, completeness: Fraction
) -> None:
    known(council, {name: value for name, value in {**EXAMPLE, **changes}.items() if value})

    worked_out(council)

    found = newest(council)
    assert (found.judgement.score, found.display, found.rating) == (score, display, rating)
    assert found.judgement.completeness == completeness
    assert found.completeness == int(completeness * 100)


def test_each_input_is_kept_with_its_day_source_and_row(council: Cast) -> None:
    known(council, EXAMPLE)
    worked_out(council)

    finance = next(one for one in newest(council).inputs if one["name"] == "finance")
    assert finance["value"] == "watch"
    assert (finance["as_at"], finance["source"], finance["origin"]) == (
        TODAY.isoformat(),
        "A telephone call",
        "by-hand",
    )
    assert finance["number"]


def test_nothing_known_is_said_to_be_not_enough_and_never_low(council: Cast) -> None:
    worked_out(council)

    found = newest(council, council.birch)
    assert (found.rating, found.score, found.display) == ("not-assessed", None, "Not enough is known")
    assert "CQC overall rating" in found.missing
    assert found.unknown["last-visit"] == "There is no visit with a final report."


def test_only_good_news_about_little_is_not_low(council: Cast) -> None:
    known(council, {"cqc-rating": "outstanding", "registered-manager": "in-post"})
    worked_out(council)

    assert newest(council).rating == "not-assessed"


def test_facts_that_grow_old_make_less_known_and_never_calm(council: Cast) -> None:
    known(
        council,
        dict.fromkeys(EXAMPLE, "0")
        | {
            "cqc-rating": "good",
            "cqc-action": "none",
            "last-visit": "green",
            "registered-manager": "in-post",
            "finance": "none",
        },
    )
    worked_out(council)
    assert newest(council).rating == "low"

    worked_out(council, NOW + timedelta(days=400))

    later = newest(council)
    assert (later.rating, later.number) == ("not-assessed", 2)
    assert later.completeness < 60


def test_taking_up_later_facts_never_hides_what_limits(council: Cast) -> None:
    """An old fact still limits: what was bad stays so until somebody knows better."""
    known(council, {"new-placements-suspended": "yes"}, as_at=TODAY - timedelta(days=900))
    worked_out(council)

    assert newest(council).rating == "very-high"
    assert newest(council).limits[0]["rule"] == "RL3"


def test_the_same_facts_are_not_kept_twice(council: Cast) -> None:
    known(council, EXAMPLE)

    kept = worked_out(council)
    assert worked_out(council, NOW + A_DAY) == 0
    assert RiskAssessment.objects.count() == kept


def test_a_new_fact_makes_a_new_row_that_says_where_the_score_goes(council: Cast) -> None:
    known(council, EXAMPLE)
    worked_out(council)
    known(council, {"cqc-rating": "good", "registered-manager": "in-post"})
    worked_out(council, NOW + A_DAY)

    found = newest(council)
    assert (found.number, found.course, found.compared_on) == (2, "falling", TODAY)
    assert found.judgement.score == Fraction(2800, 105)
    assert str(found.change) == "-16.1905"
    events = happened(council)
    assert [one.details["score"] for one in events.order_by("number")] == ["42.86", "26.67"]
    assert events.latest("number").details["was_risk"] == "Medium"


def happened(cast: Cast) -> QuerySet[Event]:
    """What history says of Alder's risk as a whole."""
    own = RiskAssessment.objects.of(Whose(cast.alder.pk)).values("pk")
    return Event.objects.filter(kind="risk.assessed", subject_id__in=own)


def test_two_results_of_one_day_are_compared_with_the_day_before(council: Cast) -> None:
    known(council, EXAMPLE)
    worked_out(council)
    known(council, {"cqc-rating": "good"})
    worked_out(council, NOW + A_DAY)
    known(council, {"registered-manager": "in-post"})
    worked_out(council, NOW + A_DAY + timedelta(hours=2))

    found = newest(council)
    assert (found.number, found.compared_on) == (3, TODAY)


def test_the_database_itself_keeps_results_as_they_are(council: Cast) -> None:
    worked_out(council)

    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE risks_riskassessment SET rating = 'low'")


def test_a_council_without_a_model_is_left_alone(cast: Cast) -> None:
    assert worked_out(cast) == 0
    assert not RiskAssessment.objects.exists()


def test_of_two_who_work_it_out_at_once_one_result_is_kept(council: Cast) -> None:
    known(council, EXAMPLE)
    worked_out(council)
    first = newest(council)
    version = first.framework
    found = Judge(version.read_as(RISK_MODEL), TODAY).judged(Gathered(), digest="other")
    both = [
        keep(
            found,
            council=council.exampleshire,
            whose=Whose(council.alder.pk),
            framework=version,
            before=first,
            by=None,
            now=NOW,
            system="tests",
        )
        for _ in range(2)
    ]

    assert both[0] == both[1]
    assert RiskAssessment.objects.of(Whose(council.alder.pk)).count() == 2
    assert happened(council).count() == 2
