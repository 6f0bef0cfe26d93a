"""The people and organisations that the tests are about, named by role. One learns them once.

Exampleshire has a home care contract with Alder, measured by the Milton Keynes schedule. Birch is Alder's rival in
the same council. Otherton is another council, with a contract of its own with Birch.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from plumbline.accounts.models import Membership, User
from plumbline.accounts.permissions import Role
from plumbline.contracts import actions as contracts
from plumbline.contracts.models import Calendar, CalendarPeriod, Contract
from plumbline.frameworks import library
from plumbline.frameworks.actions import adopt, take_in
from plumbline.frameworks.kinds import SCHEDULE, SCORECARD
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.periods import Interval, Period
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Location, Provider, Service, ServiceKind
from plumbline.returns import actions as returns
from plumbline.returns.models import Return
from plumbline.visits import actions as visits
from plumbline.visits.models import Visit

NOW = datetime(2026, 7, 10, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
Q1, Q4 = Period.parse("2026-27-Q1"), Period.parse("2025-26-Q4")
HOME_CARE = "milton-keynes/homecare-dps"
QUALITY_VISIT = "milton-keynes/quality-visit"


@dataclass
class Cast:
    """Everybody. Staff of a council or a provider are users; `alder` and the like are providers."""

    exampleshire: Organisation
    otherton: Organisation
    alder: Provider
    birch: Provider
    framework: FrameworkVersion
    calendar: Calendar
    contract: Contract
    rival_contract: Contract
    other_contract: Contract
    contract_officer: User
    quality_officer: User
    contracts_manager: User
    senior_manager: User
    auditor: User
    placement_staff: User
    other_council_officer: User
    provider_staff: User
    provider_manager: User
    rival_staff: User

    def issue(self, period: Period = Q1, contract: Contract | None = None) -> Return:
        """The return of a period, as asked for by the council."""
        contract = contract or self.contract
        entry = CalendarPeriod.objects.get(calendar=contract.calendar, period_code=period.code)
        issued = returns.issue(contract, entry, by=self.contract_officer, now=NOW)
        return issued or Return.objects.get(contract=contract, period=period.ordinal)

    def fill(self, kpi_return: Return, typed: dict[str, str], by: User | None = None) -> None:
        """Type answers into the draft as the provider's staff would."""
        returns.save_cells(kpi_return, typed, seen={}, by=by or self.provider_staff, now=NOW)

    def submitted(self, period: Period = Q1, **changed: str) -> Return:
        """A whole good return, submitted. `changed` replaces answers; write 1.1.numerator as f_1_1_numerator."""
        kpi_return = self.issue(period)
        self.fill(kpi_return, whole_answers(kpi_return, **changed))
        returns.submit(kpi_return, by=self.provider_staff, now=NOW)
        return kpi_return

    def planned_visit(self, kind: str = Visit.Kind.PLANNED, follows: Visit | None = None) -> Visit:
        """A visit to Alder in the plan, by the Milton Keynes scorecard."""
        return visits.plan(
            council=self.exampleshire,
            provider=self.alder,
            services=list(self.alder.services.all()),
            kind=kind,
            framework=scorecard_of(self.exampleshire, QUALITY_VISIT),
            why="Last visited more than a year ago",
            hours=Decimal(12),
            planned_on=TODAY + timedelta(days=20),
            lead=self.quality_officer,
            follows=follows,
            by=self.contracts_manager,
            now=NOW,
        )

    def visit(self, *, is_announced: bool = True, declared: bool = True) -> Visit:
        """A visit to Alder in twenty days: the quality officer leads and has declared, the contract officer not yet."""
        visit = self.planned_visit()
        visits.arrange(
            visit,
            starts_on=TODAY + timedelta(days=20),
            ends_on=TODAY + timedelta(days=21),
            is_announced=is_announced,
            officers=[self.quality_officer, self.contract_officer],
            lead=self.quality_officer,
            by=self.contracts_manager,
            now=NOW,
        )
        if declared:
            visits.declare(visit.team.get(officer=self.quality_officer), by=self.quality_officer, now=NOW)
        return visit

    def begun_visit(self, *, is_announced: bool = True) -> Visit:
        """The same visit with the officers on site; both have declared."""
        visit = self.visit(is_announced=is_announced)
        visits.declare(visit.team.get(officer=self.contract_officer), by=self.contract_officer, now=NOW)
        return visits.begin(visit, by=self.quality_officer, now=NOW)


def assemble() -> Cast:
    """Everybody in place and the contracts running."""
    exampleshire = council("exampleshire", "Exampleshire County Council (test)", cqc_name="Milton Keynes")
    otherton = council("otherton", "Otherton Council (test)")
    alder, birch = provider("alder", "Alder Homecare (test)"), provider("birch", "Birch Care (test)")
    framework = take_in(library.find(HOME_CARE), SCHEDULE, council=None, by=None, now=NOW, system="tests")
    officer = user("contract.officer", exampleshire, Role.CONTRACT_OFFICER)
    other_officer = user("other.council.officer", otherton, Role.CONTRACT_OFFICER)
    calendar, other_calendar = calendar_of(exampleshire), calendar_of(otherton)
    for one in (exampleshire, otherton):
        adopt(framework, one, effective_from=date(2024, 4, 1), by=None, now=NOW, system="tests")
    return Cast(
        exampleshire=exampleshire,
        otherton=otherton,
        alder=alder,
        birch=birch,
        framework=framework,
        calendar=calendar,
        contract=contract(exampleshire, alder, framework, calendar, officer, "EX-001"),
        rival_contract=contract(exampleshire, birch, framework, calendar, officer, "EX-002"),
        other_contract=contract(otherton, birch, framework, other_calendar, other_officer, "OT-001"),
        contract_officer=officer,
        quality_officer=user("quality.officer", exampleshire, Role.QUALITY_OFFICER),
        contracts_manager=user("contracts.manager", exampleshire, Role.CONTRACTS_MANAGER),
        senior_manager=user("senior.manager", exampleshire, Role.SENIOR_MANAGER),
        auditor=user("auditor", exampleshire, Role.AUDITOR),
        placement_staff=user("placement.staff", exampleshire, Role.PLACEMENT_STAFF),
        other_council_officer=other_officer,
        provider_staff=user("provider.staff", alder.organisation, Role.PROVIDER_STAFF),
        provider_manager=user("provider.manager", alder.organisation, Role.PROVIDER_MANAGER),
        rival_staff=user("rival.staff", birch.organisation, Role.PROVIDER_STAFF),
    )


def scorecard_of(its_council: Organisation, code: str) -> FrameworkVersion:
    """A scorecard of the library as the council works by it, and the self-assessment that it names."""
    definition = library.find_scorecard(code)
    if definition.process.self_assessment:
        scorecard_of(its_council, definition.process.self_assessment)
    taken = take_in(definition, SCORECARD, council=None, by=None, now=NOW, system="tests")
    adopt(taken, its_council, effective_from=date(2024, 4, 1), by=None, now=NOW, system="tests")
    return taken


def council(code: str, name: str, cqc_name: str = "") -> Organisation:
    return Organisation.objects.create(kind="council", code=code, name=name, cqc_name=cqc_name)


def provider(code: str, name: str) -> Provider:
    organisation = Organisation.objects.create(kind="provider", code=code, name=name)
    made = Provider.objects.create(organisation=organisation)
    branch = Location.objects.create(provider=made, name=f"{name} office")
    Service.objects.create(provider=made, kind=ServiceKind.HOME_CARE, name="Home care", location=branch)
    return made


def user(name: str, organisation: Organisation, role: Role) -> User:
    made = User.objects.create(
        email=f"{name}@{organisation.code}.example", name=name.replace(".", " ").capitalize()
    )
    Membership.objects.create(user=made, organisation=organisation, role=role, since_on=date(2024, 4, 1))
    return made


def calendar_of(its_council: Organisation) -> Calendar:
    """Quarters of three financial years, due on the 15th of the month after, all confirmed."""
    calendar = contracts.open_calendar(its_council, "Quarterly returns", by=None, now=NOW, system="tests")
    years, numbers = (2024, 2025, 2026), (1, 2, 3, 4)
    quarters = [Period.numbered(year, Interval.QUARTER, number) for year in years for number in numbers]
    contracts.propose(
        calendar,
        [(one, one.ends_on + timedelta(days=15), "") for one in quarters],
        by=None,
        now=NOW,
        system="tests",
    )
    # At once rather than one by one: every test waits for this.
    calendar.periods.update(confirmed_at=NOW)
    return calendar


def contract(
    its_council: Organisation,
    its_provider: Provider,
    framework: FrameworkVersion,
    calendar: Calendar,
    officer: User,
    reference: str,
) -> Contract:
    registered = contracts.register(
        council=its_council,
        provider=its_provider,
        reference=reference,
        title="Home care",
        service_kind=ServiceKind.HOME_CARE,
        awarded_on=date(2024, 2, 1),
        starts_on=date(2024, 4, 1),
        ends_on=date(2028, 3, 31),
        framework=framework,
        calendar=calendar,
        lead_officer=officer,
        services=its_provider.services.all(),
        by=officer,
        now=NOW,
    )
    return contracts.activate(registered, by=officer, now=NOW)


def whole_answers(kpi_return: Return, **changed: str) -> dict[str, str]:
    """Good answers to every question of the return that agree with one another."""
    definition = kpi_return.framework.definition
    answers = {
        question.key: _good(question.key, question.part, question.kind)
        for question in definition.inputs_asked_in(kpi_return.reporting_period)
    }
    answers.update(AGREEING)
    for name, text in changed.items():
        answers[name.removeprefix("f_").replace("__", "-").replace("_", ".")] = text
    known = definition.by_key
    return {key: text for key, text in answers.items() if key in known or key.startswith("explain.")}


# Figures of one provider that agree with one another, every one at or above its target.
AGREEING = {
    "1.1.numerator": "4900",
    "1.1.denominator": "5100",
    "1.1.unknown-length": "0",
    "missed-visits.numerator": "10",
    "missed-visits.denominator": "5110",
    "2.1.numerator": "40",
    "2.1.denominator": "40",
    "2.2a.numerator": "4500",
    "2.2a.denominator": "5100",
    "2.2b.numerator": "9",
    "2.2b.denominator": "45",
    "2.2c.numerator": "5",
    "2.2c.denominator": "50",
    "3.1.numerator": "60",
    "3.1.denominator": "60",
    "4.1.numerator": "36",
    "4.1.denominator": "40",
    "4.1.invited": "60",
    "4.2.numerator": "32",
    "4.2.denominator": "40",
    "4.2.invited": "60",
    "5.1.value": "60",
    "5.2.value": "6",
    "5.3.value": "3825.5",
    "5.4.value": "6",
    "6.1.value": "1",
    "6.2.value": "1",
    "6.3.value": "1",
    "6.4.value": "1",
    "6.5.value": "2",
    "7.2.value": "2",
    "7.3.value": "2",
    "8.1.value": "50",
    "8.1.fte": "38.5",
    "staff-ethnicity.white-british": "50",
    "staff-age.25-34": "50",
    "staff-gender.female": "50",
    "people-ethnicity.white-british": "60",
    "people-age.85-plus": "60",
    "people-gender.female": "60",
}


def _good(key: str, part: str, kind: str) -> str:
    if kind == "text":
        return ""
    return {"numerator": "95", "denominator": "100"}.get(part, "0")
