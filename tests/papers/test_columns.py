"""Columns take the room that their words need, and bars the length that their values say."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.papers.columns import share, shares, stays_together
from plumbline.papers.paper import Table
from plumbline.papers.typesetting import values
from tests.papers.sample import visit_report

WORDS = st.text(alphabet="ab cd\n", max_size=90)


def test_a_column_of_sentences_is_wider_than_one_of_numbers() -> None:
    number, action, due = shares(
        [["No.", "Action", "Due"], ["1", "Audit every medicine record each month, and act.", "11 Dec 2026"]]
    )

    assert number < due < action


@given(
    st.integers(1, 8).flatmap(
        lambda count: st.lists(st.lists(WORDS, min_size=count, max_size=count), min_size=1)
    )
)
def test_every_column_has_room(rows: list[list[str]]) -> None:
    assert all(width > 0 for width in shares(rows))
    assert len(shares(rows)) == len(rows[0])


@pytest.mark.parametrize("block", [block for block in visit_report().blocks if isinstance(block, Table)])
def test_no_word_is_divided_where_all_have_room(block: Table) -> None:
    assert "\u200b" not in str(values(block))


def test_a_word_is_divided_rather_than_run_into_the_next_column() -> None:
    crowded = Table("", ("Communication",) * 12, (("Safeguarding",) * 12,))

    assert "S\u200ba" in values(crowded)["rows"][0]["cells"][0]["text"][0][0]


@pytest.mark.parametrize(("rows", "together"), [(12, True), (13, False)])
def test_only_a_small_table_is_kept_on_one_page(rows: int, together: bool) -> None:
    assert stays_together([["Area", "Score"]] * rows) is together


@pytest.mark.parametrize(
    ("value", "most", "reach"),
    [(50, 100, 0.5), (0, 10, 0), (12, 10, 1), (-1, 10, 0), (None, 10, None), (5, 0, None)],
)
def test_a_bar_reaches_as_far_as_its_value_says(
    value: float | None, most: float, reach: float | None
) -> None:
    assert share(value, most) == reach
