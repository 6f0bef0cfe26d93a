"""What the officer decides: each with its reason, each leaving a row, none out of turn."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from django.db import IntegrityError, transaction

from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.returns import actions as returns
from plumbline.returns.models import Decision, Figure, Return
from tests.cast import NOW, Cast

Act = Callable[[Return, Cast], object]


def _accept(one: Return, cast: Cast) -> object:
    return returns.accept(one, by=cast.contract_officer, now=NOW)


def _send_back(one: Return, cast: Cast) -> object:
    return returns.send_back(one, reason="7.2 cannot be right.", by=cast.contract_officer, now=NOW)


def _nil(one: Return, cast: Cast) -> object:
    return returns.record_nil(one, reason="Nobody was supported.", by=cast.contract_officer, now=NOW)


def _withdraw(one: Return, cast: Cast) -> object:
    return returns.withdraw_nil(one, reason="One person was.", by=cast.contract_officer, now=NOW)


def _extend(one: Return, cast: Cast) -> object:
    return returns.extend(one, until=date(2026, 7, 20), reason="Migration", by=cast.contract_officer, now=NOW)


def _in(status: str, cast: Cast) -> Return:
    """A return that has come to this status on its usual way."""
    if status == "due":
        return cast.issue()
    if status == "nil":
        kpi_return = cast.issue()
        _nil(kpi_return, cast)
        return kpi_return
    kpi_return = cast.submitted()
    {"submitted": lambda *words: None, "accepted": _accept, "sent-back": _send_back}[status](kpi_return, cast)
    return kpi_return


@pytest.mark.parametrize(
    ("status", "act", "then"),
    [
        ("submitted", _accept, "accepted"),
        ("submitted", _send_back, "sent-back"),
        ("accepted", _send_back, "sent-back"),
        ("due", _nil, "nil"),
        ("sent-back", _nil, "nil"),
        ("nil", _withdraw, "due"),
        ("due", _extend, "due"),
        ("sent-back", _extend, "sent-back"),
    ],
)
def test_what_can_be_decided(cast: Cast, status: str, act: Act, then: str) -> None:
    kpi_return = _in(status, cast)
    act(kpi_return, cast)
    kpi_return.refresh_from_db()
    assert kpi_return.status == then


@pytest.mark.parametrize(
    ("status", "act"),
    [
        ("due", _accept),
        ("due", _send_back),
        ("due", _withdraw),
        ("submitted", _nil),
        ("submitted", _extend),
        ("submitted", _withdraw),
        ("accepted", _accept),
        ("accepted", _nil),
        ("accepted", _extend),
        ("sent-back", _accept),
        ("sent-back", _send_back),
        ("nil", _accept),
        ("nil", _send_back),
        ("nil", _nil),
        ("nil", _extend),
    ],
)
def test_what_cannot_be_decided_changes_nothing(cast: Cast, status: str, act: Act) -> None:
    kpi_return = _in(status, cast)
    before = (Decision.objects.count(), Event.objects.count())
    with pytest.raises(NotAllowed):
        act(kpi_return, cast)
    kpi_return.refresh_from_db()
    assert kpi_return.status == status
    assert (Decision.objects.count(), Event.objects.count()) == before


def test_of_two_officers_who_decide_at_once_one_succeeds(cast: Cast) -> None:
    mine = cast.submitted()
    theirs = Return.objects.get(pk=mine.pk)
    _accept(mine, cast)
    with pytest.raises(NotAllowed, match="Someone has just changed this"):
        _send_back(theirs, cast)
    assert [one.kind for one in Decision.objects.all()] == [Decision.Kind.ACCEPTED]


@pytest.mark.parametrize(
    "act",
    [
        lambda one, cast: returns.send_back(one, reason=" ", by=cast.contract_officer, now=NOW),
        lambda one, cast: returns.record_nil(one, reason="", by=cast.contract_officer, now=NOW),
        lambda one, cast: returns.extend(
            one, until=date(2026, 7, 20), reason="\n", by=cast.contract_officer, now=NOW
        ),
    ],
    ids=["send back", "nil", "extend"],
)
def test_a_refusal_a_nil_return_and_an_extension_need_their_reason(cast: Cast, act: Act) -> None:
    with pytest.raises(NotAllowed, match="Say w"):
        act(cast.issue(), cast)


def test_a_decision_keeps_who_when_why_and_on_which_version(cast: Cast) -> None:
    kpi_return = _in("sent-back", cast)
    decision = Decision.objects.get()
    assert (decision.kind, decision.reason) == (Decision.Kind.SENT_BACK, "7.2 cannot be right.")
    assert (decision.decided_by, decision.decided_at) == (cast.contract_officer, NOW)
    assert decision.submission == kpi_return.current


@pytest.mark.parametrize("until", [date(2026, 7, 15), date(2026, 7, 1)])
def test_more_time_is_later_than_the_day_there_is(cast: Cast, until: date) -> None:
    with pytest.raises(NotAllowed, match="It is due on 15 July 2026 now"):
        returns.extend(cast.issue(), until=until, reason="Migration", by=cast.contract_officer, now=NOW)


def test_more_time_is_never_a_day_that_is_past(cast: Cast) -> None:
    late = datetime(2026, 7, 27, 9, 30, tzinfo=UTC)
    with pytest.raises(NotAllowed, match="That day is past"):
        returns.extend(cast.issue(), until=date(2026, 7, 26), reason="M", by=cast.contract_officer, now=late)


def test_an_extension_moves_the_due_day_and_keeps_the_first(cast: Cast) -> None:
    kpi_return = cast.issue()
    extension = returns.extend(
        kpi_return, until=date(2026, 7, 20), reason="Migration", by=cast.contract_officer, now=NOW
    )
    kpi_return.refresh_from_db()
    assert (kpi_return.due_on, kpi_return.due) == (date(2026, 7, 15), date(2026, 7, 20))
    assert (extension.due_before, extension.due_after) == (date(2026, 7, 15), date(2026, 7, 20))


def test_of_two_extensions_at_once_one_counts(cast: Cast) -> None:
    mine = cast.issue()
    theirs = Return.objects.get(pk=mine.pk)
    _extend(mine, cast)
    with pytest.raises(NotAllowed, match="Someone has just changed this"):
        returns.extend(theirs, until=date(2026, 7, 30), reason="More", by=cast.contract_officer, now=NOW)


def test_figures_count_in_the_market_from_acceptance_until_they_are_reopened(cast: Cast) -> None:
    kpi_return = cast.submitted()
    assert not Figure.objects.filter(is_accepted=True).exists()
    _accept(kpi_return, cast)
    assert not Figure.objects.filter(is_accepted=False).exists()
    _send_back(kpi_return, cast)
    assert not Figure.objects.filter(is_accepted=True).exists()


@pytest.mark.parametrize(
    ("day", "days"), [(date(2026, 7, 14), 0), (date(2026, 7, 15), 0), (date(2026, 7, 16), 1)]
)
def test_a_return_is_overdue_the_day_after_it_was_due(cast: Cast, day: date, days: int) -> None:
    kpi_return = cast.issue()
    assert kpi_return.days_overdue(on=day) == days
    assert Return.objects.overdue(on=day).exists() is bool(days)


def test_what_is_in_is_no_longer_overdue(cast: Cast) -> None:
    kpi_return = cast.submitted()
    assert kpi_return.days_overdue(on=date(2027, 1, 1)) == 0
    assert not Return.objects.overdue(on=date(2027, 1, 1)).exists()


def _sent_back(cast: Cast, *, wanted: date | None = None, on: datetime = NOW) -> Return:
    kpi_return = cast.submitted()
    return returns.send_back(
        kpi_return, reason="Count again.", wanted_again_by=wanted, by=cast.contract_officer, now=on
    )


@pytest.mark.parametrize(
    ("day", "days"), [(date(2026, 7, 16), 0), (date(2026, 7, 22), 0), (date(2026, 7, 23), 1)]
)
def test_what_was_sent_back_is_overdue_after_the_day_it_is_wanted_again(
    cast: Cast, day: date, days: int
) -> None:
    kpi_return = _sent_back(cast, wanted=date(2026, 7, 22))
    assert kpi_return.days_overdue(on=day) == days
    assert Return.objects.overdue(on=day).exists() is bool(days)


def test_it_is_wanted_again_by_the_usual_day_unless_another_is_named(cast: Cast) -> None:
    assert _sent_back(cast).wanted_again_by == date(2026, 7, 17)


def test_it_is_never_wanted_again_by_a_day_that_is_past(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="The day you want it again by is past"):
        _sent_back(cast, wanted=date(2026, 7, 9))
    assert not Decision.objects.exists()


def test_it_can_be_wanted_again_on_the_same_day_but_is_due_no_sooner_than_it_was(cast: Cast) -> None:
    kpi_return = _sent_back(cast, wanted=date(2026, 7, 10))
    assert (kpi_return.wanted_again_by, kpi_return.due) == (date(2026, 7, 10), date(2026, 7, 15))


def test_more_time_given_after_sending_back_moves_the_day(cast: Cast) -> None:
    kpi_return = _sent_back(cast)
    with pytest.raises(NotAllowed, match="It is due on 17 July 2026 now"):
        returns.extend(kpi_return, until=date(2026, 7, 17), reason="M", by=cast.contract_officer, now=NOW)
    extension = returns.extend(
        kpi_return, until=date(2026, 7, 20), reason="M", by=cast.contract_officer, now=NOW
    )
    kpi_return.refresh_from_db()
    assert (extension.due_before, kpi_return.due) == (date(2026, 7, 17), date(2026, 7, 20))


def test_the_day_is_history_once_the_return_has_come_again(cast: Cast) -> None:
    kpi_return = _sent_back(cast, wanted=date(2026, 7, 22))
    assert Event.objects.get(kind="return.sent_back").details["wanted_again_by"] == "2026-07-22"
    returns.submit(kpi_return, by=cast.provider_staff, now=datetime(2026, 7, 21, 9, 30, tzinfo=UTC))
    kpi_return.refresh_from_db()
    assert (kpi_return.wanted_again_by, kpi_return.due) == (None, date(2026, 7, 15))
    assert kpi_return.current is not None
    assert kpi_return.current.days_late == -1


def test_a_nil_return_is_not_wanted_again(cast: Cast) -> None:
    kpi_return = _sent_back(cast)
    _nil(kpi_return, cast)
    kpi_return.refresh_from_db()
    assert kpi_return.wanted_again_by is None


def test_whether_it_came_on_time_is_a_fact_that_sending_back_and_more_time_leave_alone(cast: Cast) -> None:
    kpi_return = _sent_back(cast, wanted=date(2026, 8, 31), on=datetime(2026, 8, 20, 9, 30, tzinfo=UTC))
    returns.extend(
        kpi_return,
        until=date(2026, 9, 30),
        reason="M",
        by=cast.contract_officer,
        now=datetime(2026, 8, 21, 9, 30, tzinfo=UTC),
    )
    assert (kpi_return.days_late, kpi_return.due_when_it_came) == (-5, date(2026, 7, 15))


def test_what_was_sent_back_without_a_day_is_due_on_its_own(cast: Cast) -> None:
    """Rows from before days were asked for."""
    kpi_return = _sent_back(cast)
    Return.objects.filter(pk=kpi_return.pk).update(wanted_again_by=None)
    kpi_return.refresh_from_db()
    assert kpi_return.due == date(2026, 7, 15)
    assert Return.objects.overdue(on=date(2026, 7, 16)).exists()


def test_only_what_is_sent_back_is_wanted_again(cast: Cast) -> None:
    kpi_return = cast.submitted()
    with pytest.raises(IntegrityError), transaction.atomic():
        Return.objects.filter(pk=kpi_return.pk).update(wanted_again_by=date(2026, 7, 22))
