"""The PDF as assistive technology finds it: titled, tagged, in order, and with nothing in it but what was said."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plumbline.papers import pdf as making
from plumbline.papers.font import drawn
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
from plumbline.papers.pdf import as_pdf
from tests.papers.reading import opened, tags, told_headers, words
from tests.papers.sample import AT, visit_report

HOSTILE = '#panic("x") *bold* $x^2$ \\ [a] @ref <label> #import "/etc/passwd": * "] {{ 1 }} // /* `raw`'


def of(*blocks: Block, **more: str) -> Paper:
    named = {"title": "Report", "council": "Exampleshire County Council", **more}
    return Paper(dated_on=date(2026, 11, 20), blocks=blocks, **named)


def read(*blocks: Block, **more: str) -> pikepdf.Pdf:
    return opened(as_pdf(of(*blocks, **more), at=AT))


@pytest.fixture(scope="module")
def report() -> pikepdf.Pdf:
    return opened(as_pdf(visit_report(), at=AT))


def test_it_says_that_it_is_accessible_what_it_is_called_and_in_which_language(report: pikepdf.Pdf) -> None:
    about = report.open_metadata()

    assert about["pdfuaid:part"] == "1"
    assert about["dc:title"] == "Quality monitoring visit report"
    assert report.docinfo["/Author"] == "Exampleshire County Council"
    assert report.Root.Lang == "en-GB"
    assert report.Root.ViewerPreferences.DisplayDocTitle
    assert report.Root.MarkInfo.Marked


def test_headings_are_in_order_below_the_title(report: pikepdf.Pdf) -> None:
    headings = [(int(tag.name[1]), tag.title) for tag in tags(report) if tag.name in {"H1", "H2", "H3", "H4"}]

    assert headings[:3] == [(1, "Quality monitoring visit report"), (2, "Summary"), (2, "Scores")]
    assert [level for level, _ in headings].count(1) == 1
    assert all(below - above <= 1 for (above, _), (below, _) in pairwise(headings))


def test_lists_quotes_and_tables_are_what_they_look_like(report: pikepdf.Pdf) -> None:
    names = [tag.name for tag in tags(report)]

    assert [names.count(name) for name in ("L", "BlockQuote", "Table", "Caption", "Figure")] == [
        3,
        2,
        3,
        4,
        1,
    ]


def test_a_table_over_pages_is_one_table_with_headers(report: pikepdf.Pdf) -> None:
    rows = tuple((f"Question {number}", "Yes", Cell("G · Green", "good")) for number in range(1, 121))

    long = read(Table("Every question", ("Question", "Answer", "Rating"), rows))

    found = tags(long)
    assert len(long.pages) > 2
    assert [tag.name for tag in found].count("Table") == 1
    assert [tag.scope for tag in found if tag.name == "TH"] == ["Column"] * 3 + ["Row"] * 120
    assert [tag.name for tag in found].count("TR") == 121
    again = words(long, artifacts=True).count("QuestionAnswerRating")
    assert again == len(long.pages) - 1


def test_each_cell_of_a_table_or_chart_names_the_headers_of_its_column_and_its_row() -> None:
    areas = tuple((f"Area {number}", f"{number}%", Cell("A · Amber", "fair")) for number in range(12))

    found = read(
        Table("Scores", ("Area", "Score", "Rating"), areas, total=("Overall", "", "")),
        BarChart("Bars", (Bar("Medicines", 58, "58%"), Bar("Staffing", 70, "70%")), 100),
    )

    assert [tag.scope for tag in tags(found) if tag.name == "TH"].count("Row") == 13 + 2
    assert told_headers(found) == [[("Column", False), ("Row", True)]] * (13 * 2 + 2)
    assert not found.check_pdf_syntax()


def test_the_contents_lead_to_the_parts() -> None:
    found = [
        tag.name
        for tag in tags(read(Contents(), Heading("Scores"), Heading("Medicines", 2), Heading("Detail", 3)))
    ]

    assert [found.count(name) for name in ("TOCI", "Link", "H1", "H2", "H3", "H4")] == [2, 2, 1, 1, 1, 1]


def test_a_photograph_has_its_words(report: pikepdf.Pdf) -> None:
    (figure,) = (tag for tag in tags(report) if tag.name == "Figure")

    assert figure.alt.startswith("An open wall cupboard")


def test_a_chart_is_read_as_a_table_and_its_bars_are_not_read() -> None:
    chart = BarChart("Scores", (Bar("Medicines", 58, "58% R", "bad", 74, "74%"),), 100, befores="Last visit")

    found = read(chart)

    assert words(found).endswith("ScoresAreaScoreLastvisitMedicines58%R74%")
    assert not [tag for tag in tags(found) if tag.name == "Figure"]


def test_header_and_footer_are_not_read_out(report: pikepdf.Pdf) -> None:
    beside = words(report, artifacts=True)

    for page in range(1, len(report.pages) + 1):
        assert f"Page{page}of{len(report.pages)}" in beside
    assert beside.count("QMV-2026-0147") == len(report.pages) - 1
    assert "Page" not in words(report)


def test_what_looks_like_markup_is_printed_as_it_was_typed() -> None:
    told = words(
        read(
            Heading(HOSTILE),
            Paragraph((HOSTILE, Bold(HOSTILE))),
            Bullets((HOSTILE,)),
            Numbered((HOSTILE,)),
            Facts(((HOSTILE, HOSTILE),)),
            Table(HOSTILE, (HOSTILE, HOSTILE), ((HOSTILE, Cell(HOSTILE, "good")),), total=(HOSTILE, HOSTILE)),
            BarChart(HOSTILE, (Bar(HOSTILE, 1, HOSTILE, "", None, HOSTILE),), 2, HOSTILE, HOSTILE, HOSTILE),
            Rating(HOSTILE, HOSTILE, "good", HOSTILE),
            Callout(HOSTILE, HOSTILE),
            Quote(HOSTILE, HOSTILE),
            title=HOSTILE,
            subtitle=HOSTILE,
            council=HOSTILE,
            reference=HOSTILE,
            state=HOSTILE,
        )
    )

    assert told.count(HOSTILE.replace(" ", "")) == 28 + 5  # the blocks, and the cover


def test_every_character_of_the_font_has_its_shape() -> None:
    """PDF/UA-1 refuses a character that cannot be drawn; here all of them stand in one paper."""
    everything = " ".join(map(chr, sorted(drawn())))

    assert read(Paragraph(everything)).pages


@settings(max_examples=25, deadline=None)
@given(*[st.text(max_size=80)] * 4)
def test_nothing_that_somebody_types_stops_a_report(one: str, two: str, three: str, four: str) -> None:
    paper = of(
        Heading(one, 3),
        Paragraph((two, Bold(three))),
        Bullets((four, one)),
        Facts(((one, two),)),
        Table(three, (one, two), ((four, Cell(f"{three}.", "bad")),)),
        BarChart(two, (Bar(four, 3, one, "good"),), 5),
        Rating(one, two, "fair", three),
        Callout(four, one),
        Quote(two, three),
        title=four,
        subtitle=one,
        council=two,
        reference=three,
        state=four,
    )

    assert as_pdf(paper, at=AT).startswith(b"%PDF-")


def test_long_words_stay_on_the_page() -> None:
    word = "w" * 400
    paper = read(Paragraph(word), Table("", ("Address", "No."), ((f"https://{word}", "1"),)), Heading(word))

    assert words(paper).count("w" * 400) == 3


def test_a_paper_without_blocks_is_its_first_page() -> None:
    assert len(read().pages) == 1


def test_a_table_without_rows_and_a_chart_without_bars_stand() -> None:
    names = [tag.name for tag in tags(read(Table("Nothing yet", ("Area",), ()), BarChart("None", (), 100)))]

    assert names.count("Table") == 2


def test_a_page_break_starts_a_page_and_none_comes_from_two() -> None:
    assert len(read(Paragraph("One."), PageBreak(), PageBreak(), Paragraph("Two.")).pages) == 2


def test_the_same_paper_at_the_same_time_is_the_same_file() -> None:
    paper = visit_report()

    assert as_pdf(paper, at=AT) == as_pdf(paper, at=AT)
    assert as_pdf(paper, at=AT) != as_pdf(paper, at=AT + timedelta(minutes=1))
    assert as_pdf(paper, at=AT) != as_pdf(replace(paper, state="Final"), at=AT)


def test_a_font_that_is_not_there_stops_the_paper(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(making, "fonts", list)

    with pytest.raises(making.NotSet, match="font"):
        as_pdf(of(Paragraph("Words.")), at=AT)
