"""Headings go down one level at a time, whatever parts a paper was made of."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.papers.order import UNTITLED, in_order, leads
from plumbline.papers.paper import Bullets, Heading, PageBreak, Paper, Paragraph
from tests.papers.sample import visit_report

Level = Literal[1, 2, 3]
LEVELS: st.SearchStrategy[list[Level]] = st.lists(st.sampled_from([1, 2, 3]))


def levels(*given: Level) -> list[int]:
    paper = Paper(
        title="Report",
        council="Exampleshire",
        dated_on=visit_report().dated_on,
        blocks=tuple(Heading(f"Part {number}", level) for number, level in enumerate(given)),
    )
    return [block.level for block in in_order(paper).blocks if isinstance(block, Heading)]


@pytest.mark.parametrize(
    ("given", "drawn"),
    [((1, 2, 3), [1, 2, 3]), ((3,), [1]), ((1, 3, 3, 2), [1, 2, 3, 2]), ((2, 1, 3), [1, 1, 2])],
)
def test_a_level_left_out_is_closed_up(given: tuple[Level, ...], drawn: list[int]) -> None:
    assert levels(*given) == drawn


@given(LEVELS)
def test_no_paper_goes_down_two_levels_at_once(given: list[Level]) -> None:
    drawn = levels(*given)

    assert all(below - above <= 1 for above, below in zip([0, *drawn], drawn, strict=False))


def test_a_heading_without_words_is_left_out_and_a_paper_without_a_title_is_given_one() -> None:
    paper = Paper(
        title=" \x07 ",
        council="Exampleshire\nCounty Council",
        dated_on=visit_report().dated_on,
        blocks=(Heading("\u200b"), Paragraph("Still here."), PageBreak()),
    )

    tidied = in_order(paper)

    assert tidied.title == UNTITLED
    assert tidied.council == "Exampleshire County Council"
    assert tidied.blocks == (Paragraph("Still here."), PageBreak())


def test_a_paragraph_stays_with_the_list_it_leads_to() -> None:
    blocks = (Paragraph("We saw:"), Bullets(("One.",)), Paragraph("And then."), Paragraph("The end."))

    assert leads(blocks) == (True, False, False, False)
