"""The table of cases that decides what becomes of a new note at a place where something stands."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from plumbline.visits.standing import Fate, Written, fate_of, still_clashes

FIRST, SECOND, THIRD = uuid4(), uuid4(), uuid4()
MET, NOT_MET = {"choice": "met"}, {"choice": "not-met"}


def by(author: str, number: UUID, value: dict[str, Any], saw: UUID | None = None) -> Written:
    return Written(number, author, value, saw)


STANDS = by("anna", FIRST, MET)


@pytest.mark.parametrize(
    ("new", "stands", "earlier", "fate"),
    [
        pytest.param(by("anna", SECOND, MET), None, [], Fate.STANDS, id="nothing stands there"),
        pytest.param(by("anna", SECOND, NOT_MET), STANDS, [], Fate.STANDS, id="own later replaces own"),
        pytest.param(by("ben", SECOND, MET), STANDS, [], Fate.AGREES, id="the same by two never clashes"),
        pytest.param(by("ben", SECOND, NOT_MET), STANDS, [], Fate.CLASHES, id="another thing by another"),
        pytest.param(
            by("ben", SECOND, NOT_MET, FIRST), STANDS, [], Fate.STANDS, id="who saw it may replace it"
        ),
        pytest.param(
            by("ben", SECOND, NOT_MET, THIRD),
            STANDS,
            [],
            Fate.CLASHES,
            id="who saw something that never came",
        ),
        pytest.param(
            by("ben", SECOND, NOT_MET, THIRD),
            STANDS,
            [by("ben", THIRD, MET)],
            Fate.STANDS,
            id="who saw an earlier one that says the same",
        ),
        pytest.param(
            by("ben", SECOND, NOT_MET, THIRD),
            STANDS,
            [by("anna", THIRD, {"choice": "partly"})],
            Fate.CLASHES,
            id="who saw an earlier one that said something else",
        ),
        pytest.param(
            by("anna", SECOND, NOT_MET),
            by("anna", FIRST, MET, SECOND),
            [],
            Fate.PASSED,
            id="its own writer has written something later",
        ),
        pytest.param(
            by("anna", SECOND, NOT_MET),
            by("ben", FIRST, MET, THIRD),
            [by("anna", THIRD, MET, SECOND)],
            Fate.PASSED,
            id="what stands was written with a later one in sight",
        ),
    ],
)
def test_what_becomes_of_a_note(
    new: Written, stands: Written | None, earlier: list[Written], fate: Fate
) -> None:
    known = {one.client_id: one for one in earlier}

    assert fate_of(new, stands, is_open=True, entry=known.get) is fate


def test_nothing_moves_on_a_visit_that_is_closed_to_notes() -> None:
    assert fate_of(by("anna", SECOND, NOT_MET), STANDS, is_open=False, entry=lambda number: None) is Fate.LATE
    assert Fate.LATE.outcome == "late"


def test_entries_that_saw_one_another_in_a_ring_end_the_search() -> None:
    ring = {SECOND: by("anna", SECOND, MET, THIRD), THIRD: by("anna", THIRD, MET, SECOND)}

    fate = fate_of(by("ben", uuid4(), NOT_MET), by("anna", FIRST, MET, SECOND), is_open=True, entry=ring.get)

    assert fate is Fate.CLASHES


@pytest.mark.parametrize(
    ("clash", "newest", "waits"),
    [
        (by("ben", SECOND, NOT_MET), by("ben", SECOND, NOT_MET), True),
        (by("ben", SECOND, NOT_MET), by("ben", THIRD, MET), False),
        (by("ben", SECOND, MET), by("ben", SECOND, MET), False),
    ],
)
def test_a_clash_waits_while_it_is_its_writers_last_word_and_differs(
    clash: Written, newest: Written, waits: bool
) -> None:
    assert still_clashes(clash, STANDS, newest) is waits
