"""History: chained, append-only, and able to show that it is whole."""

from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from plumbline.history.actions import record
from plumbline.history.chain import FIRST, link
from plumbline.history.models import ChainHead, Event
from plumbline.history.verification import verify
from tests.cast import NOW, Cast


def test_the_hash_covers_every_part_of_what_happened() -> None:
    content = {"kind": "return.submitted", "number": 1, "details": {"version": 1}}
    changed = [
        {**content, "kind": "return.accepted"},
        {**content, "details": {"version": 2}},
        {**content, "extra": 0},
    ]
    hashes = {link(FIRST, content), link("1" * 64, content), *(link(FIRST, one) for one in changed)}
    assert len(hashes) == 5


def test_the_hash_does_not_depend_on_the_order_of_keys() -> None:
    assert link(FIRST, {"a": 1, "b": 2}) == link(FIRST, {"b": 2, "a": 1})


def test_each_council_has_a_chain_of_its_own_without_gaps(cast: Cast) -> None:
    for council in (cast.exampleshire, cast.otherton):
        numbers = list(Event.objects.of_chain(council.pk).values_list("number", flat=True))
        assert numbers == list(range(1, len(numbers) + 1))
    assert all(report.why == "" for report in verify())


def test_history_cannot_be_changed(cast: Cast) -> None:
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Event.objects.filter(number=1).update(kind="nothing.happened")


def test_history_cannot_be_deleted(cast: Cast) -> None:
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Event.objects.filter(number=1)._raw_delete(Event.objects.db)


def _behind_the_triggers(statement: str, parameters: list[Any]) -> None:
    """Do what somebody with the database's own password could do."""
    off = {
        "sqlite": ["DROP TRIGGER history_event_no_update", "DROP TRIGGER history_event_no_delete"],
        "postgresql": ["SET CONSTRAINTS ALL IMMEDIATE", "ALTER TABLE history_event DISABLE TRIGGER USER"],
    }
    with connection.cursor() as cursor:
        for one in off[connection.vendor]:
            cursor.execute(one)
        cursor.execute(statement, parameters)


def test_a_changed_event_is_found_by_its_number(cast: Cast) -> None:
    council = cast.exampleshire.pk
    _behind_the_triggers(
        "UPDATE history_event SET kind = 'contract.ended' WHERE council_id = %s AND number = 3", [council]
    )
    broken = {report.key: report for report in verify()}[f"council-{council}"]
    assert (broken.broken_at, broken.why) == (3, "event 3 is not as it was written")


def test_a_removed_event_is_found_by_its_number(cast: Cast) -> None:
    council = cast.exampleshire.pk
    _behind_the_triggers("DELETE FROM history_event WHERE council_id = %s AND number = 4", [council])
    broken = {report.key: report for report in verify()}[f"council-{council}"]
    assert (broken.broken_at, broken.why) == (4, "event 4 is missing")


def test_events_cut_off_the_end_are_found(cast: Cast) -> None:
    council = cast.exampleshire.pk
    last = ChainHead.objects.get(council=council).number
    _behind_the_triggers("DELETE FROM history_event WHERE council_id = %s AND number = %s", [council, last])
    broken = {report.key: report for report in verify()}[f"council-{council}"]
    assert broken.broken_at == last
    assert "missing" in broken.why


def test_nothing_is_recorded_without_somebody_or_something_that_acted(cast: Cast) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        record("contract.looked_at", cast.contract, by=None, now=NOW)


def test_a_provider_sees_what_is_shared_and_no_more(cast: Cast) -> None:
    seen = set(Event.objects.visible_to(cast.provider_staff).values_list("kind", flat=True))
    assert "contract.activated" in seen
    assert "contract.registered" not in seen
    assert not Event.objects.visible_to(cast.provider_staff).exclude(provider=cast.alder.pk).exists()
