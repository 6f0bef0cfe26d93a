"""The work follows from the level: its days are kept, follow another level, and are met by what is done."""

from datetime import UTC, date, datetime, timedelta

import pytest

from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.judgement.risk.levels import What
from plumbline.oversight import consequences
from plumbline.oversight.plan_following import follow_levels, work_done
from plumbline.workplan import actions as workplan
from plumbline.workplan.models import Obligation
from tests.cast import NOW, TODAY, Cast
from tests.visits.reports import made_final
from tests.workplan.levels import OXFORDSHIRE, days, decided, first, otherwise

pytestmark = pytest.mark.django_db
OCTOBER = datetime(2026, 10, 12, 9, tzinfo=UTC)


def test_a_confirmed_level_brings_its_work_with_days_and_tells_it(cast: Cast) -> None:
    decided(cast)

    # Standard: a visit each year and a meeting each half year, to the end of next year. 10 July 2027 is a Saturday.
    assert days(What.VISIT) == [date(2027, 7, 9)]
    assert days(What.MEETING) == [date(2027, 1, 8), date(2027, 7, 9), date(2028, 1, 10)]
    event = Event.objects.get(kind="obligation.followed_level")
    assert (event.provider_id, event.details["added"], event.details["level"]) == (
        cast.alder.pk,
        4,
        "Standard",
    )
    assert follow_levels(now=NOW + timedelta(hours=1)) == 0


def test_another_level_replaces_what_is_to_come_and_leaves_what_was_done_and_what_is_overdue(
    cast: Cast,
) -> None:
    decided(cast, "enhanced")
    missed, held = days(What.VISIT)[0], OCTOBER.date()
    work_done(first(What.MEETING), on=held, outcome="Agreed", by=cast.contract_officer, now=OCTOBER)
    late = datetime(2027, 1, 11, 9, tzinfo=UTC)
    otherwise(cast, "standard", now=late)

    assert Obligation.objects.get(status="done").done_on == held
    # From the meeting that was held, now each half year; and the visit that was missed is still to be made.
    assert days(What.MEETING)[:2] == [date(2027, 4, 12), date(2027, 10, 12)]
    assert days(What.VISIT)[0] == missed < late.date()
    assert Obligation.objects.filter(status="replaced", replaced_at=late).exists()


def test_of_what_was_missed_the_oldest_stands_and_who_does_it_goes_on(cast: Cast) -> None:
    decided(cast, "proactive", OXFORDSHIRE)
    oldest = first(What.REPORT)
    workplan.give_to(
        list(Obligation.objects.open()), cast.quality_officer, by=cast.contracts_manager, now=NOW
    )
    follow_levels(now=OCTOBER)

    assert days(What.REPORT)[:2] == [oldest.due_on, date(2026, 11, 10)]
    work_done(first(What.REPORT), on=OCTOBER.date(), outcome="Read", by=cast.quality_officer, now=OCTOBER)
    assert (first(What.REPORT).due_on, first(What.REPORT).officer) == (
        date(2026, 11, 12),
        cast.quality_officer,
    )


def test_an_accepted_return_is_a_report_that_was_read(cast: Cast) -> None:
    decided(cast, "proactive", OXFORDSHIRE, NOW - timedelta(days=40))
    owed, kpi_return = first(What.REPORT), cast.submitted()
    consequences.return_accepted(kpi_return, note="", by=cast.contract_officer, now=NOW)

    owed.refresh_from_db()
    assert (owed.status, owed.kpi_return, owed.done_on) == ("done", kpi_return, TODAY)
    assert first(What.REPORT).due_on == date(2026, 8, 10)


def test_a_visit_with_a_final_report_is_counted_and_by_hand_none_is(cast: Cast) -> None:
    decided(cast, "enhanced", now=NOW - timedelta(days=170))
    owed = first(What.VISIT)
    with pytest.raises(NotAllowed, match="when its report is final"):
        workplan.say_done(owed, on=TODAY, outcome="Been there", by=cast.quality_officer, now=NOW)
    visit, _ = made_final(cast)

    owed.refresh_from_db()
    assert (owed.status, owed.visit, owed.done_on) == ("done", visit, visit.starts_on)
    assert first(What.VISIT).due_on == date(2027, 1, 29)


@pytest.mark.parametrize(
    ("on", "outcome", "says"), [(1, "Agreed", "still to come"), (0, "  ", "Say in a sentence")]
)
def test_nothing_is_done_in_time_to_come_or_without_a_word(
    cast: Cast, on: int, outcome: str, says: str
) -> None:
    decided(cast)
    with pytest.raises(NotAllowed, match=says):
        work_done(
            first(What.MEETING),
            on=TODAY + timedelta(days=on),
            outcome=outcome,
            by=cast.contract_officer,
            now=NOW,
        )


def test_without_a_contract_nothing_is_to_be_done(cast: Cast) -> None:
    decided(cast)
    cast.contract.ends_on = TODAY
    cast.contract.save()
    follow_levels(now=NOW + timedelta(days=1))

    assert not Obligation.objects.open().exists()
