"""Putting the invented councils, providers, people and contracts in place."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from plumbline.accounts.models import Membership, User
from plumbline.accounts.permissions import Role
from plumbline.contracts import actions as contracts
from plumbline.contracts.models import Calendar, Contract
from plumbline.contracts.working_days import is_working_day
from plumbline.demonstration.clockwork import LONDON, days
from plumbline.demonstration.councils import COUNCILS, PARTNERS, InventedCouncil
from plumbline.demonstration.cqc_records import location_id, location_name
from plumbline.demonstration.people import PEOPLE, Person
from plumbline.demonstration.providers import PROVIDERS, InventedProvider, Story
from plumbline.demonstration.visiting.stories import CARDS
from plumbline.frameworks import library
from plumbline.frameworks.actions import adopt, take_in
from plumbline.frameworks.kinds import SCHEDULE, SCORECARD
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.periods import Interval, Period
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Location, Provider, Service, ServiceKind

SYSTEM = "demonstration"
YEARS_OF_RETURNS = 2


@dataclass
class World:
    """Everything that was put in place, by code."""

    councils: dict[str, Organisation] = field(default_factory=dict)
    providers: dict[str, Provider] = field(default_factory=dict)
    officers: dict[str, list[User]] = field(default_factory=dict)
    managers: dict[str, User] = field(default_factory=dict)
    frameworks: dict[str, FrameworkVersion] = field(default_factory=dict)
    calendars: dict[str, Calendar] = field(default_factory=dict)
    scorecards: dict[str, FrameworkVersion] = field(default_factory=dict)
    visitors: dict[str, tuple[User, User]] = field(default_factory=dict)
    seniors: dict[str, User] = field(default_factory=dict)
    agreed: list[tuple[InventedCouncil, InventedProvider, Contract]] = field(default_factory=list)


def first_period(today: date, interval: Interval) -> Period:
    """The period two years before the newest one that has ended."""
    newest = Period.containing(today, Interval.QUARTER).previous
    return Period.containing(list(newest.back(YEARS_OF_RETURNS * 4))[-1].starts_on, interval)


def build(today: date) -> World:
    """Councils, people, frameworks, calendars, providers and draft contracts. Nothing has happened yet."""
    world = World()
    for invented in COUNCILS:
        _council(world, invented, today)
    for invented_provider in PROVIDERS:
        _provider(world, invented_provider)
    for code, name in PARTNERS.items():
        Organisation.objects.create(kind=Organisation.Kind.PARTNER, code=code, name=name)
    for person in PEOPLE:
        _person(world, person, today)
    for invented_provider in PROVIDERS:
        _staff(world, invented_provider, first_period(today, Interval.QUARTER))
    return world


def _person(world: World, person: Person, today: date) -> None:
    organisation = Organisation.objects.get(code=person.organisation)
    user = _user(person.email, person.name, organisation, person.role, first_period(today, Interval.QUARTER))
    match person.role:
        case Role.CONTRACT_OFFICER:
            world.officers.setdefault(person.organisation, []).append(user)
        case Role.PROVIDER_MANAGER:
            world.managers[person.organisation] = user
        case Role.SENIOR_MANAGER:
            world.seniors[person.organisation] = user
        case Role.QUALITY_OFFICER:
            first, _ = world.visitors.get(person.organisation, (user, user))
            world.visitors[person.organisation] = (first, user)


def _council(world: World, invented: InventedCouncil, today: date) -> None:
    council = Organisation.objects.create(
        kind=Organisation.Kind.COUNCIL, code=invented.code, name=invented.name, cqc_name=invented.area
    )
    world.councils[invented.code] = council
    now = _morning(first_period(today, Interval.QUARTER).starts_on - days(60))
    framework = take_in(
        library.find(invented.framework), SCHEDULE, council=None, by=None, now=now, system=SYSTEM
    )
    world.frameworks[invented.code] = framework
    first = first_period(today, invented.interval)
    adopt(framework, council, effective_from=first.starts_on, by=None, now=now, system=SYSTEM)
    for name in CARDS[invented.code]:
        scorecard = take_in(
            library.find_scorecard(name), SCORECARD, council=None, by=None, now=now, system=SYSTEM
        )
        adopt(scorecard, council, effective_from=first.starts_on, by=None, now=now, system=SYSTEM)
        world.scorecards[name] = scorecard
    calendar = contracts.open_calendar(council, _calendar_name(invented), by=None, now=now, system=SYSTEM)
    world.calendars[invented.code] = calendar
    period, dates = first, []
    while period.financial_year <= Period.containing(today, Interval.YEAR).financial_year:
        dates.append((period, _next_working_day(period.ends_on + days(invented.days_to_return)), ""))
        period = period.following
    contracts.propose(calendar, dates, by=None, now=now, system=SYSTEM)
    for entry in calendar.periods.all():
        contracts.confirm(entry, due_on=entry.due_on, reason="", by=None, now=now, system=SYSTEM)


def _calendar_name(invented: InventedCouncil) -> str:
    return "Monthly reports" if invented.interval is Interval.MONTH else "Quarterly returns"


def _provider(world: World, invented: InventedProvider) -> None:
    organisation = Organisation.objects.create(
        kind=Organisation.Kind.PROVIDER, code=invented.code, name=invented.name
    )
    provider = Provider.objects.create(organisation=organisation)
    kind = kinds_by_code()[invented.code]
    office = Location.objects.create(
        provider=provider, name=location_name(invented), cqc_location_id=location_id(invented)
    )
    Service.objects.create(provider=provider, kind=kind, name=str(kind.label), location=office)
    world.providers[invented.code] = provider


def kinds_by_code() -> dict[str, ServiceKind]:
    """What each invented provider does: what its first council buys."""
    kinds = {one.code: one.kind for one in COUNCILS}
    return {one.code: kinds[one.councils[0]] for one in PROVIDERS}


def _staff(world: World, invented: InventedProvider, first: Period) -> None:
    """Every provider has somebody who fills in its returns, also where nobody can sign in as them with one click."""
    if invented.code not in world.managers:
        email = f"registered.manager.{invented.code}@demonstration.example"
        organisation = world.providers[invented.code].organisation
        manager = _user(email, "Registered manager", organisation, Role.PROVIDER_MANAGER, first)
        world.managers[invented.code] = manager


def _user(email: str, name: str, organisation: Organisation, role: Role, first: Period) -> User:
    is_provider = organisation.kind == Organisation.Kind.PROVIDER
    user = User(email=email, name=f"{name}, {organisation.name.split(' (')[0]}" if is_provider else name)
    user.set_unusable_password()
    user.save()
    Membership.objects.create(user=user, organisation=organisation, role=role, since_on=first.starts_on)
    return user


def award(world: World, today: date) -> None:
    """One contract for each provider and council, registered and in force from its first day."""
    numbers = dict.fromkeys(world.councils, 0)
    for invented in PROVIDERS:
        for code in invented.councils:
            numbers[code] += 1
            council = next(one for one in COUNCILS if one.code == code)
            _contract(world, council, invented, numbers[code], today)


def _contract(
    world: World, council: InventedCouncil, invented: InventedProvider, number: int, today: date
) -> None:
    first = first_period(today, council.interval)
    starts_on = first.starts_on
    if invented.story is Story.NEW:
        # Begins in the middle of the newest quarter that has ended: one partial return, nothing to compare it with.
        starts_on = Period.containing(today, Interval.QUARTER).previous.starts_on + days(40)
    provider, officers = world.providers[invented.code], world.officers[council.code]
    officer = officers[number % len(officers)] if number > 7 else officers[0]
    contract = contracts.register(
        council=world.councils[council.code],
        provider=provider,
        reference=f"{council.code[:3].upper()}-{number:03}",
        title=council.titled,
        service_kind=council.kind,
        awarded_on=starts_on - days(45),
        starts_on=starts_on,
        ends_on=date(starts_on.year + 5, 3, 31),
        framework=world.frameworks[council.code],
        calendar=world.calendars[council.code],
        services=provider.services.all(),
        lead_officer=officer,
        annual_value=Decimal(invented.size * 11_500),
        by=officer,
        now=_morning(starts_on - days(40)),
    )
    world.agreed.append((council, invented, contract))


def _morning(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 9, tzinfo=LONDON)


def _next_working_day(day: date) -> date:
    while not is_working_day(day):
        day += days(1)
    return day
