"""Single cells: null marks, flags, numbers, ids, rating words and names of places."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plumbline.cqc.reading import marks, places
from plumbline.cqc.reading.ratings import RATED, CqcRating, rating_of


@given(some.sampled_from(sorted(marks.NULL_MARKS)), some.text(" \t", max_size=3), some.booleans())
def test_a_null_mark_is_nothing_however_it_is_spaced_or_cased(mark: str, space: str, upper: bool) -> None:
    cell = space + (mark.upper() if upper else mark) + space

    assert marks.is_null(cell)
    assert marks.text(cell) == ""
    assert marks.identifier(cell) == ""
    assert marks.whole_number(cell) is None


@given(some.text(max_size=60))
def test_text_keeps_its_words_and_loses_its_spaces(words: str) -> None:
    assert marks.text(words) in {"", " ".join(words.split())}


def test_two_rows_run_together_are_not_a_text() -> None:
    with pytest.raises(ValueError, match="a cell holds 500 characters"):
        marks.text("x" * 500)


@pytest.mark.parametrize(
    ("cell", "means"), [("Y", True), ("n", False), (" y ", True), ("", None), ("-", None)]
)
def test_a_blank_flag_is_not_a_no(cell: str, means: bool | None) -> None:
    assert marks.yes_or_no(cell) is means


@pytest.mark.parametrize(("cell", "means"), [("42", 42), ("42.0", 42), (" 7 ", 7), ("", None), ("-", None)])
def test_beds_are_a_whole_number(cell: str, means: int | None) -> None:
    assert marks.whole_number(cell) == means


@pytest.mark.parametrize("cell", ["-1", "NaN", "Infinity", "1e999", "4.5", "1,000,000", "٤٢"])
def test_what_is_no_whole_number_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="is not a whole number"):
        marks.whole_number(cell)


@pytest.mark.parametrize(
    ("cell", "means"), [("1-10000792582", "1-10000792582"), (" r0a02 ", "R0A02"), ("RM317", "RM317")]
)
def test_an_id_stays_text(cell: str, means: str) -> None:
    assert marks.identifier(cell) == means


@pytest.mark.parametrize("cell", ["01-Oct", "1.1E+10", "1-", "=1+1", "1-2345; DROP", "x" * 200])
def test_what_excel_makes_of_an_id_is_refused(cell: str) -> None:
    with pytest.raises(ValueError, match="is not a CQC id"):
        marks.identifier(cell)


@pytest.mark.parametrize("rating", CqcRating)
def test_a_rating_is_known_in_any_capitals(rating: CqcRating) -> None:
    assert rating_of(f"  {rating.label.upper()} ") is rating
    assert rating_of(rating.label.title()) is rating


def test_four_words_are_ratings_and_the_rest_are_not() -> None:
    assert [rating.label for rating in CqcRating if rating.is_rated] == [
        "Outstanding",
        "Good",
        "Requires improvement",
        "Inadequate",
    ]
    assert {rating for rating in CqcRating if rating.is_good_or_better} < set(RATED)


def test_a_new_rating_word_is_not_guessed() -> None:
    with pytest.raises(ValueError, match="“Excellent” is not one of CQC's ratings"):
        rating_of("Excellent")


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Yorkshire & Humberside", "Yorkshire and The Humber"),
        ("Yorkshire and The Humber", "Yorkshire and The Humber"),
        ("East", "East of England"),
        ("East of England", "East of England"),
        ("(pseudo) Wales", "(pseudo) Wales"),
        ("Unspecified", ""),
    ],
)
def test_a_region_has_one_name(written: str, name: str) -> None:
    assert places.region_of(written) == name


@pytest.mark.parametrize(("written", "code"), [("mk9 3ej", "MK9 3EJ"), ("MK93EJ", "MK9 3EJ"), ("", "")])
def test_a_postcode_has_one_form(written: str, code: str) -> None:
    assert places.postcode_of(written) == code
