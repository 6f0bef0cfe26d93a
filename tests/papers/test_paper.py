"""A paper's values refuse what could not be read by everybody, and what would come out crooked."""

import pytest

from plumbline.papers.paper import Cell, Paragraph, Photograph, Table, prose
from plumbline.papers.photographs import width_mm
from tests.papers.sample import medicine_cabinet


def test_a_tint_needs_a_word() -> None:
    with pytest.raises(ValueError, match="needs its word"):
        Cell("", "bad")


def test_a_photograph_needs_words_for_those_who_cannot_see_it() -> None:
    with pytest.raises(ValueError, match="what it shows"):
        Photograph(b"", alt=" ")


@pytest.mark.parametrize(
    ("more", "says"),
    [
        ({"rows": (("Care",),)}, "2 columns, row 1 has 1 cells"),
        ({"rows": (), "total": ("Sum", "1", "2")}, "its total has 3 cells"),
        ({"rows": (), "aligned": ("left",)}, "1 are described"),
        ({"rows": (), "widths": (1, 2, 3)}, "3 are described"),
        ({"rows": (), "head": ()}, "no columns"),
    ],
)
def test_a_crooked_table_is_refused_by_its_name(more: dict[str, object], says: str) -> None:
    with pytest.raises(ValueError, match=f"“Scores”.*{says}"):
        Table(**{"caption": "Scores", "head": ("Area", "Score"), **more})  # type: ignore[arg-type]


@pytest.mark.parametrize("content", [b"", b"GIF89a", b"\xff\xd8\xff cut short", b"%PDF-1.7"])
def test_what_is_no_picture_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="a JPEG or a PNG file"):
        width_mm(content)


def test_a_tall_photograph_leaves_room_on_its_page() -> None:
    assert width_mm(medicine_cabinet()) == 130
    assert width_mm(medicine_cabinet(height=2400)) == 44


@pytest.mark.parametrize(
    ("typed", "paragraphs"),
    [
        ("", ()),
        (" \r\n \r\n", ()),
        ("One.\r\nStill one.\r\n\r\n\r\nTwo.", ("One.\nStill one.", "Two.")),
        ("One.\n   \nTwo.\n", ("One.", "Two.")),
    ],
)
def test_an_empty_line_divides_what_somebody_typed(typed: str, paragraphs: tuple[str, ...]) -> None:
    assert prose(typed) == tuple(Paragraph(text) for text in paragraphs)
