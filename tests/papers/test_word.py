"""The Word document opened again: its headings, lists and header rows are real, and it says who sent it."""

import zipfile
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import docx
import pytest
from docx.document import Document
from docx.oxml.ns import qn
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbline.papers.paper import (
    Bar,
    BarChart,
    Block,
    Bold,
    Bullets,
    Callout,
    Cell,
    Contents,
    Facts,
    Heading,
    Numbered,
    PageBreak,
    Paper,
    Paragraph,
    Quote,
    Rating,
    Table,
)
from plumbline.papers.word import as_word
from tests.papers.sample import AT, visit_report


def of(*blocks: Block, **more: str) -> Paper:
    named = {"title": "Report", "council": "Exampleshire County Council", **more}
    return Paper(dated_on=date(2026, 11, 20), blocks=blocks, **named)


def read(*blocks: Block, **more: str) -> Document:
    return docx.Document(BytesIO(as_word(of(*blocks, **more), at=AT)))


@pytest.fixture(scope="module")
def report() -> Document:
    return docx.Document(BytesIO(as_word(visit_report(), at=AT)))


def found(inside: Any, name: str) -> list[Any]:
    """Elements by Word's own name, such as "w:tblHeader"."""
    return list(inside.iter(qn(name)))


def test_it_says_what_it_is_called_whose_it_is_and_in_which_language(report: Document) -> None:
    about = report.core_properties

    assert (about.title, about.author, about.language) == (
        "Quality monitoring visit report",
        "Exampleshire County Council",
        "en-GB",
    )
    assert {each.get(qn("w:val")) for each in found(report.styles.element, "w:lang")} == {"en-GB"}


def test_headings_are_styles_in_order(report: Document) -> None:
    styled = [
        (paragraph.style.name, paragraph.text)
        for paragraph in report.paragraphs
        if paragraph.style and (paragraph.style.name or "").startswith(("Title", "Heading"))
    ]

    assert styled[:4] == [
        ("Title", "Quality monitoring visit report"),
        ("Heading 1", "Summary"),
        ("Heading 1", "Scores"),
        ("Heading 1", "What we found"),
    ]
    assert ("Heading 2", "Medicines") in styled


def test_header_rows_come_again_on_each_page(report: Document) -> None:
    for table in report.tables:
        first, *others = table.rows
        assert found(first._tr, "w:tblHeader")
        assert not any(found(row._tr, "w:tblHeader") for row in others)


def test_the_first_row_and_the_first_column_are_headers(report: Document) -> None:
    looks = [each for table in report.tables for each in found(table._tbl, "w:tblLook")]

    assert [(each.get(qn("w:firstRow")), each.get(qn("w:firstColumn"))) for each in looks] == [("1", "1")] * 3
    assert {each.get(qn("w:val")) for each in looks} == {
        "04A0"
    }  # the same, for readers of the older attribute


def test_only_tables_and_charts_are_tables(report: Document) -> None:
    captions = [found(table._tbl, "w:tblCaption")[0].get(qn("w:val")) for table in report.tables]

    assert [caption.split()[0] for caption in captions] == ["Score,", "Scores", "Actions,"]


def test_a_rating_has_its_tint_and_its_word() -> None:
    (table,) = read(Table("Scores", ("Area", "Rating"), (("Medicines", Cell("R · Red", "bad")),))).tables

    cell = table.rows[1].cells[1]

    assert cell.text == "R · Red"
    assert [each.get(qn("w:fill")) for each in found(cell._tc, "w:shd")] == ["F8D9D6"]


def test_a_photograph_has_its_words_and_a_bar_none(report: Document) -> None:
    pictures = found(report.element, "wp:docPr")

    described = [each.get("descr") for each in pictures if each.get("descr")]
    assert [words[:21] for words in described] == ["An open wall cupboard"]
    assert len(pictures) == 1 + 6 + 1  # the photograph, the bars, what their mark means
    assert len({each.get("id") for each in pictures}) == 8


def test_each_numbered_list_starts_at_one() -> None:
    listed = read(Numbered(("a", "b")), Paragraph("Between."), Numbered(("c",)))

    numbers = [each.get(qn("w:val")) for each in found(listed.element.body, "w:numId")]

    assert numbers[0] == numbers[1] != numbers[2]


def test_pages_are_numbered_and_the_head_stands_from_the_second(report: Document) -> None:
    section = report.sections[0]

    assert section.different_first_page_header_footer
    assert section.header.paragraphs[0].text == "Exampleshire County Council\tQMV-2026-0147"
    assert section.first_page_header.paragraphs[0].text == ""
    for footer in (section.footer, section.first_page_footer):
        fields = [each.get(qn("w:instr")) for each in found(footer._element, "w:fldSimple")]
        assert fields == ["PAGE", "NUMPAGES"]


def test_the_contents_lead_to_the_parts() -> None:
    written = read(Contents(), Heading("Scores"), Heading("Medicines", 2), Heading("Detail", 3)).element.body

    links = found(written, "w:hyperlink")
    anchors = [each.get(qn("w:anchor")) for each in links]
    assert ["".join(part.text for part in found(each, "w:t")) for each in links] == ["Scores", "Medicines"]
    assert anchors == [each.get(qn("w:name")) for each in found(written, "w:bookmarkStart")]
    assert [each.get(qn("w:fldCharType")) for each in found(written, "w:fldChar")] == [
        "begin",
        "separate",
        "end",
    ]


def test_the_contents_of_a_paper_without_parts_are_their_title() -> None:
    assert [paragraph.text for paragraph in read(Contents("In this report")).paragraphs][
        -1
    ] == "In this report"


def test_what_leads_to_a_table_stays_on_its_page() -> None:
    written = read(Paragraph("These are the scores:"), Table("Scores", ("Area",), (("Care",),)))

    lead = next(paragraph for paragraph in written.paragraphs if paragraph.text == "These are the scores:")
    assert lead.paragraph_format.keep_with_next


def test_line_ends_and_bold_stay() -> None:
    written = read(Paragraph(("One.\nTwo ", Bold("three"))))

    paragraph = next(each for each in written.paragraphs if each.text.startswith("One."))
    assert paragraph.text == "One.\nTwo three"
    assert [run.text for run in paragraph.runs if run.bold] == ["three"]


def test_what_looks_like_xml_is_written_as_it_was_typed() -> None:
    typed = '<w:b/> &amp; ]]> "quoted" {{ 1 }}'

    assert typed in [paragraph.text for paragraph in read(Paragraph(typed)).paragraphs]


def test_a_paper_without_blocks_opens() -> None:
    assert [paragraph.text for paragraph in read().paragraphs][:2] == [
        "Exampleshire County Council",
        "Report",
    ]


def test_two_tables_stay_two_and_the_last_has_an_end() -> None:
    table = Table("", ("Area",), (("Care",),))

    body = read(table, table, PageBreak(), table).element.body

    ends = [child.tag.rpartition("}")[2] for child in body]
    assert ends[-7:] == ["tbl", "p", "tbl", "p", "tbl", "p", "sectPr"]


def test_a_page_break_leaves_no_empty_line_and_no_empty_page() -> None:
    written = read(Paragraph("One."), PageBreak(), PageBreak(), Heading("Two"), PageBreak())

    assert [paragraph.text for paragraph in written.paragraphs][-2:] == ["One.", "Two"]
    assert written.paragraphs[-1].paragraph_format.page_break_before


@settings(max_examples=25, deadline=None)
@given(*[st.text(max_size=80)] * 3)
def test_nothing_that_somebody_types_stops_a_report(one: str, two: str, three: str) -> None:
    written = read(
        Heading(one, 3),
        Paragraph((two, Bold(three))),
        Bullets((one, two)),
        Numbered((two,)),
        Facts(((one, two),)),
        Table(three, (one, two), ((one, Cell(f"{three}.", "bad")),)),
        BarChart(two, (Bar(three, 3, one, "good"),), 5),
        Rating(one, two, "fair", three),
        Callout(three, one),
        Quote(two, three),
        title=three,
        subtitle=one,
        council=two,
        reference=three,
        state=one,
    )

    assert len(written.tables) == 2


def test_the_same_paper_at_the_same_time_is_the_same_file() -> None:
    paper = visit_report()

    assert as_word(paper, at=AT) == as_word(paper, at=AT)
    assert as_word(paper, at=AT) != as_word(paper, at=AT + timedelta(minutes=1))
    assert as_word(paper, at=AT) != as_word(replace(paper, state="Final"), at=AT)


def test_the_file_names_no_time_but_the_papers() -> None:
    with zipfile.ZipFile(BytesIO(as_word(visit_report(), at=AT))) as whole:
        assert {part.date_time for part in whole.infolist()} == {(2026, 11, 20, 16, 30, 0)}
