"""A summary for the public is written apart from the evidence: sentences taken over from notes are named."""

import pytest

from plumbline.visits.copying import copied

NOTE = "Mrs A, in room 4, said: “nobody came when I called at night”. The light was broken."


@pytest.mark.parametrize(
    "text",
    [
        "Nobody came when I called at night.",
        "People are safe. nobody came, when I CALLED at night! Training is planned.",
        "Nobody came\twhen I called at night",
    ],
)
def test_a_sentence_that_stands_in_a_note_is_named(text: str) -> None:
    assert len(copied(text, [NOTE])) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The light was broken.",  # too short to tell anything
        "Somebody told us that calls at night were not answered.",
        "Nobody came when I called at nightfall.",
        "came when I called at",
    ],
)
def test_what_is_written_anew_is_not(text: str) -> None:
    assert copied(text, [NOTE, ""]) == ()
