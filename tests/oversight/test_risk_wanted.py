"""A risk follows what happened: one job for a provider however much happens, and the hourly round as the net."""

from collections.abc import Callable
from unittest.mock import patch

import pytest
from django_tasks_db.models import DBTaskResult

from plumbline.intelligence import actions as intelligence
from plumbline.intelligence.models import Intelligence
from plumbline.jobs.models import Job
from plumbline.oversight import consequences, standing_consequences
from plumbline.oversight.intelligence_consequences import intelligence_heard, intelligence_settled
from plumbline.oversight.risk_tasks import work_out_risk
from plumbline.oversight.risk_wanted import risk_wanted
from plumbline.risks.models import RiskAssessment
from plumbline.risks.whose import Whose
from tests.cast import NOW, Cast, whole_answers
from tests.intelligence.heard import terms as heard_terms
from tests.risks.knowing import EXAMPLE, known, newest, worked_out, works_by
from tests.standing.placing import rules_of, terms

pytestmark = pytest.mark.django_db


@pytest.fixture
def council(cast: Cast) -> Cast:
    works_by(cast.exampleshire)
    return cast


def waiting(cast: Cast) -> list[Job]:
    return list(Job.objects.waiting_for(cast.exampleshire.pk, f"risk:{cast.exampleshire.pk}:{cast.alder.pk}"))


def decided_red(cast: Cast) -> None:
    rules_of(cast.exampleshire)
    standing_consequences.standing_decided(
        council=cast.exampleshire,
        provider=cast.alder,
        terms=terms("red"),
        read=0,
        by=cast.contracts_manager,
        now=NOW,
    )


def concern(cast: Cast) -> Intelligence:
    return intelligence_heard(cast.exampleshire, cast.alder, heard_terms(), by=cast.contract_officer, now=NOW)


def closed_concern(cast: Cast) -> None:
    typed = {"outcome": "upheld", "says": "Rotas changed"}
    piece = concern(cast)
    worked_out(cast)
    intelligence_settled(intelligence.close, piece, by=cast.contracts_manager, now=NOW, **typed)


def submitted(cast: Cast) -> None:
    kpi_return = cast.issue()
    cast.fill(kpi_return, whole_answers(kpi_return))
    consequences.return_submitted(kpi_return, by=cast.provider_staff, now=NOW)


def accepted(cast: Cast) -> None:
    consequences.return_accepted(cast.submitted(), note="", by=cast.contract_officer, now=NOW)


@pytest.mark.parametrize("happens", [decided_red, concern, closed_concern, submitted, accepted])
def test_what_a_risk_rests_on_asks_for_it(council: Cast, happens: Callable[[Cast], object]) -> None:
    happens(council)

    assert len(waiting(council)) == 1


def test_ten_events_make_one_job_which_works_out_that_provider_alone(council: Cast) -> None:
    known(council, EXAMPLE)
    for _ in range(10):
        concern(council)
    [job] = waiting(council)
    assert DBTaskResult.objects.count() == 1

    decided_red(council)
    for _ in range(2):
        work_out_risk.call(job.pk)

    job.refresh_from_db()
    assert (job.status, job.says) == ("done", "Results that changed: 3.")
    assert newest(council).rating == "very-high"
    assert not RiskAssessment.objects.of(Whose(council.birch.pk)).exists()
    concern(council)
    assert len(waiting(council)) == 1


def test_the_hourly_round_does_what_still_waits(council: Cast) -> None:
    concern(council)
    [job] = waiting(council)

    worked_out(council)
    assert waiting(council) == []

    work_out_risk.call(job.pk)
    job.refresh_from_db()
    assert job.says == "All risks of the council were worked out."


def test_work_that_fails_says_so_and_can_be_wanted_again(council: Cast) -> None:
    concern(council)
    [job] = waiting(council)
    with (
        patch("plumbline.oversight.risk_tasks.council_worked_out", side_effect=ZeroDivisionError),
        pytest.raises(ZeroDivisionError),
    ):
        work_out_risk.call(job.pk)

    job.refresh_from_db()
    assert job.status == "failed"
    assert risk_wanted(council.exampleshire.pk, council.alder.pk, now=NOW)


def test_a_council_without_a_model_asks_for_nothing(cast: Cast) -> None:
    concern(cast)

    assert not Job.objects.exists()


def test_nobody_watches_such_work(council: Cast) -> None:
    concern(council)

    assert not Job.objects.visible_to(council.contract_officer).exists()
