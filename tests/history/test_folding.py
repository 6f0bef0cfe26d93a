"""Neighbours of one kind, person and day are told as one; nothing is lost and nothing else is joined."""

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from plumbline.history.folding import folded
from plumbline.history.models import Event

MORNING = datetime(2026, 7, 10, 9, 10, tzinfo=UTC)


def _event(kind: str = "visit.words_saved", by: int | None = 1, hours: int = 0, system: str = "") -> Event:
    return Event(kind=kind, by_id=by, system=system, at=MORNING + timedelta(hours=hours))


def test_the_same_again_and_again_is_one_line_with_its_first_and_last_time() -> None:
    (line,) = folded([_event(hours=2), _event(hours=1), _event()])

    assert (line.times, line.first_at, line.newest.at) == (3, MORNING, MORNING + timedelta(hours=2))


def test_another_kind_person_job_or_day_begins_a_line_of_its_own() -> None:
    events = [
        _event(hours=24),
        _event(hours=2),
        _event(by=2, hours=1),
        _event("visit.resumed", by=2, hours=1),
        _event(by=None, system="schedule"),
        _event(by=None, system="tests"),
    ]

    assert [line.times for line in folded(events)] == [1] * len(events)


def test_a_day_ends_at_midnight_in_england() -> None:
    """In July that is 11pm by the clock of the log."""
    before, after = _event(hours=13), _event(hours=14)

    assert len(folded([after, before])) == 2


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(1, 2), st.integers(0, 60)), max_size=40))
def test_no_event_is_lost_and_the_order_stays(made: list[tuple[str, int, int]]) -> None:
    events = [_event(kind, by, hours) for kind, by, hours in made]

    assert [event for line in folded(events) for event in line.events] == events
