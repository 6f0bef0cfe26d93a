"""Reads a council's own table for one return: its own period with every check, and the earlier ones as they stand."""

from collections.abc import Iterator, Mapping, Sequence

from plumbline.frameworks.definition import Answers, Definition, Indicator, Input, InputKind
from plumbline.frameworks.layout import CellKind, Layout
from plumbline.frameworks.periods import Period
from plumbline.returns.workbook.cells import Asked, Found, found
from plumbline.returns.workbook.faults import CellProblem
from plumbline.returns.workbook.foreign.naming import contradictions
from plumbline.returns.workbook.foreign.table import TableLine, lines_of
from plumbline.returns.workbook.gathering import Gathered
from plumbline.returns.workbook.issue import Expected
from plumbline.returns.workbook.locating import Seat
from plumbline.returns.workbook.outcome import Checked, Stage
from plumbline.returns.workbook.sheets import Sheet

NOT_NAMED = (
    "This table does not say in a way that can be checked whose it is. It was read as {provider}’s, for {period}, "
    "because it was uploaded to that return."
)


def check_table(sheets: Sequence[Sheet], layout: Layout, expected: Expected) -> Checked:
    """Everything there is to say about a year-wide table that was uploaded for one return."""
    period = expected.identity.period
    lines = lines_of(sheets, layout)
    refusals = tuple(_refusals(sheets, layout, expected, lines))
    if refusals:
        return Checked(Stage.OURS, refusals)
    says = NOT_NAMED.format(provider=expected.identity.provider_name, period=period.label)
    gathered = Gathered((CellProblem("", "", "not-named", says),))
    asked = asked_by_line(expected.definition, layout, period)
    by_key = {line.row.key: line for line in lines}
    for key, question in asked.items():
        _take(gathered, key, question, by_key.get(key), layout.column_for(period), period.number)
    return gathered.checked(dict(_earlier(lines, layout, expected)))


def asked_by_line(definition: Definition, layout: Layout, period: Period) -> Mapping[str, Asked]:
    """What the lines of the layout ask in this period, by the key that each fills."""
    indicators = {one.ref: one for one in definition.asked_in(period)}
    by_key = {question.key: one for one in indicators.values() for question in one.inputs}
    by_key |= {one.percent_key: one for one in indicators.values()}
    return {
        row.key: Asked(
            _question(row.key, row.optional, by_key[row.key], definition),
            is_percent=row.kind is CellKind.PERCENT,
        )
        for row in layout.rows
        if row.key in by_key
    }


def _question(key: str, is_optional: bool, indicator: Indicator, definition: Definition) -> Input:
    known = definition.by_key.get(key)
    if known is not None:
        return known
    return Input(key, indicator.ref, "percent", indicator.title, InputKind.NUMBER, required=not is_optional)


def _take(gathered: Gathered, key: str, asked: Asked, line: TableLine | None, head: str, number: int) -> None:
    if line is None:
        gathered.misses(key, asked)
        return
    seat = line.seats.get(number)
    if seat is None:
        name = line.head.sheet.name
        says = f"The line “{line.row.find}” on {name} stands under a header without “{head}”. Put the header back."
        gathered.problems.append(CellProblem(name, line.head.cell, "no-column", says, key))
        return
    gathered.takes(key, asked, seat, _said(asked, seat))


def _said(asked: Asked, seat: Seat) -> Found:
    return found(seat.sheet, seat.row, seat.column, asked)


def _refusals(
    sheets: Sequence[Sheet], layout: Layout, expected: Expected, lines: Sequence[TableLine]
) -> Iterator[CellProblem]:
    period = expected.identity.period
    try:
        head = layout.column_for(period)
    except ValueError as fault:
        yield CellProblem("", "", "no-column", f"{fault} Fill in the questions on the web page instead.")
        return
    if not lines:
        says = (
            f"No sheet of this workbook has the lines of {layout.name or 'the council’s table'} under a header with "
            f"“{head}”. Upload that table, or the workbook you can download here."
        )
        yield CellProblem("", "", "not-ours", says)
    yield from contradictions(sheets, expected.identity)


def _earlier(lines: Sequence[TableLine], layout: Layout, expected: Expected) -> Iterator[tuple[str, Answers]]:
    """The columns before this period's. What cannot be read there says nothing: it was judged in its own time."""
    period = expected.identity.period
    for number in range(1, period.number):
        other = Period.numbered(period.financial_year, layout.interval, number)
        gathered = Gathered()
        asked = asked_by_line(expected.definition, layout, other)
        for line in lines:
            if line.row.key in asked and number in line.seats:
                question, seat = asked[line.row.key], line.seats[number]
                gathered.takes(line.row.key, question, seat, _said(question, seat))
        if gathered.values or gathered.texts:
            yield other.code, Answers(gathered.values, gathered.texts)
