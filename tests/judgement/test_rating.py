"""One figure judged: the rating, or the state that stands in for it, and why."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.judgement.display import Unit
from plumbline.judgement.judgement import Judgement, Rag, State
from plumbline.judgement.rating import rate
from plumbline.judgement.standard import Withheld
from tests.judgement.figures import (
    AT_LEAST_80,
    AT_MOST_2,
    FROM_95_TO_100,
    Number,
    against,
    amount,
    visits,
)

PARTIAL = Withheld(
    State.NOT_ASSESSED, "partial", "Not rated, because the figures cover only part of the period."
)
COUNTS = st.one_of(st.none(), st.integers(min_value=0, max_value=500))


def said(judgement: Judgement) -> str:
    return " ".join(reason.says for reason in judgement.reasons)


def test_the_worked_example_is_96_078_and_neither_514_900_nor_95_92() -> None:
    judgement = rate(visits(4900, 5100), against(AT_LEAST_80))

    assert judgement.score == Fraction(490000, 5100)
    assert judgement.score not in {Fraction(514900), Fraction(4700 * 100, 4900)}
    assert judgement.display == "96%"
    assert judgement.rating == Rag.GREEN


@pytest.mark.parametrize(
    ("top", "bottom", "rating"),
    [
        (80, 100, "green"),
        (79, 100, "amber"),
        (75, 100, "amber"),
        (74, 100, "red"),
        (0, 100, "red"),
        (0, 0, "no-activity"),
        (None, 0, "no-activity"),
        (None, 100, "not-returned"),
        (80, None, "not-returned"),
        (None, None, "not-returned"),
        (101, 100, "not-assessed"),
        (1, 0, "not-assessed"),
        (-1, 100, "not-assessed"),
        ("79.5", 100, "not-assessed"),
        ("NaN", 100, "not-assessed"),
        ("Infinity", 100, "not-assessed"),
        (80, "1e999", "not-assessed"),
        ("1e-999", 100, "not-assessed"),
        ("-0", 100, "red"),
    ],
)
def test_a_percentage_is_rated_or_says_why_not(top: Number, bottom: Number, rating: str) -> None:
    assert rate(visits(top, bottom), against(AT_LEAST_80)).rating == rating


@given(top=COUNTS, bottom=COUNTS)
def test_missing_numbers_never_improve_a_rating_and_are_never_green(
    top: int | None, bottom: int | None
) -> None:
    judgement = rate(visits(top, bottom), against(AT_LEAST_80))

    if top is None or not bottom:
        assert judgement.rating in set(State)
        assert judgement.score is None
    if judgement.rating == Rag.GREEN:
        assert top is not None
        assert bottom
        assert top * 100 >= 80 * bottom


@given(top=COUNTS, bottom=COUNTS)
def test_a_figure_that_is_withheld_or_has_no_target_is_never_rated(
    top: int | None, bottom: int | None
) -> None:
    figure = visits(top, bottom)

    assert rate(figure, against(AT_LEAST_80), PARTIAL).rating in set(State)
    assert rate(figure, against(None)).rating in set(State)
    assert rate(figure, against(None), PARTIAL).rating in set(State)


@given(top=COUNTS, bottom=COUNTS)
def test_every_judgement_gives_a_reason_in_whole_sentences(top: int | None, bottom: int | None) -> None:
    for reason in rate(visits(top, bottom), against(AT_LEAST_80)).reasons:
        assert reason.says[-1] == "."
        assert reason.rule.startswith("1.1.")


def test_the_reasons_name_numbers_target_basis_and_source() -> None:
    judgement = rate(visits(3900, 5100), against(AT_LEAST_80))

    assert judgement.rating == Rag.AMBER
    for part in ("3,900", "5,100", "76.470…%", "80%", "published", "KPI 1, line 1.1", "local default", "75%"):
        assert part in said(judgement)
    assert "Tolerance not contractual" in said(judgement)
    assert [reason.effect for reason in judgement.reasons] == ["", "", "amber"]
    assert [reason.basis for reason in judgement.reasons] == ["published", "published", "local default"]


def test_a_green_figure_does_not_speak_of_a_tolerance_it_did_not_need() -> None:
    assert "amber" not in said(rate(visits(90, 100), against(AT_LEAST_80)))


def test_no_activity_says_that_it_is_neither_good_nor_bad() -> None:
    judgement = rate(visits(0, 0), against(AT_LEAST_80))

    assert judgement.display == "No activity"
    assert "neither good nor bad" in said(judgement)


def test_what_is_missing_is_named_and_counted() -> None:
    judgement = rate(visits(None, 100), against(AT_LEAST_80))

    assert judgement.missing == ("Visits of at least half the commissioned time",)
    assert judgement.completeness < 1


def test_a_partial_period_is_shown_and_not_rated() -> None:
    judgement = rate(visits(90, 100), against(AT_LEAST_80), PARTIAL)

    assert judgement.rating == State.NOT_ASSESSED
    assert (judgement.score, judgement.display) == (90, "90%")
    assert "only part of the period" in said(judgement)


def test_a_percentage_given_ready_made_is_rated_and_says_that_counts_are_not_stated() -> None:
    judgement = rate(visits(None, None, stated="79.5"), against(AT_LEAST_80))

    assert (judgement.rating, judgement.score) == (Rag.AMBER, Decimal("79.5"))
    assert "given as a percentage, counts not stated" in said(judgement)
    assert judgement.would_change == ("0.5 percentage points more would have reached the target of 80%.",)


def test_counts_speak_before_a_ready_made_percentage() -> None:
    assert rate(visits(10, 100, stated=95), against(AT_LEAST_80)).rating == Rag.RED


@pytest.mark.parametrize("stated", ["100.1", "-1", "NaN", "1e999"])
def test_an_impossible_percentage_is_not_rated(stated: str) -> None:
    assert rate(visits(None, None, stated=stated), against(AT_LEAST_80)).rating == State.NOT_ASSESSED


def test_not_applicable_speaks_before_anything_else() -> None:
    apart = Withheld(State.NOT_APPLICABLE, "not-applicable", "This home has no nursing beds.")

    assert rate(visits(None, None), against(AT_LEAST_80), apart).rating == State.NOT_APPLICABLE
    assert rate(visits(90, 100), against(AT_LEAST_80), apart).rating == State.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("top", "bottom", "bands", "ways"),
    [
        (68, 100, "higher", ["7 more", "12 more"]),
        (79, 100, "higher", ["1 more (visits"]),
        (80, 100, "higher", []),
        (4079, 5100, "higher", ["1 more (visits"]),
        (9, 100, "lower", ["4 fewer", "7 fewer"]),
        (4, 100, "lower", ["2 fewer"]),
        (80, 100, "range", ["10 more", "15 more"]),
        (110, 100, "range", ["5 fewer", "10 fewer"]),
        (103, 100, "range", ["3 fewer"]),
    ],
)
def test_what_would_have_changed_it_is_exact(top: int, bottom: int, bands: str, ways: list[str]) -> None:
    standard = against({"higher": AT_LEAST_80, "lower": AT_MOST_2, "range": FROM_95_TO_100}[bands])
    judgement = rate(visits(top, bottom, is_share=False), standard)

    assert len(judgement.would_change) == len(ways)
    assert all(told.startswith(way) for told, way in zip(judgement.would_change, ways, strict=True))


@given(top=st.integers(min_value=0, max_value=5000), bottom=st.integers(min_value=1, max_value=5000))
def test_the_change_that_is_told_reaches_the_target_and_one_less_does_not(top: int, bottom: int) -> None:
    judgement = rate(visits(min(top, bottom), bottom), against(AT_LEAST_80))
    if judgement.would_change:
        needed = int(judgement.would_change[-1].split(" ")[0].replace(",", ""))
        assert AT_LEAST_80.rate(Fraction((min(top, bottom) + needed) * 100, bottom)) is Rag.GREEN
        assert AT_LEAST_80.rate(Fraction((min(top, bottom) + needed - 1) * 100, bottom)) is not Rag.GREEN


@pytest.mark.parametrize(
    ("given_", "unit", "display"),
    [
        (12, Unit.COUNT, "12"),
        ("12480.5", Unit.HOURS, "12,481"),
        ("99.5", Unit.MONEY, "£99.50"),
        (0, Unit.COUNT, "0"),
    ],
)
def test_a_single_number_without_target_is_shown_and_not_rated(
    given_: Number, unit: Unit, display: str
) -> None:
    judgement = rate(amount(given_, unit), against(None))

    assert (judgement.rating, judgement.display) == (State.NO_TARGET, display)


def test_nought_is_a_number_and_blank_is_not() -> None:
    assert rate(amount(0), against(AT_MOST_2)).rating == Rag.GREEN
    assert rate(amount(None), against(AT_MOST_2)).rating == State.NOT_RETURNED
