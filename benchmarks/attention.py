"""What a council would know of its providers, for the pages and rounds about who needs attention.

Every provider is rated by CQC, was heard of five times, has a standing and what officers enter of a risk.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from benchmarks.world import NOW, World
from plumbline.cqc.models import Import
from plumbline.cqc.models import Location as CqcLocation
from plumbline.frameworks import library
from plumbline.frameworks.actions import adopt, take_in
from plumbline.frameworks.kinds import LEVELS, RISK_MODEL, Filed, Kind
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.reading import read_levels, read_risk_model
from plumbline.intelligence.models import Intelligence
from plumbline.oversight.risk_rounds import council_worked_out
from plumbline.risks.models import RiskAssessment, RiskFact
from plumbline.standing.library import STANDING, find
from plumbline.standing.models import StandingDecision

TODAY = NOW.date()
HEARD = 5
# What no evidence here says, so that an officer would enter it.
ENTERED = {
    "registered-manager": ("in-post", "vacant"),
    "finance": ("sound", "watch"),
    "staff-turnover": ("12", "35"),
    "people-funded": ("8", "40"),
}
_RATINGS = ("good", "good", "good", "outstanding", "requires-improvement", "inadequate")
_AREAS = ("staffing", "leadership", "")


def attended(world: World) -> None:
    """Once a council; its risks are worked out at the end."""
    if not RiskAssessment.objects.filter(council=world.council).exists():
        known(world)
        council_worked_out(world.council, by=None, now=NOW, system="benchmark")


def known(world: World) -> None:
    """Everything that a risk is worked out of."""
    rules = adopted(world, find("oxfordshire/traffic-light"), STANDING)
    adopted(world, read_risk_model(library.text_of("plumbline/risk"), name="risk"), RISK_MODEL)
    adopted(world, read_levels(library.text_of("plumbline/oversight-levels"), name="levels"), LEVELS)
    dice = Random(world.council.code)  # noqa: S311 - any believable facts will do
    CqcLocation.objects.bulk_create(_rated(world, dice))
    Intelligence.objects.bulk_create(_heard(world, dice))
    RiskFact.objects.bulk_create(_entered(world, dice))
    StandingDecision.objects.bulk_create(_decided(world, rules, dice))


def adopted(world: World, found: Filed, kind: Kind[Filed]) -> FrameworkVersion:
    taken = take_in(found, kind, council=None, by=None, now=NOW, system="benchmark")
    adopt(taken, world.council, effective_from=date(2024, 4, 1), by=None, now=NOW, system="benchmark")
    return taken


def _rated(world: World, dice: Random) -> Iterator[CqcLocation]:
    file, _ = Import.objects.get_or_create(
        kind="ratings",
        sha256="benchmark",
        defaults={"as_at": TODAY, "file_name": "benchmark", "rows": 0, "size": 0, "imported_at": NOW},
    )
    for one in world.contracts:
        yield CqcLocation(
            cqc_id=f"BENCH-{one.provider_id}",
            name=one.title,
            status="registered",
            rating=dice.choice(_RATINGS),
            rated_on=TODAY - timedelta(days=200),
            found_in=file,
        )


def _heard(world: World, dice: Random) -> Iterator[Intelligence]:
    for one in world.contracts:
        for _ in range(HEARD):
            day = TODAY - timedelta(days=dice.randrange(400))
            yield Intelligence(
                council=world.council,
                provider_id=one.provider_id,
                kind=dice.choice(("concern", "complaint", "safeguarding")),
                says="A family said that calls came late on three evenings of the week.",
                happened_on=day,
                heard_on=day,
                seriousness=dice.choice(("low", "medium", "high")),
                area=dice.choice(_AREAS),
                recorded_at=NOW,
                recorded_by=world.officer,
            )


def _entered(world: World, dice: Random) -> Iterator[RiskFact]:
    for one in world.contracts:
        for name, values in ENTERED.items():
            yield RiskFact(
                council=world.council,
                provider_id=one.provider_id,
                name=name,
                value=dice.choice(values),
                as_at=TODAY - timedelta(days=30),
                source="Officer",
                said_at=NOW,
                said_by=world.officer,
            )


def _decided(world: World, rules: FrameworkVersion, dice: Random) -> Iterator[StandingDecision]:
    for one in world.contracts:
        yield StandingDecision(
            council=world.council,
            provider_id=one.provider_id,
            rules=rules,
            colour=dice.choice(("green", "green", "amber", "red")),
            reason="As seen at the last visit.",
            happened_on=TODAY - timedelta(days=60),
            review_by=TODAY + timedelta(days=dice.randrange(-20, 300)),
            comment_until=TODAY,
            acknowledge_by=TODAY,
            decided_by=world.officer,
            decided_at=NOW,
        )
