"""Milton Keynes' own table, a year wide: filled quarter by quarter, with the habits of those who fill it in."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl.workbook import Workbook

from plumbline.frameworks.definition import Answers
from plumbline.frameworks.library import find
from plumbline.frameworks.periods import Period
from plumbline.returns.workbook.checking import check
from plumbline.returns.workbook.foreign.trying import try_layout
from plumbline.returns.workbook.foreign.writing import write_foreign
from plumbline.returns.workbook.issue import Expected
from plumbline.returns.workbook.outcome import Checked, Stage
from plumbline.returns.workbook.writing import write
from tests.returns.workbook import building, hostile
from tests.returns.workbook.building import IDENTITY, ISSUE, SECRET

SCHEDULE = find("milton-keynes/homecare-dps")
EXPECTED = Expected(SCHEDULE, IDENTITY, (SECRET,))
ONE_OF_EACH = (
    {row.key: Decimal(7) for row in SCHEDULE.layout.rows if row.kind != "text"} if SCHEDULE.layout else {}
)
THIS = Answers({**ONE_OF_EACH, "1.1.percent": Decimal(96)}, {"6.6.text": "Moved to live with family"})
FIRST = Answers({**ONE_OF_EACH, "1.1.percent": Decimal(91)})
FILLED = write_foreign(replace(ISSUE, definition=SCHEDULE, known=THIS), {"2026-27-Q1": FIRST})


def checked(change: Callable[[Workbook], object]) -> Checked:
    return check(hostile.changed(FILLED, change), EXPECTED)


def line(book: Workbook, find: str) -> int:
    """The row in which a line of the table stands."""
    return next(row[0].row for row in book.worksheets[0].iter_rows() if row[0].value == find)


def quarter_2(book: Workbook, find: str, value: object) -> None:
    book.worksheets[0].cell(line(book, find), 5).value = value  # type: ignore[assignment]


def test_this_quarters_column_is_read_with_every_check() -> None:
    found = check(FILLED, EXPECTED)
    assert (found.stage, found.problems) == (Stage.READ, ())
    assert found.answers == THIS


def test_earlier_quarters_are_read_too_so_that_a_restatement_can_be_seen() -> None:
    assert check(FILLED, EXPECTED).earlier == {"2026-27-Q1": FIRST}


def test_an_earlier_quarter_that_cannot_be_read_stands_in_nobodys_way() -> None:
    found = checked(lambda book: book.worksheets[0].cell(line(book, "5.1"), 4, "lost"))
    assert found.ok
    assert "5.1.value" not in found.earlier["2026-27-Q1"].values


def test_it_is_said_that_the_table_does_not_prove_whose_it_is() -> None:
    (remark,) = check(FILLED, EXPECTED).remarks
    assert remark.code == "not-named"
    assert "read as Alder Homecare (demonstration)’s, for Quarter 2, 2026–27" in remark.message


@pytest.mark.parametrize(
    ("typed", "number"), [(0.96, "96"), ("96%", "96"), ("96 %", "96"), (0.9607843137, "96.0784")]
)
def test_percentages_are_understood(typed: object, number: str) -> None:
    found = checked(lambda book: quarter_2(book, "1.1", typed))
    assert found.answers.values["1.1.percent"] == Decimal(number)


def test_a_plain_fraction_where_a_percentage_belongs_is_asked_about() -> None:
    def change(book: Workbook) -> None:
        quarter_2(book, "1.1", 0.96)
        book.worksheets[0].cell(line(book, "1.1"), 5).number_format = "General"

    (problem,) = checked(change).problems
    assert "If you mean 96%, enter 96%; if you mean 0.96%, enter 0.96%." in problem.message


def test_a_problem_names_the_cell() -> None:
    (problem,) = checked(lambda book: quarter_2(book, "5.3", "lots")).problems
    assert problem.message == f"Cell {problem.cell} on KPIs says ‘lots’. Enter a number, for example 12."
    assert problem.cell.startswith("E")


def test_a_blank_line_is_asked_for_and_an_optional_one_is_not() -> None:
    def change(book: Workbook) -> None:
        quarter_2(book, "5.3", None)
        quarter_2(book, "6.6 description", None)

    assert [(one.code, one.key) for one in checked(change).problems] == [("blank", "5.3.value")]


def rows_and_columns_inserted(book: Workbook) -> None:
    book.worksheets[0].insert_rows(3, 4)
    book.worksheets[0].insert_cols(3)


def renamed_and_moved(book: Workbook) -> None:
    book.worksheets[0].title = "Monitoring"
    book.create_sheet("Notes", 0)["A1"] = "1.1 see below"


def references_as_numbers(book: Workbook) -> None:
    for row in book.worksheets[0].iter_rows(max_col=1):
        if str(row[0].value).replace(".", "").isdigit():
            row[0].value = float(str(row[0].value))
            row[0].number_format = "0.0"


def one_column_of_words(book: Workbook) -> None:
    for row in book.worksheets[0].iter_rows(max_col=2, min_row=5):
        if row[0].value:
            row[1].value, row[0].value = f"{row[0].value}  {row[1].value}", None


@pytest.mark.parametrize(
    "change",
    [rows_and_columns_inserted, renamed_and_moved, references_as_numbers, one_column_of_words],
    ids=lambda change: change.__name__,
)
def test_lines_and_columns_are_found_by_their_words(change: Callable[[Workbook], None]) -> None:
    found = checked(change)
    assert found.problems == ()
    assert found.answers == THIS


def test_an_open_document_says_the_same() -> None:
    assert check(building.as_ods(FILLED), EXPECTED).answers == THIS


def test_a_line_that_is_gone_is_missed_by_its_words() -> None:
    (problem,) = checked(lambda book: book.worksheets[0].delete_rows(line(book, "5.3"))).problems
    assert (problem.code, problem.key) == ("line-gone", "5.3.value")


def test_a_header_that_is_gone_is_missed_at_its_lines() -> None:
    def change(book: Workbook) -> None:
        for row in book.worksheets[0].iter_rows():
            for cell in row:
                if cell.value == "Q2":
                    cell.value = "Quarter two"

    assert {one.code for one in checked(change).problems} == {"no-column"}


@pytest.mark.parametrize(
    ("cell", "text", "code"),
    [
        ("B2", "Birch Care (demonstration)", "other-provider"),
        ("B3", "HC-2020-07", "other-contract"),
        ("B4", "2025/26", "other-year"),
    ],
)
def test_a_table_that_names_another_return_is_refused(cell: str, text: str, code: str) -> None:
    def change(book: Workbook) -> None:
        book.worksheets[0][cell] = text

    found = checked(change)
    assert (found.stage, [one.code for one in found.problems]) == (Stage.OURS, [code])
    assert f"Cell {cell} on KPIs says" in found.problems[0].message


@pytest.mark.parametrize("text", ["Alder Homecare", "ALDER HOMECARE (DEMONSTRATION)", None])
def test_names_are_not_taken_too_exactly(text: str | None) -> None:
    def change(book: Workbook) -> None:
        book.worksheets[0]["B2"] = text

    assert checked(change).ok


def test_any_other_workbook_is_refused() -> None:
    (problem,) = check(hostile.one_cell("A1"), EXPECTED).problems
    assert "No sheet of this workbook has the lines of Milton Keynes' own table" in problem.message


def test_a_month_has_no_column_in_a_table_of_quarters() -> None:
    identity = replace(IDENTITY, period=Period.parse("2026-27-M06"))
    (problem,) = check(FILLED, replace(EXPECTED, identity=identity)).problems
    assert problem.message.endswith("Fill in the questions on the web page instead.")


def test_our_own_workbook_of_the_same_schedule_is_still_read_as_ours() -> None:
    found = check(write(replace(ISSUE, definition=SCHEDULE)), EXPECTED)
    assert found.stage is Stage.CELLS
    assert {one.code for one in found.problems} == {"blank"}


def test_a_sample_shows_what_stands_where() -> None:
    tried = try_layout(FILLED, SCHEDULE)
    assert tried.ok
    first = tried.lines[0]
    assert (first.key, first.find, first.sheet) == ("1.1.percent", "1.1", "KPIs")
    assert first.shows == {"Q1": "0.91", "Q2": "0.96", "Q3": "", "Q4": ""}


def test_a_sample_that_lacks_a_line_or_a_header_says_so() -> None:
    def change(book: Workbook) -> None:
        book.worksheets[0].delete_rows(line(book, "5.3"))
        book.worksheets[0].cell(line(book, "7.1") - 1, 7).value = "Fourth"

    tried = try_layout(hostile.changed(FILLED, change), SCHEDULE)
    assert "No line begins with “5.3”, which should fill 5.3.value." in tried.problems
    assert any("the line “7.1”, stands under a header row without “Q4”" in says for says in tried.problems)


def test_a_sample_that_is_no_workbook_says_so() -> None:
    assert try_layout(b"%PDF", SCHEDULE).problems[0].startswith("This is a PDF.")


def test_a_sample_without_the_table_says_so() -> None:
    assert try_layout(hostile.one_cell("A1"), SCHEDULE).problems[0].startswith("No line was found")


def test_a_schedule_without_a_table_of_its_own_has_nothing_to_try_or_write() -> None:
    assert not try_layout(FILLED, building.SCHEDULE).ok
    with pytest.raises(ValueError, match="has no table of its own"):
        write_foreign(ISSUE)
