"""The heat map: letters as well as colours, and a name for every cell."""

from plumbline.ui.heat import Column, HeatMap, Note, Row, heat_cell
from plumbline.ui.marks import rating_mark
from tests.ui.anatomy import drawn

RED = heat_cell("red", row="Alder", column="4.1", figure="71.4%", href="/r/1#4.1")
NOT_RETURNED = heat_cell("not-returned", row="Birch", column="4.1")
MAP = HeatMap(
    "Quarter 1 2026",
    (Column("4.1", "Reviews on time", "?sort=4.1"),),
    (
        Row("Alder", (RED,), "/p/1", (Note("●●○"), Note(mark=rating_mark("good")))),
        Row("Birch", (NOT_RETURNED,), "", (Note("○○○"), Note("none"))),
    ),
    note_heads=("On time", "CQC"),
)


def test_a_cell_says_whose_it_is_because_its_link_is_read_alone() -> None:
    assert RED.label == "Alder, 4.1: red, 71.4%"
    assert NOT_RETURNED.label == "Birch, 4.1: not returned"


def test_the_key_explains_only_the_marks_that_occur_and_always_in_one_order() -> None:
    assert [mark.code for mark in MAP.key] == ["red", "not-returned"]


def test_the_map_is_a_table_that_can_be_scrolled_by_keyboard() -> None:
    html = drawn("{% heat_map heat %}", heat=MAP)

    assert 'role="region" aria-label="Quarter 1 2026" tabindex="0"' in html
    assert html.count('<th scope="row"') == 2
    assert html.count('<th scope="col"') == 4
    assert '<span aria-hidden="true">R</span>' in html
    assert 'href="/r/1#4.1"' in html
    assert "style=" not in html


def test_on_a_phone_each_cell_names_its_head_and_is_still_a_cell() -> None:
    html = drawn("{% heat_map heat %}", heat=MAP)

    assert html.count('role="cell" data-label="4.1"') == 2
    assert html.count('role="cell" data-label="On time"') == 2
    assert [
        html.count(f'role="{role}"') for role in ("table", "rowgroup", "row", "columnheader", "rowheader")
    ] == [
        1,
        2,
        3,
        4,
        2,
    ]


def test_a_name_is_never_markup() -> None:
    assert "<b>" not in drawn("{% heat_map heat %}", heat=HeatMap("x", (), (Row("<b>Alder</b>", ()),)))
