"""Moving a status: only along the table, only from where it was believed to be."""

import pytest

from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed, move
from plumbline.returns.models import Return
from tests.cast import NOW, Cast


def test_a_move_writes_history_with_from_and_to(cast: Cast) -> None:
    kpi_return = cast.issue()
    move(kpi_return, Return.Status.NIL, by=cast.contract_officer, now=NOW)
    event = Event.objects.about(kpi_return).get(kind="return.nil_recorded")
    assert event.details == {"from": "due", "to": "nil"}
    assert event.by == cast.contract_officer


def test_a_move_that_the_table_does_not_list_is_refused(cast: Cast) -> None:
    kpi_return = cast.issue()
    with pytest.raises(NotAllowed, match="can no longer be done"):
        move(kpi_return, Return.Status.ACCEPTED, by=cast.contract_officer, now=NOW)
    kpi_return.refresh_from_db()
    assert kpi_return.status == Return.Status.DUE


def test_of_two_people_at_the_same_button_one_succeeds(cast: Cast) -> None:
    first, second = cast.issue(), cast.issue()
    move(first, Return.Status.NIL, by=cast.contract_officer, now=NOW)
    with pytest.raises(NotAllowed, match="Someone has just changed this"):
        move(second, Return.Status.NIL, by=cast.contracts_manager, now=NOW)
    assert Event.objects.filter(kind="return.nil_recorded").count() == 1


def test_every_table_of_moves_names_real_statuses_and_past_tense() -> None:
    statuses = set(Return.Status.values)
    for start, moves in Return.TRANSITIONS.items():
        assert start in statuses
        assert set(moves) <= statuses
        assert all(kind.startswith("return.") for kind in moves.values())
