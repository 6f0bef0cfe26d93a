"""What people told, kept and read again."""

import json

from plumbline.visits.heard import Asked, Counted, Heard, HeardDay, HeardSurvey, Said, heard_in


def test_it_is_read_again_as_it_was_kept() -> None:
    asked = Asked(
        "Is it good?", "9 valid answers", Counted("Good", "9 of 9", "100%"), (Counted("Yes", "9", "100%"),)
    )
    survey = HeardSurvey(
        "Staff", "1 to 9 July", "Work (version 1)", "9 answers", (asked,), (Said("Good", "Why?"),)
    )
    day = HeardDay("3 July 2026", "6 calls", (Counted("Safety", "6"),), "Why")
    heard = Heard((survey,), (day,), ("A survey was still open.",))

    kept = json.loads(json.dumps({"heard": heard.as_kept()}))

    assert heard_in(kept) == heard
    assert not heard.is_silent


def test_nothing_at_all_is_silence() -> None:
    assert heard_in({"heard": json.loads(json.dumps(Heard().as_kept()))}) == Heard()
    assert Heard().is_silent
