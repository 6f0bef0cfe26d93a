"""Building the invented world and letting it live up to a moment."""

import io
from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from plumbline.cqc.actions import import_file
from plumbline.cqc.published import RATINGS_FEBRUARY_2021
from plumbline.cqc.report import Report
from plumbline.demonstration.building import award, build, kinds_by_code
from plumbline.demonstration.clockwork import Clockwork
from plumbline.demonstration.cqc_records import records
from plumbline.demonstration.hearing import plan_intelligence
from plumbline.demonstration.living import Lifetime
from plumbline.demonstration.placing import adopt_standing_rules, plan_standings
from plumbline.demonstration.visiting.voices import plan_voices
from plumbline.demonstration.visiting.year import plan_visits
from plumbline.demonstration.watching import adopt_risk_models, catch_up, plan_risks
from plumbline.notices.models import Notice

A_DAY = timedelta(days=1)


def load(now: datetime, progress: Callable[[int, int], None]) -> int:
    """Everything, in one transaction: a load that is cut off leaves nothing. Returns how many acts were done."""
    today = timezone.localdate(now)
    with transaction.atomic():
        world = build(today)
        award(world, today)
        adopt_risk_models(world, today)
        adopt_standing_rules(world, today)
        load_invented_cqc(now)
        clock = Clockwork(until=now)
        for council, invented, contract in world.agreed:
            manager, officer = world.managers[invented.code], contract.lead_officer
            if officer is not None:
                Lifetime(council, invented, contract, manager, officer, today).plan(clock)
        plan_visits(world, clock, today)
        plan_voices(world, clock, today)
        plan_intelligence(world, clock, today)
        plan_risks(world, clock, today)
        plan_standings(world, clock, today)
        happened = clock.run(progress)
        catch_up(world, now)
        _post_what_is_old(now)
        return happened


def _post_what_is_old(now: datetime) -> None:
    """Letters of days gone by count as posted then: whoever looks for the one they caused finds it first."""
    old = Notice.objects.to_post(now=now - A_DAY)
    old.order_by().update(status=Notice.Status.POSTED, posted_at=F("post_after"))


def load_invented_cqc(now: datetime) -> None:
    """What CQC would say of the invented providers, through the real importer."""
    kinds, today = kinds_by_code(), timezone.localdate(now)
    for days, is_before in ((7, True), (0, False)):
        import_file(
            io.BytesIO(records(kinds, today, is_before=is_before)),
            "invented-for-the-demonstration.ndjson",
            by=None,
            system="demonstration",
            now=now - timedelta(days=days),
            as_at=today - timedelta(days=days + 1),
        )


def load_cqc(now: datetime) -> Report:
    """Real CQC ratings through the real importer, for the market page."""
    with RATINGS_FEBRUARY_2021.open("rb") as file:
        return import_file(
            file, RATINGS_FEBRUARY_2021.name, by=None, system="demonstration", now=now, as_at=date(2021, 2, 1)
        )
