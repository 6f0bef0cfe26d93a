"""The invented standings of Fenmarch: green, amber, red, and one person to be placed all the same."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Role
from plumbline.demonstration.building import SYSTEM, World, first_period
from plumbline.demonstration.clockwork import LONDON, Clockwork, days
from plumbline.demonstration.visiting.making import working
from plumbline.frameworks.actions import adopt, take_in
from plumbline.frameworks.periods import Interval
from plumbline.organisations.models import Organisation
from plumbline.oversight import standing_consequences as consequences
from plumbline.oversight.standing_sharing_consequences import standing_shared
from plumbline.oversight.standing_vacancy_consequences import vacancies_told
from plumbline.providers.models import Provider
from plumbline.standing import actions as standing
from plumbline.standing.actions import Terms
from plumbline.standing.library import STANDING, find
from plumbline.standing.models import Acknowledgement, StandingDecision
from plumbline.ui.wording import day
from plumbline.visits.models import Visit

COUNCIL = "fenmarch"
PARTNER = "fen-and-marsh-nhs"
RULES = "oxfordshire/traffic-light"
SLOW_TO_ANSWER = "cedar"
# On which day each of these said how many places are free; Larch’s count is too old to count on.
FREE_PLACES = {"juniper": (-3, 2), "birch": (-1, 0), "larch": (-40, 1)}
SHARED, COMMENTED, ASKED = -120, -13, -1


@dataclass(frozen=True, slots=True)
class Decided:
    """On day `on`, to be looked at again after so many days. `rests_on` is said in words, beside the last visit."""

    on: int
    colour: str
    reason: str
    again: int
    conditions: str = ""
    rests_on: str = ""


# Cedar goes from green to red. Kestrel's review was missed, and it stays as it is.
STORIES: Mapping[str, tuple[Decided, ...]] = {
    "juniper": (
        Decided(-175, "green", "A good visit, and nothing else is known that speaks against it.", 360),
    ),
    "larch": (Decided(-88, "green", "A good visit; people and families speak well of it.", 360),),
    "dogwood": (
        Decided(
            -297,
            "amber",
            "Care plans were not up to date.",
            56,
            "One new person a week.",
            "The visit’s findings",
        ),
        Decided(
            -248, "green", "All actions of the visit are verified.", 360, rests_on="The actions, all verified"
        ),
    ),
    "birch": (
        Decided(
            -140,
            "amber",
            "Calls were late, and returns came late.",
            50,
            "Morning calls only after a word with the branch.",
        ),
        Decided(
            -92, "amber", "Calls are still late.", 50, "Morning calls only after a word with the branch."
        ),
        Decided(
            -44,
            "amber",
            "Fewer calls are late, and the returns still come late.",
            56,
            "Morning calls only after a word with the branch.",
            "Meeting with the manager",
        ),
    ),
    "kestrel": (
        Decided(
            -68,
            "amber",
            "The branch had three managers within a year. The new one has begun.",
            50,
            "No person who needs two care workers.",
            "Letter about the change of manager",
        ),
    ),
    "cedar": (
        Decided(-400, "green", "The visit found what to put right, and it is under way.", 300),
        Decided(
            -105,
            "amber",
            "The manager has left, and figures fall.",
            50,
            "Tell the contract officer of every new person.",
            "Letter about the manager’s leaving",
        ),
        Decided(
            -17,
            "red",
            "Concerns that people raise are not passed on or answered, and there is no registered manager."
            " It was agreed with the provider that nobody new comes until there is one.",
            28,
            rests_on="Meeting with the provider’s director",
        ),
    ),
}


def adopt_standing_rules(world: World, today: date) -> None:
    """From the first day of the invented world."""
    since = first_period(today, Interval.QUARTER).starts_on
    now = datetime.combine(since - days(30), time(9), LONDON)
    rules = take_in(find(RULES), STANDING, council=None, by=None, now=now, system=SYSTEM)
    adopt(rules, world.councils[COUNCIL], effective_from=since, by=None, now=now, system=SYSTEM)


def plan_standings(world: World, clock: Clockwork, today: date) -> None:
    """Put the decisions, those who say that they know, a comment and a request on the clock."""
    agreed = {invented.code for council, invented, _ in world.agreed if council.code == COUNCIL}
    for code in sorted(agreed & set(STORIES)):
        provider, story = world.providers[code], STORIES[code]
        for one in story:
            on = working(today + days(one.on))
            clock.on(on, partial(_decide, world, provider, one), hour=14)
            clock.on(working(on + days(1), forwards=True), partial(_know, provider), hour=9)
    if SLOW_TO_ANSWER not in agreed:
        return
    for code in sorted(agreed & set(FREE_PLACES)):
        day_of, number = FREE_PLACES[code]
        clock.on(working(today + days(day_of)), partial(_count, world, code, number), hour=9)
    clock.on(working(today + days(SHARED)), partial(_share, world), hour=10)
    clock.on(working(today + days(COMMENTED)), partial(_comment, world), hour=11)
    clock.on(working(today + days(ASKED)), partial(_ask, world, today), hour=16)


def _count(world: World, code: str, number: int, now: datetime) -> None:
    counted = dict.fromkeys(world.providers[code].services.all(), number)
    vacancies_told(counted, counted_on=now.date(), by=world.managers[code], now=now)


def _share(world: World, now: datetime) -> None:
    partner = Organisation.objects.get(code=PARTNER)
    standing_shared(world.councils[COUNCIL], partner, by=_person(world, Role.CONTRACTS_MANAGER), now=now)


def _decide(world: World, provider: Provider, one: Decided, now: datetime) -> None:
    council, on = world.councils[COUNCIL], now.date()
    before = StandingDecision.objects.in_force().filter(council=council, provider=provider).first()
    terms = Terms(
        colour=one.colour,
        reason=one.reason,
        conditions=one.conditions,
        happened_on=on - days(1),
        review_by=on + days(one.again),
        evidence=_evidence(provider, one, now),
        proposed_by=world.visitors[COUNCIL][0] if one.colour == "red" else None,
    )
    by = _person(world, Role.CONTRACTS_MANAGER)
    read = before.pk if before else 0
    consequences.standing_decided(council=council, provider=provider, terms=terms, read=read, by=by, now=now)


def _evidence(provider: Provider, one: Decided, now: datetime) -> list[dict[str, str | int]]:
    """The visit that was final by then, where there was one, and words."""
    visit = (
        Visit.objects.finished().filter(provider=provider, final_at__lte=now).order_by("-final_at").first()
    )
    found: list[dict[str, str | int]] = []
    if visit is not None:
        says = f"{visit.get_kind_display()} of {day(visit.starts_on)}, rated {visit.rating.capitalize()}"
        found.append({"kind": "visit", "number": visit.pk, "says": says})
    if one.rests_on or not found:
        found.append({"kind": "words", "number": 0, "says": one.rests_on or "What is known of the provider"})
    return found


def _know(provider: Provider, now: datetime) -> None:
    """Everybody says that they know; of Cedar only some do."""
    for one in (
        Acknowledgement.objects.waiting()
        .filter(decision__provider=provider)
        .select_related("decision", "person")
    ):
        is_slow = provider.organisation.code == SLOW_TO_ANSWER and one.decision.colour == "red"
        if not is_slow or Role.PLACEMENT_STAFF in one.person.memberships.values_list("role", flat=True):
            standing.acknowledge(one.decision, by=one.person, now=now)


def _comment(world: World, now: datetime) -> None:
    red = _in_force(world, "cedar")
    says = "We have appointed a manager, who begins next month. We ask you to look again then."
    consequences.standing_commented(red, says, by=world.managers["cedar"], now=now)


def _ask(world: World, today: date, now: datetime) -> None:
    consequences.exception_asked(
        _in_force(world, "cedar"),
        person_ref="P-20417",
        why_here="This person’s sister lives there, and the two have always lived together.",
        risk_assessment="Concerns may not be passed on. A social worker visits twice a week and hears both sisters.",
        conditions="The social worker’s visits begin on the first day and are noted.",
        ends_on=today + days(21),
        by=_person(world, Role.PLACEMENT_STAFF),
        now=now,
    )


def _in_force(world: World, code: str) -> StandingDecision:
    found = StandingDecision.objects.in_force().select_related("rules")
    return found.get(council=world.councils[COUNCIL], provider=world.providers[code])


def _person(world: World, role: Role) -> User:
    return User.objects.get(memberships__organisation=world.councils[COUNCIL], memberships__role=role)
