"""`history verify`: 0 when every chain is whole, 1 with the place when one is not."""

from django.db import connection

from tests.cast import Cast
from tests.oversight.running import run


def test_whole_history_is_said_to_be_whole(cast: Cast) -> None:
    ended = run("history", "verify")
    assert ended.status == 0
    assert "Exampleshire County Council (test): " in ended.out
    assert "whole." in ended.out
    told = run("history", "verify", "--json").json
    assert told["ok"] is True
    assert {f"council-{cast.exampleshire.pk}", f"council-{cast.otherton.pk}"} <= {
        one["key"] for one in told["chains"]
    }


def test_altered_history_is_named_by_its_event(cast: Cast) -> None:
    out_of_the_way = {
        "sqlite": ["DROP TRIGGER history_event_no_update"],
        "postgresql": ["SET CONSTRAINTS ALL IMMEDIATE", "ALTER TABLE history_event DISABLE TRIGGER USER"],
    }
    with connection.cursor() as cursor:
        for statement in out_of_the_way[connection.vendor]:
            cursor.execute(statement)
        cursor.execute(
            "UPDATE history_event SET kind = 'contract.ended' WHERE council_id = %s AND number = 3",
            [cast.exampleshire.pk],
        )
    ended = run("history", "verify", "--json")
    assert (ended.status, ended.json["ok"]) == (1, False)
    broken = [one for one in ended.json["chains"] if one["why"]]
    assert [(one["key"], one["broken_at"]) for one in broken] == [(f"council-{cast.exampleshire.pk}", 3)]
    assert "BROKEN at event 3" in run("history", "verify").out


def test_what_to_verify_has_to_be_said() -> None:
    assert run("history").status == 2
