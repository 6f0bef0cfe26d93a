"""A provider with no services, under contract: every page and every round knows it, and calls nothing of it good."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Role
from plumbline.frameworks.models import FrameworkVersion
from plumbline.jobs.schedule import REGULAR
from plumbline.jobs.ticking import tick
from plumbline.oversight.report_consequences import draft_shared
from plumbline.oversight.standing_consequences import standing_decided
from plumbline.providers import actions as providers
from plumbline.providers.models import Provider
from plumbline.visits import actions as visits
from plumbline.visits.models import Visit
from tests.cast import NOW, QUALITY_VISIT, TODAY, Cast, contract, user
from tests.desk.pages import address, row_of, said
from tests.risks.knowing import works_by
from tests.standing.placing import rules_of, terms
from tests.strict_client import StrictClient
from tests.visits import reports
from tests.workplan.plans import drawn_up, line_of, scorecard

Browse = Callable[[User], StrictClient]
LISTS = (
    *(
        "today",
        "portfolio",
        "portfolio_csv",
        "returns",
        "contracts",
        "actions",
        "finding_new",
        "history",
        "outbox",
    ),
    *("risks", "standing", "placement", "plan", "market", "cqc_week"),
    *("intelligence", "intelligence_new", "visits", "visit_new", "surveys", "survey_new", "phone_ins"),
)
PAGES = (
    *("provider", "provider_csv", "risk", "standing_of", "standing_decide", "placement_of", "exception_new"),
    *("visit_new_for", "vacancies"),
)
PORTAL = ("returns", "visits", "actions", "standing", "vacancies", "kpis", "letters")


@pytest.fixture(autouse=True)
def today_is_the_casts_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def cedar(cast: Cast) -> Provider:
    """On the register with a contract and nothing else; the council works by every kind of file."""
    made = providers.register("Cedar Care (test)", code="cedar", by=None, now=NOW, system="tests")
    contract(cast.exampleshire, made, cast.framework, cast.calendar, cast.contract_officer, "EX-003")
    works_by(cast.exampleshire)
    rules_of(cast.exampleshire)
    scorecard(cast)
    return made


def test_every_round_and_page_knows_a_provider_without_services(
    cast: Cast, cedar: Provider, browse: Browse
) -> None:
    assert tick(NOW) == [one.name for one in REGULAR]
    plan = drawn_up(cast)
    client = browse(cast.contracts_manager)
    for name in LISTS:
        assert client.get(address(name)).status_code == 200, name
    for name in PAGES:
        assert client.get(address(name, cedar.pk)).status_code == 200, name

    assert "is not a green" in said(client.get(address("placement_of", cedar.pk)))
    assert "no service is on the register" in said(client.get(address("placement_of", cedar.pk)))
    assert "there are no places to count" in said(client.get(address("vacancies", cedar.pk)))
    assert "is not a green" in said(client.get(address("standing_of", cedar.pk)))
    assert "not returned" in row_of(client.get(address("portfolio")), "Cedar Care (test)")
    assert "Low" not in row_of(client.get(address("risks")), "Cedar Care (test)")
    assert "No location of this provider that CQC rates is linked" in said(
        client.get(address("risk", cedar.pk))
    )
    assert "Never visited" in said(client.get(address("plan_line", line_of(plan, "Cedar").pk)))
    manager = browse(user("cedar.manager", cedar.organisation, Role.PROVIDER_MANAGER))
    for name in PORTAL:
        assert manager.get(reverse(f"portal:{name}")).status_code == 200, name


def test_a_provider_without_services_can_be_visited_and_decided_on(
    cast: Cast, cedar: Provider, browse: Browse
) -> None:
    client = browse(cast.contracts_manager)
    assert "the visit is to the provider as a whole" in said(client.get(address("visit_new_for", cedar.pk)))
    by = FrameworkVersion.objects.get(code=QUALITY_VISIT)
    typed = {"kind": "planned", "framework": str(by.pk), "why": "Never visited", "hours": "8"}
    assert client.post(address("visit_new_for", cedar.pk), typed).status_code == 302
    visit = Visit.objects.get(provider=cedar)
    visits.arrange(
        visit,
        starts_on=TODAY,
        ends_on=TODAY,
        is_announced=True,
        officers=[cast.quality_officer],
        lead=cast.quality_officer,
        by=cast.contracts_manager,
        now=NOW,
    )
    visits.declare(visit.team.get(), by=cast.quality_officer, now=NOW)
    visits.begin(visit, by=cast.quality_officer, now=NOW)
    officer = browse(cast.quality_officer)
    for name in ("visit", "visit_stage_one", "visit_stage_two", "report"):
        assert officer.get(address(name, visit.pk)).status_code == 200, name
    written = reports.left(cast, reports.answered(cast, visit))
    draft_shared(written, by=cast.quality_officer, now=NOW)
    assert officer.get(address("report", visit.pk)).status_code == 200

    standing_decided(
        council=cast.exampleshire,
        provider=cedar,
        terms=terms("red"),
        read=0,
        by=cast.contracts_manager,
        now=NOW,
    )
    assert "without an exception" in said(client.get(address("placement_of", cedar.pk)))
    assert client.get(address("exception_new", cedar.pk)).status_code == 200
