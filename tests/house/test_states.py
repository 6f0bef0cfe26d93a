"""docs/states.md knows every state, by its name for people and by its code."""

import pytest
from django.db.models import TextChoices

from plumbline.improvement.models import Action, Finding
from plumbline.intelligence.models import Status as IntelligenceStatus
from plumbline.jobs.models import Job
from plumbline.jobs.schedule import REGULAR
from plumbline.notices.models import Notice
from plumbline.providers.models import Succession
from plumbline.returns.models import Return, Upload
from plumbline.risks.models import LevelDecision
from plumbline.standing.models import PlacementException
from plumbline.surveys.models import Offer, PhoneInDay, Survey
from plumbline.visits.models import Request as VisitRequest
from plumbline.visits.models import Summary, Visit
from plumbline.workplan.models import Obligation
from tests.house.source import ROOT

STATES = (ROOT / "docs" / "states.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "kind",
    [
        Return.Status,
        Upload.Outcome,
        Notice.Status,
        Job.Status,
        Action.Status,
        Finding.Status,
        LevelDecision.Status,
        Obligation.Status,
        IntelligenceStatus,
        PlacementException.Status,
        Succession.Status,
        Survey.Status,
        Offer.Status,
        PhoneInDay.Status,
        Summary.Status,
        Visit.Status,
        VisitRequest.Status,
    ],
)
def test_every_state_is_documented(kind: type[TextChoices]) -> None:
    assert [one for one in kind if f"| {one.label} (`{one.value}`) |" not in STATES] == []


def test_everything_that_happens_by_itself_is_documented_with_its_time() -> None:
    every = {1: "minute", 60: "hour"}
    rows = [f"| {one.name} | {every.get(one.minutes, f'{one.minutes} minutes')} |" for one in REGULAR]
    assert [row for row in rows if row not in STATES] == []
