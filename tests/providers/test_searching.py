"""What fits what was typed, and how well; and the words nearest to one that nobody has."""

import pytest

from plumbline.providers.near_words import nearest
from plumbline.providers.searching import Fit, fit_of, line_of, typed

ALDER = line_of("The Alder House (St. Mary’s)", "OL1 3AB", "Crêche & Care Ltd", "Oldham")


@pytest.mark.parametrize(
    ("text", "fit"),
    [
        ("alder", Fit.START),
        ("The ALDER hou", Fit.START),
        ("Alder House Limited", Fit.START),
        ("house", Fit.NAME),
        ("st mary's", Fit.NAME),
        ("Saint Marys", Fit.NAME),
        ("house alder", Fit.NAME),
        ("oldham", Fit.ELSEWHERE),
        ("alder oldh", Fit.ELSEWHERE),
        ("creche", Fit.ELSEWHERE),
        ("OL1", Fit.ELSEWHERE),
        ("ol13ab", Fit.ELSEWHERE),
        ("Ol1 3aB", Fit.ELSEWHERE),
        ("lder", None),
        ("alder birch", None),
        ("ol1 3ac", None),
        ("|", None),
        ("", None),
    ],
)
def test_words_fit_by_their_beginnings(text: str, fit: Fit | None) -> None:
    assert fit_of(ALDER, typed(text)) is fit


@pytest.mark.parametrize(
    ("text", "identifier"),
    [("1-117977107", "1-117977107"), ("rxx01", "RXX01"), ("alder", ""), ("69 Tenter Lane", "")],
)
def test_what_may_be_an_id_is_looked_up_as_one(text: str, identifier: str) -> None:
    assert typed(text).identifier == identifier


def test_a_name_of_quiet_words_alone_is_still_found() -> None:
    assert fit_of(line_of("The And"), typed("the")) is Fit.START


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("barchster", ["barchester", "birchester"]),
        ("sunysid", ["sunnyside"]),
        ("oakwodo", ["oakwood"]),
        ("aldre", ["alder"]),
        ("alder", ["elder"]),
        ("barns", []),
        ("oak", []),
    ],
)
def test_the_nearest_spelling_is_at_most_two_letters_away(word: str, near: list[str]) -> None:
    known = ["elder", "alder", "oakwood", "birchester", "sunnyside", "oat", "barchester", "barnfold"]

    assert nearest(word, known) == near
