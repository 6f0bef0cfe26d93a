"""Deliveries in any order, any number of times, from two devices: the same entries, nothing lost, nothing twice."""

from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from plumbline.visits import actions as visits
from plumbline.visits.models import Current, Entry, Visit
from plumbline.visits.pieces import Noted, Piece
from tests.cast import NOW, Cast

REFS = ("I1", "I2", "I3")
CHOICES = ("met", "partly", "not-met", "not-applicable")


@some.composite
def devices(draw: some.DrawFn) -> list[list[Piece]]:
    """What two officers wrote, each in order; each time they saw what they themselves had written there."""
    queues: list[list[Piece]] = []
    for device in (1, 2):
        last: dict[str, UUID] = {}
        queue = []
        for place in range(draw(some.integers(0, 5))):
            ref, choice = draw(some.sampled_from(REFS)), draw(some.sampled_from(CHOICES))
            number = UUID(int=device * 1000 + place)
            queue.append(Piece(number, "answer", ref, {"choice": choice}, NOW, last.get(ref)))
            last[ref] = number
        queues.append(queue)
    return queues


@pytest.fixture
def visit(cast: Cast) -> Visit:
    return cast.begun_visit()


@given(written=devices(), order=some.randoms(use_true_random=False), again=some.integers(0, 6))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_and_any_repetition_keep_the_same_entries(
    cast: Cast, visit: Visit, written: list[list[Piece]], order: object, again: int
) -> None:
    shuffle = order.shuffle  # type: ignore[attr-defined]
    with transaction.atomic():
        officers = (cast.quality_officer, cast.contract_officer)
        deliveries = [(who, one) for who, queue in zip(officers, written, strict=True) for one in queue]
        deliveries += deliveries[:again]
        shuffle(deliveries)
        said: dict[UUID, Noted] = {}
        for who, piece in deliveries:
            (noted,) = visits.note(visit, [piece], by=who, now=NOW)
            assert said.setdefault(piece.client_id, noted) == noted

        kept = {one.client_id: one for one in Entry.objects.filter(visit=visit)}
        assert set(kept) == {one.client_id for queue in written for one in queue}
        _whole(visit, kept)
        transaction.set_rollback(True)


def _whole(visit: Visit, kept: dict[UUID, Entry]) -> None:
    """At each place something of that place stands, and two who differ are never merged in silence."""
    for row in Current.objects.of(visit, "visit", "answer"):
        here = [one for one in kept.values() if one.key == row.key]
        assert row.entry in here
        if row.clash:
            assert row.clash.outcome == "clash"
            assert row.clash.value != row.entry.value
            assert row.clash.by_id != row.entry.by_id
    assert {one.key for one in kept.values()} == {row.key for row in Current.objects.filter(visit=visit)}
