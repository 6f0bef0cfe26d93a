"""Understanding a number as people type it: what is unmistakable is understood, the rest is asked about."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.frameworks.definition import Input, InputKind
from plumbline.returns.values import LONGEST_TEXT, Trouble, understand, understand_text

COUNT = Input("5.1.value", "5.1", "value", "People", InputKind.COUNT)
HOURS = Input("5.3.value", "5.3", "value", "Hours", InputKind.NUMBER)
MONEY = Input("9.1.value", "9.1", "value", "Spent", InputKind.MONEY)
PERCENT = Input("1.1.percent", "1.1", "percent", "Visits", InputKind.NUMBER)


@pytest.mark.parametrize(
    ("text", "question", "number"),
    [
        ("12", COUNT, "12"),
        (" 1,234 ", COUNT, "1234"),
        ("12,345,678", COUNT, "12345678"),
        ("12.0", COUNT, "12"),
        ("0", COUNT, "0"),
        ("-0", COUNT, "0"),
        ("37.5", HOURS, "37.5"),
        (".5", HOURS, "0.5"),
        ("£1,200.50", MONEY, "1200.50"),
        ("£ 5", MONEY, "5"),
        ("95", PERCENT, "95"),
        ("95%", PERCENT, "95"),
        ("95 %", PERCENT, "95"),
        ("0.95", PERCENT, "0.95"),
        ("100", PERCENT, "100"),
    ],
)
def test_what_is_unmistakable_is_understood(text: str, question: Input, number: str) -> None:
    assert understand(text, question) == Decimal(number)


@pytest.mark.parametrize("text", ["", "   ", "\n\t"])
def test_nothing_typed_is_nothing(text: str) -> None:
    assert understand(text, COUNT) is None


@pytest.mark.parametrize(
    ("text", "question", "code"),
    [
        ("none", COUNT, "not-a-number"),
        ("n/a", COUNT, "not-a-number"),
        ("NaN", COUNT, "not-a-number"),
        ("Infinity", COUNT, "not-a-number"),
        ("1e999", COUNT, "not-a-number"),
        ("0x10", COUNT, "not-a-number"),
        ("1 000", COUNT, "not-a-number"),
        ("12,34", COUNT, "not-a-number"),
        ("1.234,5", HOURS, "not-a-number"),
        ("١٢", COUNT, "not-a-number"),
        ("½", HOURS, "not-a-number"),
        ("£5", COUNT, "not-a-number"),
        ("95%", COUNT, "percent-sign"),
        ("-3", COUNT, "below-nought"),
        ("12.5", COUNT, "not-whole"),
        ("37.12345", HOURS, "too-precise"),
        ("9" * 16, COUNT, "too-large"),
        ("101", PERCENT, "over-100"),
        ("100.01%", PERCENT, "over-100"),
    ],
)
def test_what_cannot_stand_is_named(text: str, question: Input, code: str) -> None:
    trouble = understand(text, question)
    assert isinstance(trouble, Trouble)
    assert trouble.code == code
    assert trouble.says.endswith(".")


def test_what_was_typed_is_quoted_but_not_at_length() -> None:
    trouble = understand("about forty people or so, it was a long month and nobody counted", COUNT)
    assert isinstance(trouble, Trouble)
    assert "“about forty people or so, it was a long…" in trouble.says


@given(st.integers(0, 10**14))
def test_a_count_is_read_back_however_its_thousands_are_written(number: int) -> None:
    assert understand(str(number), COUNT) == number
    assert understand(f"{number:,}", COUNT) == number


@given(st.decimals(0, 10**10, places=4))
def test_a_number_of_four_decimals_is_read_back_exactly(number: Decimal) -> None:
    assert understand(format(number, "f"), HOURS) == number


@given(st.text(max_size=60), st.sampled_from([COUNT, HOURS, MONEY, PERCENT]))
def test_whatever_is_typed_gives_a_sound_number_or_a_sentence(text: str, question: Input) -> None:
    found = understand(text, question)
    if isinstance(found, Trouble):
        assert found.says
    elif found is not None:
        assert found.is_finite()
        assert found >= 0


def test_a_text_loses_what_cannot_be_seen_and_keeps_its_lines() -> None:
    assert understand_text("  one\ntwo\x00\x07\u200b ") == "one\ntwo"


@pytest.mark.parametrize(("length", "fits"), [(LONGEST_TEXT, True), (LONGEST_TEXT + 1, False)])
def test_a_text_has_an_end(length: int, fits: bool) -> None:
    assert isinstance(understand_text("a" * length), str) is fits
