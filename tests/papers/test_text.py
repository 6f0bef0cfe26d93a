"""Text from anywhere becomes text that a file may hold and the font can draw, and loses as little as it can."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.papers.font import drawn
from plumbline.papers.text import clean, drawable, one_line


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("plain – “text” £12 ≥ 80% → č", "plain – “text” £12 ≥ 80% → č"),
        ("well done 👍🏽", "well done [thumbs up sign]"),
        ("👏👏👏", "[clapping hands sign]"),
        ("नमस्ते दुनिया, she said", "[words in Devanagari], she said"),
        ("ਸਤਿ and مرحبا", "[words in Gurmukhi] and [words in Arabic]"),
        ("שלום", "שלום"),
        ("e\u0301", "é"),
        ("non\u2011breaking", "non-breaking"),
        ("a\x00b\x1bc\ud800d\ufffee", "abcde"),
        ("one\r\ntwo\u2028three\x0bfour", "one\ntwo\nthree\nfour"),
        ("\U000f0000", "[a character without a name]"),
    ],
)
def test_what_the_font_lacks_is_named(text: str, becomes: str) -> None:
    assert drawable(text) == becomes


@pytest.mark.parametrize(
    ("word", "longest", "is_divided"),
    [
        ("individualised", 14, False),
        ("individualised", 13, True),
        ("SAFEGUARDING", 14, True),
        ("x" * 41, 40, True),
    ],
)
def test_only_a_word_too_long_for_its_place_may_break(word: str, longest: int, is_divided: bool) -> None:
    assert drawable(word, longest) == ("\u200b".join(word) if is_divided else word)


@given(st.text())
def test_every_character_left_can_be_drawn(text: str) -> None:
    assert {ord(letter) for letter in drawable(text)} - {9, 10} <= drawn()


@given(st.text(alphabet=st.characters(codec="ascii", categories=["L", "N", "P", "Z"])))
def test_english_is_left_alone(text: str) -> None:
    assert drawable(text).replace("\u200b", "") == text


@given(st.text())
def test_clean_text_stays_as_it_is(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    ("typed", "line"),
    [("Visit\r\nreport ", "Visit report"), ("\x1b", ""), ("\u200b", ""), (" ", ""), ("👍", "👍")],
)
def test_a_title_is_one_line(typed: str, line: str) -> None:
    assert one_line(typed) == line
