"""Figures that must agree, on the sheet of explanations: rows of their own, explained there and read from there."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from plumbline.frameworks.definition import Agreement, Answers
from plumbline.frameworks.periods import Interval
from plumbline.returns.workbook import writing
from plumbline.returns.workbook.checking import check
from plumbline.returns.workbook.issue import Expected, Issue
from plumbline.returns.workbook.marking import mark
from plumbline.returns.workbook.plan import Plan, plan
from plumbline.returns.workbook.writing import write
from tests.returns.workbook import building, hostile
from tests.returns.workbook.building import IDENTITY, ISSUE, SCHEDULE, SECRET

ROLLS_ON = Agreement(
    "people-roll-on",
    "People at the end (5.1) must be those before, less those who left (6.6)",
    ((1, "5.1.value"),),
    ((1, "previous:5.1.value"), (-1, "6.6.value")),
)
STAFF = Agreement(
    "staff-are-counted",
    "Staff by age must be all care staff (2.1)",
    ((1, "staff-age.16-24"), (1, "staff-age.25-49"), (1, "staff-age.50")),
    ((1, "2.1.denominator"),),
)
PART = Agreement(
    "1.1.part-of-whole",
    "Longer visits cannot be more than visits",
    ((1, "1.1.numerator"),),
    ((1, "1.1.denominator"),),
    "<=",
    "refuse",
)
AGREEING = replace(SCHEDULE, agreements=(PART, ROLLS_ON, STAFF), digest="7ab1c0")
BOOK: Issue = replace(ISSUE, definition=AGREEING, last_values={"5.1.value": Decimal(42)})
THEIRS = Expected(AGREEING, IDENTITY, (SECRET,))
WHY = "explain.staff-are-counted"
HOSTILE = '=HYPERLINK("http://example.com","see")'


def _cell(key: str) -> str:
    sheet, cell = building.place(key, BOOK)
    assert sheet == "Explanations"
    return cell


def _sheet(file: bytes) -> Worksheet:
    sheet = load_workbook(BytesIO(file))["Explanations"]
    assert isinstance(sheet, Worksheet)
    return sheet


def _explained(says: str) -> bytes:
    """A filled workbook with this in the cell for why staff by age are not all care staff."""
    return hostile.changed(
        building.filled(write(BOOK)),
        lambda book: book["Explanations"].__setitem__(_cell(WHY), says),
    )


def test_each_agreement_has_a_row_below_the_figures_and_what_can_be_explained_comes_first() -> None:
    rows = [row[1].value for row in _sheet(write(BOOK)).iter_rows()]
    at = rows.index("Figures that must agree")
    assert rows[at + 1 :] == [ROLLS_ON.says, STAFF.says, PART.says]


def test_only_what_can_be_explained_has_a_cell_to_fill_in() -> None:
    sheet = _sheet(write(BOOK))
    row = {sheet.cell(number, 2).value: number for number in range(1, sheet.max_row + 1)}
    cells = {one.code: sheet.cell(row[one.says], 6) for one in (ROLLS_ON, STAFF, PART)}
    assert {code: cell.protection.locked for code, cell in cells.items()} == {
        "people-roll-on": False,
        "staff-are-counted": False,
        "1.1.part-of-whole": True,
    }
    assert cells["1.1.part-of-whole"].value == "This can only be corrected, not explained."
    assert cells["staff-are-counted"].coordinate == _cell(WHY)


def test_both_sides_are_worked_out_as_they_are_typed_with_the_figure_declared_before() -> None:
    sheet = _sheet(write(BOOK))
    row = int(_cell("explain.people-roll-on")[1:])
    assert [sheet.cell(row, column).value for column in (3, 4, 5)] == [
        "=IF(AND(COUNT('People'!C6)>=1),N('People'!C6),\"\")",
        "=IF(AND(COUNT('People'!C9)>=1),N(42)-N('People'!C9),\"\")",
        f'=IF(OR(C{row}="",D{row}=""),"",IF(ROUND(C{row}-D{row},6)=0,"No","Explain"))',
    ]


def test_of_a_list_one_answer_is_enough_to_add_it_up() -> None:
    sheet = _sheet(write(BOOK))
    formula = sheet.cell(int(_cell(WHY)[1:]), 3).value
    assert isinstance(formula, str)
    assert formula.startswith("=IF(AND(COUNT('Fair access'!C7,'Fair access'!C8,'Fair access'!C9)>=1),")


def test_without_a_figure_from_before_nothing_is_hinted() -> None:
    sheet = _sheet(write(replace(BOOK, last_values={})))
    assert sheet.cell(int(_cell("explain.people-roll-on")[1:]), 4).value == '=""'


def test_an_explanation_is_read_from_its_row() -> None:
    found = check(_explained("Two of them started on the last day."), THEIRS)
    assert found.ok
    assert found.answers.explanations == {"staff-are-counted": "Two of them started on the last day."}


def test_an_explanation_that_was_saved_goes_out_again_and_comes_back() -> None:
    known = Answers({}, {}, {"staff-are-counted": "Two started late.", "1.1": "No driver."})
    found = check(building.filled(write(replace(BOOK, known=known))), THEIRS)
    assert found.answers.explanations == known.explanations


def test_a_row_that_was_moved_is_found_again() -> None:
    moved = hostile.changed(
        _explained("Two started late."), lambda book: book["Explanations"].insert_rows(3, 2)
    )
    assert check(moved, THEIRS).answers.explanations == {"staff-are-counted": "Two started late."}


@pytest.mark.parametrize(("says", "code"), [("x" * 4001, "too-long"), ("=1/0", "unsaved-formula")])
def test_what_cannot_stand_is_named_by_its_cell_and_marked(says: str, code: str) -> None:
    file = _explained(says)
    found = check(file, THEIRS)
    assert [(one.sheet, one.cell, one.code, one.key) for one in found.problems] == [
        ("Explanations", _cell(WHY), code, WHY)
    ]
    marked = _sheet(mark(file, found.problems))[_cell(WHY)]
    assert marked.fill.fgColor.rgb == "00F4B6AE"
    assert marked.comment.text == found.problems[0].message


def test_a_formula_in_words_stays_words_on_its_way_out_and_back() -> None:
    says = replace(STAFF, says=HOSTILE)
    definition = replace(AGREEING, agreements=(says,), digest="7ab1c1")
    issue = replace(BOOK, definition=definition, known=Answers({}, {}, {"staff-are-counted": HOSTILE}))
    sheet = _sheet(write(issue))
    held = [cell for row in sheet.iter_rows() for cell in row if cell.value == HOSTILE]
    assert [(cell.column_letter, cell.data_type) for cell in held] == [("B", "s"), ("F", "s")]
    found = check(write(issue), Expected(definition, IDENTITY, (SECRET,)))
    assert found.answers.explanations == {"staff-are-counted": HOSTILE}


def test_a_workbook_issued_before_there_were_such_rows_is_read_as_it_was(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def without(*asked: object) -> Plan:
        return replace(plan(AGREEING, IDENTITY.period), agreed=())

    monkeypatch.setattr(writing, "plan", without)
    older = write(BOOK)
    assert "Figures that must agree" not in [row[1].value for row in _sheet(older).iter_rows()]
    found = check(building.filled(older), THEIRS)
    assert (found.problems, found.remarks) == ((), ())
    assert found.answers.values["5.1.value"] == 41


def test_a_schedule_with_agreements_and_without_targets_has_the_sheet_too() -> None:
    untargeted = tuple(one for one in SCHEDULE.indicators if one.ref in {"5.1", "6.6"})
    definition = replace(SCHEDULE, indicators=untargeted, agreements=(ROLLS_ON,), digest="7ab1c2")
    sheet = _sheet(write(replace(BOOK, definition=definition)))
    assert ROLLS_ON.says in [row[1].value for row in sheet.iter_rows()]


def test_an_agreement_of_figures_that_are_not_asked_for_has_no_row() -> None:
    """The period is a second quarter, and the reasons for leaving are collected once a year."""
    indicators = tuple(
        replace(one, collected=Interval.YEAR) if one.ref == "6.6" else one for one in SCHEDULE.indicators
    )
    definition = replace(AGREEING, indicators=indicators, digest="7ab1c3")
    says = [row[1].value for row in _sheet(write(replace(BOOK, definition=definition))).iter_rows()]
    assert ROLLS_ON.says not in says
    assert STAFF.says in says
