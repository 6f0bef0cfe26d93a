"""Where figures stand in a council's own table."""

import pytest

from plumbline.frameworks import library
from plumbline.frameworks.layout import CellKind, Layout, LayoutRow
from plumbline.frameworks.periods import Period


@pytest.fixture(scope="module")
def layout() -> Layout:
    layout = library.find("milton-keynes/homecare-dps").layout
    assert layout is not None
    return layout


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("1.1", "1.1.percent"),
        ("1.1 The percentage of planned visits that were not less than 50%", "1.1.percent"),
        ("  1.1\nThe percentage", "1.1.percent"),
        ("2.2", "2.2a.percent"),
        ("5.3 Total No. of care hours delivered", "5.3.value"),
        ("6.6 Other - please describe", "6.6.value"),
        ("6.6 Description", "6.6.text"),
        ("7.7", "7.7.value"),
    ],
)
def test_a_line_is_found_by_how_it_begins(layout: Layout, text: str, key: str) -> None:
    row = layout.row_for(text)

    assert row is not None
    assert row.key == key


@pytest.mark.parametrize("text", ["", "1.10", "1.1.2", "KPI 1", "11.1", "Target", "The 1.1", "2.2a"])
def test_other_cells_begin_no_line(layout: Layout, text: str) -> None:
    assert layout.row_for(text) is None


@pytest.mark.parametrize(
    ("header", "number"), [("Q1", 1), (" q4 ", 4), ("Target", None), ("Q5", None), ("", None)]
)
def test_a_header_names_its_period(layout: Layout, header: str, number: int | None) -> None:
    assert layout.number_of(header) == number


def test_a_period_has_its_column_or_says_that_it_has_none(layout: Layout) -> None:
    assert layout.column_for(Period.parse("2026-27-Q3")) == "Q3"
    with pytest.raises(ValueError, match="has no column"):
        layout.column_for(Period.parse("2026-27-M03"))


def test_a_cell_holds_what_its_input_is(layout: Layout) -> None:
    kinds = {row.key: row.kind for row in layout.rows}

    assert kinds["1.1.percent"] is CellKind.PERCENT
    assert kinds["5.3.value"] is CellKind.VALUE
    assert kinds["6.6.text"] is CellKind.TEXT
    assert LayoutRow("2.2a.percent", "2.2").ref == "2.2a"
