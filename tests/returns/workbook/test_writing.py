"""The workbook as a provider opens it: what it says, what can be typed where, and that it is always the same."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from plumbline.frameworks.definition import Answers, Definition, Direction, Indicator, Measure, Terms
from plumbline.frameworks.library import definitions
from plumbline.frameworks.periods import Period
from plumbline.returns.workbook import seal
from plumbline.returns.workbook.checking import check
from plumbline.returns.workbook.issue import Expected
from plumbline.returns.workbook.plan import cell_name, cell_place, plan, sheet_name
from plumbline.returns.workbook.wordings import target
from plumbline.returns.workbook.writing import write
from tests.returns.workbook import hostile
from tests.returns.workbook.building import EXPECTED, IDENTITY, ISSUE, SCHEDULE, SECRET, VISITS, filled, place

WRITTEN = write(ISSUE)


@pytest.fixture(scope="module")
def book() -> Workbook:
    return load_workbook(BytesIO(WRITTEN))


def test_the_same_issue_gives_the_same_bytes() -> None:
    assert write(ISSUE) == WRITTEN


def test_there_is_a_sheet_for_each_section_and_one_to_start_with(book: Workbook) -> None:
    names = ["Start here", "Quality", "Staffing", "People", "Fair access", "Explanations", seal.SHEET]
    assert book.sheetnames == names
    assert [book[name].sheet_state for name in names] == [*["visible"] * 6, "veryHidden"]


def test_the_first_sheet_says_whose_it_is_and_when_it_is_due(book: Workbook) -> None:
    told = {row[0].value: row[1].value for row in book["Start here"].iter_rows(max_col=2)}
    assert told["Provider"] == "Alder Homecare (demonstration)"
    assert told["Period"] == "Quarter 2, 2026–27 (1 July 2026 to 30 September 2026)"
    assert told["Return it by"] == "15 October 2026"
    assert "Contracts team, contracts@exampleshire.example" in told


def test_only_the_cells_to_fill_in_can_be_typed_into(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.protection.sheet
    open_cells = {
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert open_cells == {(spot.sheet, spot.cell) for spot in plan(SCHEDULE, IDENTITY.period).spots()}


def test_each_figure_has_a_name_and_a_rule_that_says_what_to_enter(book: Workbook) -> None:
    sheet, cell = place("1.1.numerator")
    assert book.defined_names["figure_1.1.numerator"].attr_text == "'Quality'!$C$7"
    rules = {str(rule.sqref): rule for rule in book[sheet].data_validations.dataValidation}
    assert (rules[cell].type, rules[cell].error) == (
        "whole",
        "Use figures only, with no words or units, for example 12. If there were none, enter 0.",
    )


def test_the_heading_shows_target_and_last_period_and_its_note_how_to_count(book: Workbook) -> None:
    sheet = book["Quality"]
    assert (sheet["E6"].value, sheet["F6"].value, sheet["F7"].value) == ("At least 80%", "95.2%", "4,800")
    assert sheet["B6"].comment.text.endswith("Leave out\n• Care that the council does not fund.")


def test_the_terms_in_force_are_shown_instead_of_the_definitions_own() -> None:
    issue = replace(ISSUE, targets={"1.1": Terms(target=Decimal("92.5"))})
    assert load_workbook(BytesIO(write(issue)))["Quality"]["E6"].value == "At least 92.5%"


def test_what_is_known_is_filled_in_and_worked_out() -> None:
    known = Answers(
        {"1.1.numerator": Decimal(4900), "1.1.denominator": Decimal(5100), "2.2b.percent": Decimal(12)},
        {"6.6.text": "Moved abroad"},
        {"1.1": "Two carers left."},
    )
    written = write(replace(ISSUE, known=known))
    values = load_workbook(BytesIO(written), data_only=True)
    assert values["Quality"]["C7"].value == 4900
    assert values["Quality"]["D6"].value == pytest.approx(4900 / 5100)
    assert check(written, EXPECTED).answers == known


def test_no_activity_is_shown_in_words() -> None:
    known = Answers({"1.1.numerator": Decimal(0), "1.1.denominator": Decimal(0)})
    values = load_workbook(BytesIO(write(replace(ISSUE, known=known))), data_only=True)
    assert values["Quality"]["D6"].value == "No activity"


def test_sheets_print_on_one_page_width_with_their_head_on_each_page(book: Workbook) -> None:
    sheet = book["People"]
    assert (sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.freeze_panes) == (
        "landscape",
        0,
        "B6",
    )
    assert sheet.print_title_rows == "$5:$5"


@pytest.mark.parametrize("definition", definitions(), ids=lambda definition: definition.id)
def test_every_schedule_of_the_library_makes_a_workbook_that_can_be_read_again(
    definition: Definition,
) -> None:
    for period in (Period.parse("2026-27-Q4"), Period.parse("2026-27-M12")):
        asked = definition.inputs_asked_in(period)
        known = Answers({one.key: Decimal(7) for one in asked if one.kind != "text"})
        identity = replace(IDENTITY, period=period)
        written = write(replace(ISSUE, definition=definition, identity=identity, known=known))
        found = check(written, Expected(definition, identity, (SECRET,)))
        assert found.problems == ()
        assert found.answers == known


@pytest.mark.parametrize(
    ("direction", "terms", "words"),
    [
        (Direction.HIGHER, Terms(target=Decimal("80.00")), "At least 80%"),
        (Direction.LOWER, Terms(target=Decimal(5)), "At most 5%"),
        (Direction.RANGE, Terms(target=Decimal(10), upper=Decimal(20)), "10% to 20%"),
        (Direction.HIGHER, Terms(), "No target"),
    ],
)
def test_targets_are_said_in_words(direction: Direction, terms: Terms, words: str) -> None:
    assert target(replace(VISITS, direction=direction), terms) == words


def test_a_target_in_pounds_and_one_in_thousands_are_said_as_such() -> None:
    money = Indicator("9", "Cost", "s", Measure.MONEY, (), Direction.LOWER)
    assert target(money, Terms(target=Decimal(1200))) == "At most £1,200.00"
    assert target(replace(money, measure=Measure.COUNT), Terms(target=Decimal(1200))) == "At most 1,200"


def test_titles_become_sheet_names_that_excel_accepts() -> None:
    assert (
        sheet_name("Fair access: diversity/inclusion [staff] and more") == "Fair access  diversity inclusio"
    )


@pytest.mark.parametrize(
    ("name", "place"), [("A1", (0, 0)), ("Z9", (8, 25)), ("AA10", (9, 26)), ("XFD1048576", (1048575, 16383))]
)
def test_cells_are_named_as_excel_names_them(name: str, place: tuple[int, int]) -> None:
    assert (cell_name(*place), cell_place(name)) == (name, place)


@pytest.mark.parametrize("name", ["", "A0", "1A", "A1:B2", "ABCD1"])
def test_what_names_no_cell_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="is not the name of a cell"):
        cell_place(name)


def test_sections_of_one_name_and_names_that_excel_keeps_for_itself_get_a_number() -> None:
    wanted = ("Care", "care", "History", "Explanations")
    sections = tuple(replace(one, sheet=name) for one, name in zip(SCHEDULE.sections, wanted, strict=True))
    schedule = replace(SCHEDULE, sections=sections, digest="")
    names = load_workbook(BytesIO(write(replace(ISSUE, definition=schedule)))).sheetnames
    assert names[1:-2] == ["Care", "care 2", "History 2", "Explanations 2"]


def test_nothing_in_a_workbook_is_followed_out_of_it() -> None:
    outside = b'<externalLink xmlns:r="r"><externalBook r:id="rId1"/></externalLink>'
    linked = hostile.with_member(filled(WRITTEN), "xl/externalLinks/externalLink1.xml", lambda _: outside)
    assert check(linked, EXPECTED).ok
