"""What a provider may type into a cell, and what is said of it. Each case is a real habit or a real mistake."""

from datetime import date, datetime, time, timedelta
from decimal import Decimal

import pytest
from openpyxl.workbook import Workbook

from plumbline.returns.workbook.checking import check
from plumbline.returns.workbook.faults import FAULTS, CellProblem, grouped
from plumbline.returns.workbook.outcome import Checked, Stage
from plumbline.returns.workbook.writing import write
from tests.returns.workbook import hostile
from tests.returns.workbook.building import EXPECTED, ISSUE, filled, place

BLANK = write(ISSUE)
COUNT, HOURS, PERCENT, MONEY, TEXT = "5.1.value", "5.3.value", "2.2b.percent", "9.1.value", "6.6.text"


def with_answer(key: str, value: object) -> Checked:
    return check(filled(BLANK, {key: value}), EXPECTED)


UNDERSTOOD = [
    (COUNT, 12, "12"),
    (COUNT, 12.0, "12"),
    (COUNT, 0, "0"),
    (COUNT, "12", "12"),
    (COUNT, " 12 ", "12"),
    (COUNT, "\u00a012", "12"),
    (COUNT, "1,234", "1234"),
    (COUNT, "1,234,567", "1234567"),
    (HOURS, 0.1 + 0.2, "0.3"),
    (HOURS, "37.5", "37.5"),
    (HOURS, 100 / 3, "33.3333"),
    (MONEY, "£1,200.50", "1200.50"),
    (MONEY, 1200.5, "1200.5"),
    (PERCENT, 0.95, "95"),
    (PERCENT, 1, "100"),
    (PERCENT, 0, "0"),
    (PERCENT, "95%", "95"),
    (PERCENT, "95 %", "95"),
    (PERCENT, "0.95%", "0.95"),
    (PERCENT, "95", "95"),
]


@pytest.mark.parametrize(("key", "typed", "number"), UNDERSTOOD)
def test_what_is_unmistakable_is_understood(key: str, typed: object, number: str) -> None:
    found = with_answer(key, typed)
    assert found.problems == ()
    assert found.answers.values[key] == Decimal(number)


@pytest.mark.parametrize("typed", ["1,234", "95 %"])
def test_what_was_understood_from_text_is_said(typed: str) -> None:
    key = PERCENT if "%" in typed else COUNT
    (remark,) = with_answer(key, typed).remarks
    assert (remark.code, remark.key) == ("understood", key)
    assert f"‘{typed}’. It was read as {typed.removesuffix(' %').replace(',', '')}." in remark.message


def test_a_result_with_many_decimals_is_rounded_and_that_is_said() -> None:
    (remark,) = with_answer(HOURS, 100 / 3).remarks
    assert remark.message == "Cell C7 on People says 33.3333333333333. It was rounded to 33.3333."


ASKED_ABOUT = [
    (COUNT, "twelve", "not-a-number", "says ‘twelve’. Enter a number, for example 12."),
    (COUNT, "12 visits", "words-beside", "says ‘12 visits’. Enter the number alone, for example 12."),
    (COUNT, "£12", "words-beside", "Enter the number alone, for example 12."),
    (COUNT, "about 10-15", "not-a-number", "says ‘about 10-15’"),
    (COUNT, "n/a", "none-in-words", "says ‘n/a’. If there were none, enter 0."),
    (COUNT, "Nil", "none-in-words", "If there were none, enter 0."),
    (COUNT, "-", "none-in-words", "If there were none, enter 0."),
    (COUNT, "1,23", "commas", "says ‘1,23’. Enter the number without commas"),
    (HOURS, "37,5", "commas", "with a full stop before decimals"),
    (COUNT, -3, "below-nought", "says -3. Enter 0 or more."),
    (COUNT, "-3", "below-nought", "says -3"),
    (COUNT, 12.5, "not-whole", "says 12.5. This counts something: enter a whole number."),
    (COUNT, "1.234", "not-whole", "says 1.234"),
    (COUNT, "95%", "percent-for-count", "says 95%. This asks how many, not for a percentage."),
    (COUNT, 1e30, "too-large", "says 1.000E+30. That is too large to be right."),
    (COUNT, "9" * 400, "too-large", "That is too large to be right."),
    (COUNT, "NaN", "not-a-number", "says ‘NaN’"),
    (COUNT, "Infinity", "not-a-number", "says ‘Infinity’"),
    (COUNT, "1e999", "not-a-number", "says ‘1e999’"),
    (COUNT, "1e3", "not-a-number", "says ‘1e3’"),
    (COUNT, "12²", "words-beside", "says ‘12²’"),
    (COUNT, "٣", "not-a-number", "says ‘٣’"),
    (COUNT, True, "yes-or-no", "says TRUE. Enter a number"),
    (COUNT, date(2026, 2, 1), "date", "holds a date, 1 February 2026. Enter a number"),
    (COUNT, datetime(2026, 2, 1, 9, 30), "date", "holds a date, 1 February 2026"),  # noqa: DTZ001 - as Excel has it
    (COUNT, time(12, 30), "time", "holds a time, 12:30:00."),
    (
        HOURS,
        timedelta(hours=37, minutes=30),
        "duration",
        "Set the format of the cell to Number and enter the number",
    ),
    (
        COUNT,
        "=1+1",
        "unsaved-formula",
        "holds a formula whose result was not saved. Open the workbook in Excel",
    ),
    (COUNT, "#DIV/0!", "error-value", "shows #DIV/0!. Correct the formula, or enter the number itself."),
    (HOURS, "3.14159", "too-precise", "Round it to 4 decimal places."),
    (MONEY, "1200 pounds", "words-beside", "for example 1200."),
    (
        PERCENT,
        "0.95",
        "which-percent",
        "says 0.95. If you mean 95%, enter 95%; if you mean 0.95%, enter 0.95%.",
    ),
    (PERCENT, "1", "which-percent", "If you mean 100%, enter 100%; if you mean 1%, enter 1%."),
    (PERCENT, 95, "over-100", "says 9500%. A percentage here is from 0% to 100%."),
    (PERCENT, "120%", "over-100", "says 120%"),
    (PERCENT, -0.1, "below-nought", "says -10%. Enter 0 or more."),
    (COUNT, None, "blank", "is blank. Enter a number. If there were none, enter 0."),
    (COUNT, "   ", "blank", "is blank"),
    (TEXT, "x" * 5000, "too-long", "has 5,000 characters. Shorten it to 4,000 characters or fewer."),
    (TEXT, "#REF!", "error-value", "shows #REF!"),
]


@pytest.mark.parametrize(("key", "typed", "code", "says"), ASKED_ABOUT)
def test_what_cannot_stand_is_asked_about_by_cell(key: str, typed: object, code: str, says: str) -> None:
    found = with_answer(key, typed)
    (problem,) = found.problems
    sheet, cell = place(key)
    assert (found.stage, problem.sheet, problem.cell, problem.code, problem.key) == (
        Stage.CELLS,
        sheet,
        cell,
        code,
        key,
    )
    assert problem.message.startswith(f"Cell {cell} on {sheet} ")
    assert says in problem.message
    assert key not in found.answers.values


@pytest.mark.parametrize("written", ["1e999", "-1e999", "NaN"])
def test_numbers_without_end_in_the_file_itself_are_no_numbers(written: str) -> None:
    book = hostile.with_member(
        filled(BLANK),
        "xl/worksheets/sheet4.xml",
        lambda xml: xml.replace(b"<v>41</v>", f"<v>{written}</v>".encode()),
    )
    (problem,) = check(book, EXPECTED).problems
    assert (problem.cell, problem.code) == ("C6", "not-a-number" if written == "NaN" else "too-large")


def test_half_a_percentage_in_a_plain_cell_is_asked_about() -> None:
    def plain(book: Workbook) -> None:
        sheet, cell = place(PERCENT)
        book[sheet][cell].number_format = "General"
        book[sheet][cell] = 0.95

    (problem,) = check(hostile.changed(filled(BLANK), plain), EXPECTED).problems
    assert problem.code == "which-percent"


def test_a_count_that_became_a_percentage_is_asked_about() -> None:
    def percent(book: Workbook) -> None:
        sheet, cell = place(COUNT)
        book[sheet][cell].number_format = "0%"

    (problem,) = check(hostile.changed(filled(BLANK), percent), EXPECTED).problems
    assert (problem.code, "says 4100%" in problem.message) == ("percent-for-count", True)


def test_a_text_that_looks_like_a_formula_stays_text() -> None:
    def as_text(book: Workbook) -> None:
        sheet, cell = place(TEXT)
        book[sheet][cell].value = "=cmd|' /C calc'!A0"
        book[sheet][cell].data_type = "s"

    found = check(hostile.changed(filled(BLANK), as_text), EXPECTED)
    assert found.ok
    assert found.answers.texts[TEXT] == "=cmd|' /C calc'!A0"


def test_signs_that_cannot_be_seen_are_taken_out_of_a_text() -> None:
    found = with_answer(TEXT, "Moved to\u200b live with\ufeff family ")
    assert found.answers.texts[TEXT] == "Moved to live with family"


def test_explanations_are_kept_by_their_figures() -> None:
    found = check(filled(BLANK, {"explain.1.1": "Two carers left in August."}), EXPECTED)
    assert found.answers.explanations == {"1.1": "Two carers left in August."}


def test_all_problems_are_told_at_once_and_good_cells_are_read_all_the_same() -> None:
    found = check(filled(BLANK, {"5.1.value": "many", "5.3.value": -1, "2.1.numerator": None}), EXPECTED)
    assert [problem.code for problem in found.problems] == ["blank", "not-a-number", "below-nought"]
    assert found.answers.values["1.1.numerator"] == 4900


def test_the_same_fault_in_many_cells_is_said_once() -> None:
    cells = ("C3", "C9", "C7", "C8", "D7", "D8")
    problems = [CellProblem("Staffing", cell, "blank", f"Cell {cell} …", cell) for cell in cells]
    (group,) = grouped(problems)
    assert group.cells == cells
    assert group.message == (
        "Cells C3, C7 to C9, D7 and D8 on Staffing are blank. Enter a number in each. If there were none, enter 0."
    )


def test_the_same_fault_on_two_sheets_is_two_groups() -> None:
    problems = [CellProblem(sheet, "C3", "blank", f"Cell C3 on {sheet} is blank.") for sheet in ("A", "B")]
    assert [group.message for group in grouped(problems)] == [
        "Cell C3 on A is blank.",
        "Cell C3 on B is blank.",
    ]


def test_every_message_is_plain_and_ends_with_a_cure() -> None:
    for fault in FAULTS.values():
        said = f"{fault.one}. {fault.cure}"
        assert said.endswith(".")
        assert not {"invalid", "error", "oops", "please", "data", "item", "record"} & set(
            said.lower().split()
        )
