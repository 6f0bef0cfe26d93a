"""The invented risks: what officers know of providers, the rounds that work it out, and what managers decided."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from functools import partial
from random import Random

from django.utils import timezone

from plumbline.contracts.models import Contract
from plumbline.demonstration.building import SYSTEM, World, first_period
from plumbline.demonstration.clockwork import LONDON, Clockwork, days
from plumbline.demonstration.providers import InventedProvider
from plumbline.demonstration.visiting.making import working
from plumbline.frameworks import library
from plumbline.frameworks.actions import adopt, take_in
from plumbline.frameworks.kinds import LEVELS, RISK_MODEL
from plumbline.frameworks.periods import Interval
from plumbline.frameworks.reading import read_levels, read_risk_model
from plumbline.oversight.plan_following import DECIDED, TIME, levels_followed
from plumbline.oversight.risk_rounds import council_worked_out
from plumbline.risks import actions as risks
from plumbline.risks.models import LevelDecision
from plumbline.risks.whose import Of, Whose
from plumbline.workplan import actions as workplan
from plumbline.workplan.models import Obligation

# Which councils work by a risk model, and by which levels.
LEVELS_OF: Mapping[str, str] = {
    "fenmarch": "plumbline/oversight-levels",
    "thamesford": "oxfordshire/management-approaches",
}
ROUNDS = (-181, -118, -89, -33, -15, -1)
FIRST_DECIDED, NEXT_DECIDED, TOLD_FIRST, TOLD_AGAIN, LATELY = -178, -12, -185, -48, -34
MANY_PEOPLE = 100
# So little is known of these that nobody can say how high the risk is.
HARDLY_KNOWN = ("elder", "fir", "nettle", "bramble")
# When officers go through what the levels ask for, and whom they have not met when they should have.
WORKED = (-130, -85, -44, -6)
NOT_MET = ("ivy", "hazel", "larch", "clover")
BY_THEMSELVES = (Obligation.Kind.VISIT, Obligation.Kind.REPORT)
CAME_OF_IT: Mapping[str, str] = {
    "meeting": "Went through the figures and the open actions; the next steps are agreed.",
    "formal-review": "The contract is kept to; two points are followed up at the next meeting.",
    "self-certification": "Signed by the registered manager; nothing in it differs from what we know.",
    "desktop-review": "Read the returns and CQC’s page: nothing that a visit would have to look at now.",
    "multi-agency-review": "Health, safeguarding and CQC agreed who looks at what until the next one.",
}
STILL_WAITING = ("cedar", "acorn", "ivy", "larch")
SOURCES = {
    "people-funded": "Brokerage, packages in place",
    "cqc-action": "CQC’s page about the location",
    "registered-manager": "CQC’s register, and a call to the branch",
    "staff-turnover": "The provider’s workforce return",
    "finance": "Companies House and the finance partner",
    "hard-to-replace": "Commissioner’s view of the market",
}


@dataclass(frozen=True, slots=True)
class Told:
    """What is entered about a provider on one day."""

    on: int
    facts: Mapping[str, str]


# Cedar falls: a good provider until its manager leaves.
STORIES: Mapping[str, tuple[Told, ...]] = {
    "cedar": (
        Told(TOLD_FIRST, {"registered-manager": "in-post", "staff-turnover": "22", "finance": "none"}),
        Told(-91, {"registered-manager": "interim", "staff-turnover": "31"}),
        Told(
            LATELY, {"registered-manager": "vacant", "staff-turnover": "47", "cqc-action": "warning-notice"}
        ),
    ),
    "birch": (
        Told(TOLD_FIRST, {"registered-manager": "changed", "staff-turnover": "38", "finance": "watch"}),
        Told(LATELY, {"registered-manager": "in-post", "staff-turnover": "36", "finance": "one-trigger"}),
    ),
    "ivy": (Told(TOLD_FIRST, {"registered-manager": "interim", "staff-turnover": "33", "finance": "watch"}),),
    "acorn": (
        Told(TOLD_FIRST, {"registered-manager": "in-post", "staff-turnover": "24", "finance": "none"}),
        Told(LATELY, {"registered-manager": "vacant", "staff-turnover": "41", "finance": "one-trigger"}),
    ),
}


# What is known of one service alone: its branch has no manager, and the provider as a whole has.
BRANCH = "gorse"
OF_A_BRANCH = Told(-20, {"registered-manager": "vacant"})


def adopt_risk_models(world: World, today: date) -> None:
    """From the first day of the invented world."""
    for code, levels in LEVELS_OF.items():
        since = first_period(today, Interval.QUARTER).starts_on
        now = datetime.combine(since - days(30), time(9), LONDON)
        model = read_risk_model(library.text_of("plumbline/risk"), name="plumbline/risk")
        found = read_levels(library.text_of(levels), name=levels)
        for version in (
            take_in(model, RISK_MODEL, council=None, by=None, now=now, system=SYSTEM),
            take_in(found, LEVELS, council=None, by=None, now=now, system=SYSTEM),
        ):
            adopt(version, world.councils[code], effective_from=since, by=None, now=now, system=SYSTEM)


def plan_risks(world: World, clock: Clockwork, today: date) -> None:
    """Put what is entered, the rounds and the decisions on the clock."""
    for council, invented, contract in world.agreed:
        if council.code in LEVELS_OF and contract.lead_officer:
            _plan_facts(clock, invented, contract, today)
    for code in LEVELS_OF:
        acts = [
            *((on, _go_round, 18) for on in ROUNDS),
            *((on, _work, 16) for on in WORKED),
            *((on, _confirm, 11) for on in (FIRST_DECIDED, NEXT_DECIDED)),
        ]
        for on, act, hour in acts:
            clock.on(working(today + days(on)), partial(act, world, code), hour=hour)
    clock.on(working(today + days(-20)), partial(_decide_otherwise, world, today), hour=15)


def _plan_facts(clock: Clockwork, invented: InventedProvider, contract: Contract, today: date) -> None:
    for told in _told(invented):
        _enter(clock, contract, told, today)
    if invented.code == BRANCH:
        branch = Whose(contract.provider_id, Of.SERVICE, contract.services.get().pk)
        _enter(clock, contract, OF_A_BRANCH, today, branch)


def _told(invented: InventedProvider) -> list[Told]:
    """Its story; of the others, that all is in order with some, and less so with a few."""
    dice = Random(f"2026:risk:{invented.code}")  # noqa: S311 - believable, not secret
    people = {"people-funded": str(max(1, invented.size - dice.randrange(0, invented.size // 3)))}
    if invented.code in HARDLY_KNOWN:
        return [Told(TOLD_FIRST, people)]
    usual = {
        **people,
        "cqc-action": dice.choices(["none", "historic"], [9, 1])[0],
        "registered-manager": dice.choices(["in-post", "changed", "interim"], [8, 2, 1])[0],
        "staff-turnover": str(dice.randrange(12, 34)),
        "finance": dice.choices(["none", "watch"], [7, 1])[0],
        "hard-to-replace": "yes" if invented.size > MANY_PEOPLE else "no",
    }
    story = STORIES.get(invented.code, ())
    again = {name: usual[name] for name in ("registered-manager", "staff-turnover")}
    return [Told(TOLD_FIRST - 1, usual), *story, *([] if len(story) > 1 else [Told(TOLD_AGAIN, again)])]


def _enter(
    clock: Clockwork, contract: Contract, told: Told, today: date, branch: Whose | None = None
) -> None:
    on = working(today + days(told.on))
    if on >= contract.starts_on:
        clock.on(on, partial(_state, contract, told, branch), hour=10)


def _state(contract: Contract, told: Told, branch: Whose | None, now: datetime) -> None:
    for name, value in told.facts.items():
        source = SOURCES[name]
        council, whose = contract.council, branch or Whose(contract.provider_id)
        risks.state_fact(
            council,
            whose,
            name,
            value,
            as_at=now.date(),
            source=source,
            part=f"the service {contract.services.get()}" if branch else "",
            by=contract.lead_officer,
            now=now,
        )


def _go_round(world: World, code: str, now: datetime) -> None:
    council_worked_out(world.councils[code], by=None, now=now, system=SYSTEM)


def _confirm(world: World, code: str, now: datetime) -> None:
    """What waits is confirmed, but for a few that somebody still has to think about."""
    waiting = LevelDecision.objects.waiting().filter(council=world.councils[code]).select_related("levels")
    left = [world.providers[name].pk for name in STILL_WAITING]
    for proposal in waiting.exclude(provider_id__in=left, was__gt=""):
        risks.confirm(proposal, by=world.seniors[code], now=now)
    levels_followed(world.councils[code], because=DECIDED, by=world.seniors[code], now=now)


def _work(world: World, code: str, now: datetime) -> None:
    """Officers hold the meetings and reviews that are due, all but those of a few providers, and say so."""
    today = timezone.localdate(now)
    council, missed = world.councils[code], [world.providers[name].pk for name in NOT_MET]
    due = Obligation.objects.open().filter(council=council, from_on__lte=today, due_on__lte=today + days(21))
    met = (
        due.exclude(kind__in=BY_THEMSELVES)
        .exclude(provider_id__in=missed)
        .for_list()
        .select_related("council")
    )
    officers = {
        contract.provider_id: contract.lead_officer
        for known, _, contract in world.agreed
        if known.code == code
    }
    for one in met:
        officer = officers.get(one.provider_id)
        if officer:
            workplan.say_done(one, on=today, outcome=CAME_OF_IT[one.kind], by=officer, now=now)
    levels_followed(council, because=TIME, by=None, now=now, system=SYSTEM)


def _decide_otherwise(world: World, today: date, now: datetime) -> None:
    """Kestrel is on its way up, and is watched more closely than its score asks for until that is certain."""
    council, provider = world.councils["fenmarch"], world.providers["kestrel"]
    council_worked_out(council, by=None, now=now, system=SYSTEM, only=provider.pk, proposing=True)
    proposal = (
        LevelDecision.objects.waiting().select_related("levels").get(council=council, provider=provider)
    )
    level = "intensive" if proposal.proposed == "enhanced" else "enhanced"
    reason = (
        "The new branch manager has been there for three months. We keep going until the next visit has been."
    )
    until = working(today + days(70))
    senior = world.seniors["fenmarch"]
    risks.override(proposal, level, reason=reason, until=until, by=senior, now=now)
    levels_followed(council, because=DECIDED, by=senior, now=now, only=provider.pk)


def catch_up(world: World, now: datetime) -> None:
    """What the last events have changed is worked out, so that no work waits for whoever comes first."""
    for council in world.councils.values():
        council_worked_out(council, by=None, now=now, system=SYSTEM)
