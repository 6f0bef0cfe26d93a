"""A small schedule like Milton Keynes' own, and every odd and hostile workbook the reader has to live with."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape, quoteattr
from zipfile import ZipFile

from openpyxl import load_workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.worksheet.worksheet import Worksheet

from plumbline.frameworks.definition import (
    Basis,
    Definition,
    Direction,
    Indicator,
    Input,
    InputKind,
    Measure,
    Section,
    Source,
    Terms,
)
from plumbline.frameworks.periods import Interval, Period
from plumbline.returns.workbook.issue import Expected, Identity, Issue
from plumbline.returns.workbook.plan import cell_name, plan

SECRET = b"a key that only the tests know"
SOURCE = Source(Basis.LOCAL_DEFAULT)
PERIOD = Period.parse("2026-27-Q2")


def _input(
    ref: str, part: str, label: str, kind: InputKind = InputKind.COUNT, *, required: bool = True
) -> Input:
    return Input(f"{ref}.{part}", ref, part, label, kind, required=required)


def _share(ref: str, title: str, section: str, part: str, whole: str, goal: str) -> Indicator:
    inputs = (_input(ref, "numerator", part), _input(ref, "denominator", whole))
    terms = Terms(target=Decimal(goal))
    return Indicator(ref, title, section, Measure.PERCENTAGE, inputs, Direction.HIGHER, terms, decimals=1)


def _count(ref: str, title: str, section: str, kind: InputKind = InputKind.COUNT) -> Indicator:
    measure = Measure.HOURS if kind is InputKind.NUMBER else Measure.COUNT
    return Indicator(ref, title, section, measure, (_input(ref, "value", title, kind),))


VISITS = replace(
    _share(
        "1.1",
        "Visits that lasted at least half of the time commissioned",
        "quality",
        "Visits that lasted at least half of the time commissioned",
        "Visits delivered",
        "80",
    ),
    purpose="Whether people get the time that was commissioned for them.",
    counting=("A visit by two care workers is one visit.",),
    exclude=("Care that the council does not fund.",),
)
TRAINED = _share(
    "2.1",
    "Staff trained and meeting the Care Certificate standards",
    "staffing",
    "Staff who are",
    "All care staff",
    "100",
)
TURNOVER = Indicator(
    "2.2b",
    "Turnover of care staff",
    "staffing",
    Measure.PERCENTAGE,
    (_input("2.2b", "percent", "Turnover in the period", InputKind.NUMBER),),
    Direction.LOWER,
    Terms(target=Decimal(30)),
)
OTHER = Indicator(
    "6.6",
    "Other reasons",
    "people",
    Measure.COUNT,
    (
        _input("6.6", "value", "How many ended for another reason"),
        _input("6.6", "text", "Describe the other reasons", InputKind.TEXT, required=False),
    ),
)
AGES = Indicator(
    "staff-age",
    "Age of staff",
    "fairness",
    Measure.BREAKDOWN,
    tuple(
        _input("staff-age", part, label)
        for part, label in (("16-24", "16 to 24"), ("25-49", "25 to 49"), ("50", "50 and over"))
    ),
)
MONEY = Indicator(
    "9.1",
    "Spent on training",
    "staffing",
    Measure.MONEY,
    (_input("9.1", "value", "Spent on training", InputKind.MONEY),),
)
SCHEDULE = Definition(
    id="exampleshire/homecare",
    version="2026-04",
    title="Home care: quarterly return",
    council="Exampleshire Council (demonstration)",
    source=SOURCE,
    collected=Interval.QUARTER,
    sections=(
        Section("quality", "Quality and effectiveness", "Quality"),
        Section("staffing", "Staffing", "Staffing"),
        Section("people", "People we support", "People"),
        Section("fairness", "Fair access, diversity and inclusion", "Fair access"),
    ),
    indicators=(
        VISITS,
        TRAINED,
        TURNOVER,
        MONEY,
        _count("5.1", "People supported at the end of the period", "people"),
        _count("5.3", "Hours of care delivered", "people", InputKind.NUMBER),
        OTHER,
        AGES,
    ),
    digest="3f5c0d",
)
IDENTITY = Identity(
    return_id="return-1",
    council_id="exampleshire",
    council_name="Exampleshire Council (demonstration)",
    provider_id="provider-alder",
    provider_name="Alder Homecare (demonstration)",
    contract_reference="HC-2026-01",
    period=PERIOD,
)
ISSUE = Issue(
    definition=SCHEDULE,
    identity=IDENTITY,
    due_on=date(2026, 10, 15),
    secret=SECRET,
    ask="Contracts team, contracts@exampleshire.example",
    last_shown={"1.1": "95.2%", "5.1": "40"},
    last_values={"1.1.numerator": Decimal(4800), "1.1.denominator": Decimal(5040)},
)
EXPECTED = Expected(SCHEDULE, IDENTITY, (SECRET,))
FIGURES: Mapping[str, object] = {
    "1.1.numerator": 4900,
    "1.1.denominator": 5100,
    "2.1.numerator": 38,
    "2.1.denominator": 40,
    "2.2b.percent": 0.12,
    "9.1.value": 1200.5,
    "5.1.value": 41,
    "5.3.value": 3712.25,
    "6.6.value": 1,
    "6.6.text": "Moved to live with family",
    "staff-age.16-24": 6,
    "staff-age.25-49": 22,
    "staff-age.50": 12,
}


def place(key: str, issue: Issue = ISSUE) -> tuple[str, str]:
    """The sheet and cell where an answer stands in a workbook as it was written."""
    spots = {spot.key: spot for spot in plan(issue.definition, issue.identity.period).spots()}
    return spots[key].sheet, cell_name(spots[key].row, spots[key].column)


def filled(
    blank: bytes, changed: Mapping[str, Any] | None = None, figures: Mapping[str, Any] = FIGURES
) -> bytes:
    """A provider's workbook: `blank` with the figures entered, some of them `changed`, by their keys."""
    book = load_workbook(BytesIO(blank))
    for key, value in {**figures, **(changed or {})}.items():
        sheet, cell = place(key)
        book[sheet][cell] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def as_ods(book: bytes) -> bytes:
    """The same workbook as an OpenDocument file, in the way LibreOffice writes one: repeats, types, hidden styles."""
    sheets = load_workbook(BytesIO(book), data_only=True)
    tables = "".join(_table(sheet) for sheet in sheets.worksheets)
    content = (
        f'<office:document-content {_NAMESPACES}><office:automatic-styles><style:style style:name="hidden" '
        'style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles>'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    out = BytesIO()
    with ZipFile(out, "w") as new:
        new.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        new.writestr("META-INF/manifest.xml", "<manifest/>")
        new.writestr("content.xml", content)
    return out.getvalue()


_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_NAMESPACES = " ".join(f'xmlns:{name}="{_OASIS}:{name}:1.0"' for name in ("office", "style", "table", "text"))


def _table(sheet: Worksheet) -> str:
    style = "" if sheet.sheet_state == "visible" else ' table:style-name="hidden"'
    rows = "".join(
        f"<table:table-row>{''.join(map(_ods_cell, row))}</table:table-row>" for row in sheet.iter_rows()
    )
    rest = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    return f"<table:table table:name={quoteattr(sheet.title)}{style}>{rows}{rest}</table:table>"


def _ods_cell(cell: Cell | MergedCell) -> str:
    value = cell.value
    if value is None:
        return "<table:table-cell/>"
    if isinstance(value, (int, float)):
        kind = "percentage" if "%" in str(cell.number_format) else "float"
        return (
            f'<table:table-cell office:value-type="{kind}" office:value="{value}"><text:p>{value}</text:p>'
            "</table:table-cell>"
        )
    lines = "".join(f"<text:p>{escape(line)}</text:p>" for line in str(value).split("\n"))
    return f'<table:table-cell office:value-type="string">{lines}</table:table-cell>'
