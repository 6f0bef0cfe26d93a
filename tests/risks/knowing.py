"""A council that works by the risk model and levels of the library, and what its officers know, for tests."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta

from plumbline.frameworks import library
from plumbline.frameworks.actions import adopt, take_in
from plumbline.frameworks.kinds import LEVELS, RISK_MODEL, Filed, Kind
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.reading import read_levels, read_risk_model
from plumbline.organisations.models import Organisation
from plumbline.oversight.risk_rounds import council_worked_out
from plumbline.providers.models import Provider
from plumbline.risks.actions import state_fact
from plumbline.risks.models import LevelDecision, RiskAssessment
from plumbline.risks.whose import Whose
from tests.cast import NOW, TODAY, Cast

A_DAY = timedelta(days=1)
# The worked example of the domain reference, §1.3: 45 of 105 weighted points.
EXAMPLE: Mapping[str, str] = {
    "cqc-rating": "requires-improvement",
    "cqc-action": "none",
    "last-visit": "amber",
    "safeguarding-to-median": "1.5",
    "complaints-to-median": "1",
    "registered-manager": "vacant",
    "staff-turnover": "35",
    "red-kpis": "1",
    "overdue-actions": "1",
    "finance": "watch",
    "people-funded": "20",
    "areas-hit": "0",
}


def works_by(
    council: Organisation, model: str = "plumbline/risk", levels: str = "plumbline/oversight-levels"
) -> None:
    """The council adopts both."""
    for code, kind, read in ((model, RISK_MODEL, read_risk_model), (levels, LEVELS, read_levels)):
        _adopted(read(library.text_of(code), name=code), kind, council)


def _adopted(found: Filed, kind: Kind[Filed], council: Organisation) -> FrameworkVersion:
    taken = take_in(found, kind, council=None, by=None, now=NOW, system="tests")
    adopt(taken, council, effective_from=date(2024, 4, 1), by=None, now=NOW, system="tests")
    return taken


def known(
    cast: Cast, facts: Mapping[str, str], *, of: Provider | Whose | None = None, as_at: date = TODAY
) -> None:
    """An officer enters these."""
    for name, value in facts.items():
        state_fact(
            cast.exampleshire,
            Whose((of or cast.alder).pk) if not isinstance(of, Whose) else of,
            name,
            value,
            as_at=as_at,
            source="A telephone call",
            by=cast.contract_officer,
            now=NOW,
        )


def worked_out(cast: Cast, now: datetime = NOW) -> int:
    return council_worked_out(cast.exampleshire, by=None, now=now, system="tests")


def newest(cast: Cast, of: Provider | None = None) -> RiskAssessment:
    return RiskAssessment.objects.of(Whose((of or cast.alder).pk)).newest().get()


def waiting(cast: Cast, of: Provider | None = None) -> LevelDecision:
    return LevelDecision.objects.waiting().get(provider=of or cast.alder)
