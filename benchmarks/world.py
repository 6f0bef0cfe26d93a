"""Synthetic councils: providers by quarters, written in bulk as the product's own acts would have left them.

Every return is accepted and carries its ratings; every figure is a row of the narrow table. The newest quarters also
carry their submission with judgements and reasons, because pages open those.
"""

import gc
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from itertools import islice
from random import Random
from typing import Any

from django.db import connection

from plumbline.accounts.models import Membership, User
from plumbline.accounts.permissions import Role
from plumbline.contracts.models import Calendar, CalendarPeriod, Contract, FrameworkTerm
from plumbline.frameworks import library
from plumbline.frameworks.actions import adopt, take_in
from plumbline.frameworks.kinds import SCHEDULE
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.periods import Period
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Location, Provider
from plumbline.returns.facts import refresh_rollups
from plumbline.returns.models import Figure, RatingCode, Return, Submission
from plumbline.returns.rows import add

NOW = datetime(2026, 7, 10, 9, 30, tzinfo=UTC)
NEWEST = Period.parse("2026-27-Q1")
HOME_CARE = "milton-keynes/homecare-dps"
WITH_REASONS = 2
_FIGURE = (
    "indicator", "period", "contract", "provider", "council", "kpi_return", "value", "numerator", "denominator",
    "rating", "is_partial", "is_accepted", "is_restated",
)  # fmt: skip


@dataclass(frozen=True)
class World:
    """One council of the benchmark, and the person who looks at it."""

    council: Organisation
    framework: FrameworkVersion
    officer: User
    contracts: Sequence[Contract]
    periods: Sequence[Period]

    @property
    def newest(self) -> Return:
        return Return.objects.for_list().get(contract=self.contracts[0], period=NEWEST.ordinal)


def build(
    code: str, *, providers: int, quarters: int, refs: Sequence[str] = (), judged: Submission | None = None
) -> World:
    """A council with so many providers, one contract each, and so many quarters up to the newest.

    `refs` limits the figures; `judged` gives the judgements that the newest submissions repeat.
    """
    framework = take_in(library.find(HOME_CARE), SCHEDULE, council=None, by=None, now=NOW, system="benchmark")
    council = Organisation.objects.create(kind="council", code=code, name=f"{code} (benchmark)")
    adopt(framework, council, effective_from=date(2010, 4, 1), by=None, now=NOW, system="benchmark")
    officer = User.objects.create(email=f"officer@{code}.example", name="Officer")
    Membership.objects.create(
        user=officer, organisation=council, role=Role.CONTRACTS_MANAGER, since_on=date(2010, 4, 1)
    )
    periods = list(NEWEST.back(quarters))[::-1]
    contracts = _contracts(council, framework, officer, _calendar(council, periods), providers)
    world = World(council, framework, officer, contracts, periods)
    returns = _returns(world)
    if judged is not None:
        _submissions(world, returns, judged)
    figures = _figures(world, returns, refs)
    while batch := list(islice(figures, 10_000)):
        add(Figure, _FIGURE, batch, unique=("indicator", "period", "contract"))
    numbers = framework.indicators.values_list("pk", flat=True)
    for period in periods:
        refresh_rollups(council.pk, [(number, period.ordinal) for number in numbers], now=NOW)
    return world


def _calendar(council: Organisation, periods: Sequence[Period]) -> Calendar:
    calendar = Calendar.objects.create(council=council, name="Quarterly")
    CalendarPeriod.objects.bulk_create(
        CalendarPeriod(
            calendar=calendar,
            period_code=one.code,
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            due_on=one.ends_on + timedelta(days=15),
            confirmed_at=NOW,
        )
        for one in [*periods, NEWEST.following]
    )
    return calendar


def _contracts(
    council: Organisation, framework: FrameworkVersion, officer: User, calendar: Calendar, count: int
) -> list[Contract]:
    names = [f"{council.code}-{number:03}" for number in range(count)]
    organisations = Organisation.objects.bulk_create(
        Organisation(kind="provider", code=name, name=f"Provider {name} (benchmark)") for name in names
    )
    Provider.objects.bulk_create(Provider(organisation=one) for one in organisations)
    Location.objects.bulk_create(
        Location(provider_id=one.pk, name=f"{one.name}, office", cqc_location_id=f"BENCH-{one.pk}")
        for one in organisations
    )
    contracts = Contract.objects.bulk_create(
        Contract(
            council=council,
            provider_id=one.pk,
            reference=one.code.upper(),
            title="Home care",
            service_kind="home-care",
            lead_officer=officer,
            calendar=calendar,
            awarded_on=date(2010, 4, 1),
            starts_on=date(2010, 4, 1),
            ends_on=date(2030, 3, 31),
            status=Contract.Status.ACTIVE,
        )
        for one in organisations
    )
    FrameworkTerm.objects.bulk_create(
        FrameworkTerm(contract=one, framework=framework, effective_from=one.starts_on) for one in contracts
    )
    return contracts


def _returns(world: World) -> list[Return]:
    refs = [one.ref for one in world.framework.definition.indicators]
    ratings = {ref: ["green" if place % 3 else "amber", "90%"] for place, ref in enumerate(refs)}
    return Return.objects.bulk_create(
        (
            Return(
                council=world.council,
                provider_id=contract.provider_id,
                contract=contract,
                framework=world.framework,
                period=period.ordinal,
                starts_on=period.starts_on,
                ends_on=period.ends_on,
                due_on=period.ends_on + timedelta(days=15),
                issued_at=NOW,
                status=Return.Status.ACCEPTED,
                submitted_at=NOW,
                decided_at=NOW,
                days_late=0,
                below_target=14,
                ratings=ratings,
            )
            for contract in world.contracts
            for period in world.periods
        ),
        batch_size=1000,
    )


def _submissions(world: World, returns: Sequence[Return], judged: Submission) -> None:
    newest = {one.ordinal for one in world.periods[-WITH_REASONS:]}
    made = Submission.objects.bulk_create(
        (
            Submission(
                council_id=one.council_id,
                provider_id=one.provider_id,
                kpi_return=one,
                number=1,
                values=judged.values,
                judgements=judged.judgements,
                agreements=judged.agreements,
                submitted_at=NOW,
                days_late=0,
            )
            for one in returns
            if one.period in newest
        ),
        batch_size=100,
    )
    by_pk = {one.pk: one for one in returns}
    for submission in made:
        by_pk[submission.kpi_return_id].current = submission
    Return.objects.bulk_update([by_pk[one.kpi_return_id] for one in made], ["current"], batch_size=200)


def _figures(world: World, returns: Sequence[Return], refs: Sequence[str]) -> Iterator[tuple[Any, ...]]:
    dice = Random(world.council.code)  # noqa: S311 - any believable numbers will do
    indicators = world.framework.indicators.order_by("pk")
    wanted = [one.pk for one in indicators if not refs or one.ref in refs]
    for one in returns:
        for indicator in wanted:
            numerator = dice.randrange(60, 101)
            yield (
                indicator, one.period, one.contract_id, one.provider_id, one.council_id, one.pk, float(numerator),
                Decimal(numerator), Decimal(100), RatingCode.GREEN if numerator > 80 else RatingCode.AMBER,
                False, True, False,
            )  # fmt: skip


def tidy() -> None:
    """What a served database does by itself at night; not inside a transaction.

    What building left in memory is put aside, for a web server does not carry it from collection to collection.
    """
    gc.collect()
    gc.freeze()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE" if connection.vendor == "sqlite" else "VACUUM (ANALYZE)")
