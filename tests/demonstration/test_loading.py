"""The invented world: the same every time, says that it is invented, and tells each of its stories."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from statistics import mean

import pytest
from django.db.models import F
from django.utils import timezone

from launch.places import ROOT
from plumbline.accounts.models import User
from plumbline.contracts.models import Contract, KpiAgreement
from plumbline.cqc.models import Location
from plumbline.demonstration.councils import COUNCILS
from plumbline.demonstration.people import PEOPLE
from plumbline.demonstration.providers import PROVIDERS, Story
from plumbline.frameworks.definition import Direction
from plumbline.history.verification import verify
from plumbline.notices.models import Notice
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.returns.models import Assessment, Figure, MarketRollup, Return, Submission
from tests.demonstration.conftest import DAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
TODAY = timezone.localdate(DAY)
RATED = {"green", "amber", "red"}

# Loads one council in a process of its own, where sets and dictionaries have another order, and tells its figures.
_ONCE_MORE = """
import json, sys
import django; django.setup()
from datetime import datetime
from django.core.management import call_command
from plumbline.demonstration import building, loading
from plumbline.demonstration.visiting import year
from plumbline.returns.models import Figure
call_command("migrate", verbosity=0, skip_checks=True)
award = loading.award
def award_one(world, today):
    building.PROVIDERS = [one for one in building.PROVIDERS if one.councils == (sys.argv[2],)]
    award(world, today)
loading.award = award_one
year.STORIES = [one for one in year.STORIES if one.council == sys.argv[2]]
for rest in ("plan_voices", "plan_intelligence", "plan_risks", "plan_standings"):
    setattr(loading, rest, lambda world, clock, today: None)
loading.load(datetime.fromisoformat(sys.argv[1]), lambda done, total: None)
rows = Figure.objects.values_list("contract__reference", "indicator__ref", "period", "value", "rating", "is_accepted")
json.dump(sorted(map(list, rows)), sys.stdout)
"""


@pytest.mark.once
def test_the_same_day_brings_the_same_figures() -> None:
    told = subprocess.run(
        [sys.executable, "-c", _ONCE_MORE, DAY.isoformat(), "peakshire"],
        env={
            **{name: value for name, value in os.environ.items() if name != "DATABASE_URL"},
            "DJANGO_SETTINGS_MODULE": "tests.settings",
            "DATABASE_URL": "sqlite://:memory:",
            "PYTHONPATH": str(ROOT),
            "PYTHONHASHSEED": "4711",
        },
        capture_output=True,
        text=True,
        check=True,
    )
    rows = Figure.objects.filter(council__code="peakshire").values_list(
        "contract__reference", "indicator__ref", "period", "value", "rating", "is_accepted"
    )
    assert rows.count() > 100
    assert json.loads(told.stdout) == sorted(map(list, rows))


def test_four_councils_and_some_forty_providers_have_two_years_of_returns() -> None:
    assert Organisation.objects.councils().count() == 4
    assert 38 <= Provider.objects.count() <= 42
    for council in COUNCILS:
        periods = Return.objects.filter(council__code=council.code).values("period").distinct().count()
        assert periods * council.interval.months >= 24, council.name


def test_every_invented_organisation_and_place_says_so() -> None:
    assert [one.name for one in Organisation.objects.all() if "(demonstration)" not in one.name] == []
    places = Provider.objects.values_list("locations__name", flat=True)
    assert [name for name in places if name and "(demonstration)" not in name] == []


def test_every_invented_address_leads_nowhere() -> None:
    assert {one.email.rpartition("@")[2] for one in User.objects.active()} == {"demonstration.example"}
    assert not any(one.has_usable_password() for one in User.objects.active())


def test_everybody_who_can_sign_in_by_one_click_is_there() -> None:
    known = set(User.objects.active().values_list("email", flat=True))
    assert {person.email for person in PEOPLE} <= known


def test_no_real_provider_carries_a_judgement() -> None:
    """CQC's own locations are here in thousands; none of them is a place of anybody who makes a return."""
    real = Location.objects.exclude(cqc_id__startswith="DEMO")
    assert real.count() > 20_000
    theirs = set(Provider.objects.exclude(returns=None).values_list("locations__cqc_location_id", flat=True))
    assert not real.filter(cqc_id__in=theirs).exists()
    assert (
        not Provider.objects.exclude(cqc_provider_id="").exclude(cqc_provider_id__startswith="DEMO").exists()
    )


def test_history_is_whole_and_in_the_order_of_time() -> None:
    reports = verify()
    assert len(reports) >= 4
    assert [report.why for report in reports if report.why] == []


def test_nothing_happens_after_today() -> None:
    assert not Submission.objects.filter(submitted_at__gt=DAY).exists()
    assert not Notice.objects.filter(written_at__gt=DAY).exists()
    assert not Return.objects.filter(decided_at__gt=DAY).exists()


def test_letters_of_days_gone_by_were_posted_then() -> None:
    queued = Notice.objects.filter(status=Notice.Status.QUEUED)
    posted = Notice.objects.filter(status=Notice.Status.POSTED)

    assert posted.count() > 1000
    assert not posted.exclude(posted_at=F("post_after")).exists()
    assert not queued.filter(post_after__lte=DAY - timedelta(days=1)).exists()


def test_every_council_has_markets_that_can_be_compared() -> None:
    for council in COUNCILS:
        compared = MarketRollup.objects.filter(council__code=council.code).exclude(median=None)
        assert compared.exists(), council.name


def _returns(code: str) -> list[Return]:
    """A provider's returns, newest first."""
    return list(Return.objects.filter(provider__organisation__code=code).order_by("-period", "contract"))


def _is_due_with_an_extension(code: str) -> bool:
    return any(one.is_open and one.extended_to and one.due >= TODAY for one in _returns(code))


def _is_late_again(code: str) -> bool:
    returns = _returns(code)
    is_overdue = any(one.days_overdue(on=TODAY) for one in returns)
    return is_overdue and any((one.days_late or 0) > 7 for one in returns)


def _drift(code: str) -> float:
    """By how many points its shares are higher in the last third of what came in than in the first, on average."""
    definition = (
        Contract.objects.filter(provider__organisation__code=code)[0]
        .framework_terms.get()
        .framework.definition
    )
    shares = [one.ref for one in definition.indicators if one.is_ratio and one.direction is Direction.HIGHER]
    figures = Figure.objects.filter(
        provider__organisation__code=code, indicator__ref__in=shares, value__isnull=False
    )
    values = [value or 0.0 for value in figures.order_by("period").values_list("value", flat=True)]
    third = len(values) // 3
    return mean(values[-third:]) - mean(values[:third])


def _is_falling(code: str) -> bool:
    return _drift(code) < -8


def _is_rising(code: str) -> bool:
    return _drift(code) > 4


def _was_restated(code: str) -> bool:
    restated = [one for one in _returns(code) if one.is_restated]
    return any(one.submissions.count() > 1 and one.current and one.current.changes for one in restated)


def _is_new(code: str) -> bool:
    first = list({one.contract_id: one for one in _returns(code)}.values())
    ratings = {rating for one in first for rating, _ in one.ratings.values()}
    return all(one.is_partial for one in first) and bool(ratings) and not ratings & RATED


def _has_a_nil_return(code: str) -> bool:
    return any(one.status == Return.Status.NIL and one.decisions.exists() for one in _returns(code))


def _was_sent_back(code: str) -> bool:
    return any(one.status == Return.Status.SENT_BACK for one in _returns(code))


def _is_waiting(code: str) -> bool:
    return any(one.status == Return.Status.SUBMITTED for one in _returns(code))


def _is_waiting_below(code: str) -> bool:
    waiting = [one for one in _returns(code) if one.status == Return.Status.SUBMITTED]
    council = _returns(code)[0].council_id
    assessed = Assessment.objects.filter(council_id=council, provider__organisation__code=code).current()
    return bool(waiting) and (
        any(one.below_target for one in waiting) or any(one.below_target for one in assessed)
    )


def _is_late_sometimes(code: str) -> bool:
    late = [one for one in _returns(code) if (one.days_late or 0) > 0]
    return 0 < len(late) < len(_returns(code))


def _is_steady(code: str) -> bool:
    came = [one for one in _returns(code) if one.current]
    return bool(came) and all(
        one.status == Return.Status.ACCEPTED and (one.days_late or 0) <= 0 for one in came
    )


TOLD: dict[Story, Callable[[str], bool]] = {
    Story.STEADY: _is_steady,
    Story.DUE_WITH_EXTENSION: _is_due_with_an_extension,
    Story.LATE_AGAIN: _is_late_again,
    Story.FALLING: _is_falling,
    Story.RESTATED: _was_restated,
    Story.NEW: _is_new,
    Story.NIL: _has_a_nil_return,
    Story.SENT_BACK: _was_sent_back,
    Story.WAITING: _is_waiting,
    Story.WAITING_BELOW: _is_waiting_below,
    Story.RISING: _is_rising,
    Story.LATE_SOMETIMES: _is_late_sometimes,
}


@pytest.mark.parametrize("story", Story)
def test_every_story_is_told_by_each_provider_that_has_it(story: Story) -> None:
    tellers = [one for one in PROVIDERS if one.story is story]
    assert tellers
    assert [one.name for one in tellers if not TOLD[story](one.code)] == []


def test_a_provider_that_is_too_new_has_not_agreed_its_kpis_yet() -> None:
    new = next(one.code for one in PROVIDERS if one.story is Story.NEW)
    agreements = KpiAgreement.objects.filter(provider__organisation__code=new)
    assert [one.is_agreed for one in agreements]
    assert not all(one.is_agreed for one in agreements)


def test_two_providers_work_for_two_councils() -> None:
    several = [one for one in PROVIDERS if len(one.councils) > 1]
    assert len(several) == 2
    for one in several:
        assert Contract.objects.filter(provider__organisation__code=one.code).count() == 2


def test_figures_below_target_carry_an_explanation() -> None:
    for submission in Submission.objects.all()[:200]:
        below = {one["ref"] for one in submission.judgements if one["rating"] in {"amber", "red"}}
        assert below <= set(submission.explanations), submission
