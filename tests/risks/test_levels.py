"""Levels of oversight through the rounds: proposed with reasons, decided by a person, and ending by themselves."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import risk_consequences as consequences
from plumbline.oversight.queries.risk_standing import provider_standings
from plumbline.risks import actions as risks
from plumbline.risks.models import LevelDecision
from plumbline.risks.whose import Whose
from tests.cast import NOW, TODAY, Cast
from tests.risks.knowing import A_DAY, EXAMPLE, known, newest, waiting, worked_out, works_by

pytestmark = pytest.mark.django_db
WEEK = TODAY + timedelta(days=7)


@pytest.fixture
def example(cast: Cast) -> Cast:
    works_by(cast.exampleshire)
    known(cast, EXAMPLE)
    worked_out(cast)
    return cast


def in_force(cast: Cast, on: date = TODAY) -> str:
    return provider_standings(cast.exampleshire)[Whose(cast.alder.pk)].level_code(on)


def test_a_level_is_proposed_with_its_reasons_and_is_not_in_force_by_itself(example: Cast) -> None:
    proposal = waiting(example)

    assert (proposal.proposed, proposal.was, in_force(example)) == ("standard", "", "")
    assert (
        proposal.judgement.reasons[0].says == "The risk is Medium, which leads to Standard (local default)."
    )


def test_too_little_known_leads_to_a_level_too(example: Cast) -> None:
    assert waiting(example, example.birch).proposed == "standard"
    assert "Not enough is known" in waiting(example, example.birch).judgement.reasons[0].says


def test_confirmed_it_is_in_force_and_proposed_no_more(example: Cast) -> None:
    risks.confirm(waiting(example), by=example.contracts_manager, now=NOW)
    worked_out(example, NOW + A_DAY)

    assert in_force(example) == "standard"
    assert not LevelDecision.objects.waiting().filter(provider=example.alder).exists()


def test_a_change_of_the_risk_proposes_another_level_once(example: Cast) -> None:
    risks.confirm(waiting(example), by=example.contracts_manager, now=NOW)
    known(example, {"areas-hit": "1"})
    worked_out(example, NOW + A_DAY)
    worked_out(example, NOW + A_DAY * 2)

    proposal = waiting(example)
    assert (proposal.proposed, proposal.was) == ("enhanced", "standard")
    assert Event.objects.filter(kind="level.proposed", provider=example.alder.pk).count() == 2


def test_a_proposal_that_nobody_decided_is_overtaken(example: Cast) -> None:
    first = waiting(example)
    known(example, {"areas-hit": "1"})
    worked_out(example, NOW + A_DAY)

    first.refresh_from_db()
    assert first.status == "overtaken"
    assert waiting(example).proposed == "enhanced"


def test_what_a_person_decides_otherwise_never_hides_the_risk_and_ends_by_itself(example: Cast) -> None:
    decided = risks.override(
        waiting(example), "intensive", reason="Sold last week", until=WEEK, by=example.senior_manager, now=NOW
    )
    worked_out(example, NOW + A_DAY)

    assert (in_force(example), decided.proposed) == ("intensive", "standard")
    assert newest(example).rating == "medium"
    assert in_force(example, WEEK) == "intensive"
    assert in_force(example, WEEK + A_DAY) == "standard"
    assert not LevelDecision.objects.waiting().filter(provider=example.alder).exists()


def test_a_worse_risk_is_proposed_while_a_person_s_decision_counts(example: Cast) -> None:
    risks.override(
        waiting(example),
        "self-certification",
        reason="Known well",
        until=WEEK,
        by=example.senior_manager,
        now=NOW,
    )
    known(example, {"areas-hit": "1"})
    worked_out(example, NOW + A_DAY)

    assert waiting(example).proposed == "enhanced"


def test_declined_it_comes_back_after_the_day(example: Cast) -> None:
    risks.confirm(waiting(example), by=example.contracts_manager, now=NOW)
    known(example, {"areas-hit": "1"})
    worked_out(example, NOW + A_DAY)
    risks.decline(
        waiting(example), reason="The visit is on Monday", until=WEEK, by=example.senior_manager, now=NOW
    )

    worked_out(example, NOW + A_DAY * 2)
    assert in_force(example) == "standard"
    assert not LevelDecision.objects.waiting().filter(provider=example.alder).exists()

    worked_out(example, NOW + A_DAY * 9)
    assert waiting(example).proposed == "enhanced"


def test_of_two_who_decide_at_once_one_is_told(example: Cast) -> None:
    first, second = waiting(example), waiting(example)
    risks.confirm(first, by=example.contracts_manager, now=NOW)

    with pytest.raises(NotAllowed, match="Someone has just changed this"):
        risks.override(second, "intensive", reason="Other", until=WEEK, by=example.senior_manager, now=NOW)

    assert in_force(example) == "standard"


def test_a_person_decides_without_a_proposal_and_what_the_risk_leads_to_is_kept(example: Cast) -> None:
    risks.confirm(waiting(example), by=example.contracts_manager, now=NOW)
    decided = consequences.level_decided(
        example.exampleshire,
        example.alder,
        "enhanced",
        seen=0,
        reason="A new manager",
        until=WEEK,
        by=example.senior_manager,
        now=NOW,
    )

    assert (decided.proposed, decided.level, in_force(example)) == ("standard", "enhanced", "enhanced")


@pytest.mark.parametrize(
    ("level", "reason", "until", "says"),
    [
        ("standard", "Other", WEEK, "Confirm it instead"),
        ("lightest", "Other", WEEK, "none of the levels"),
        ("enhanced", "  ", WEEK, "Say why"),
        ("enhanced", "Other", TODAY, "after today"),
    ],
)
def test_what_is_no_decision_is_refused_with_its_cause(
    example: Cast, level: str, reason: str, until: date, says: str
) -> None:
    with pytest.raises(NotAllowed, match=says):
        risks.override(
            waiting(example), level, reason=reason, until=until, by=example.senior_manager, now=NOW
        )
    assert waiting(example).status == "proposed"


def test_without_a_level_in_force_there_is_none_to_stay_with(example: Cast) -> None:
    with pytest.raises(NotAllowed, match="No level is in force yet"):
        risks.decline(waiting(example), reason="Later", until=WEEK, by=example.senior_manager, now=NOW)


def test_the_database_keeps_to_one_proposal_and_to_reasons(example: Cast) -> None:
    proposal = waiting(example)
    with pytest.raises(IntegrityError), transaction.atomic():
        LevelDecision.objects.filter(pk=proposal.pk).update(
            status="overridden", level="enhanced", decided_at=NOW, decided_by=example.senior_manager
        )
    proposal.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        proposal.save(force_insert=True)


def test_levels_that_limit_by_a_fact_of_their_own(cast: Cast) -> None:
    works_by(cast.exampleshire, levels="oxfordshire/management-approaches")
    known(cast, {**EXAMPLE, "key-supplier": "yes"})
    worked_out(cast)

    assert (newest(cast).rating, waiting(cast).proposed) == ("medium", "proactive")


def test_another_council_s_model_serves_as_well(cast: Cast) -> None:
    works_by(cast.exampleshire, model="milton-keynes/risk-register")
    known(cast, {"feedback": "poor", "staffing": "short", "early-concerns": "3", "safeguarding-alerts": "6"})
    worked_out(cast)

    assert newest(cast).rating == "very-high"
    assert waiting(cast).proposed == "intensive"
