"""The `[workbook]` part of a file: where each figure stands in a council's own table."""

from plumbline.frameworks.definition import Indicator, InputKind
from plumbline.frameworks.layout import CellKind, Layout, LayoutRow
from plumbline.frameworks.near import nearest
from plumbline.frameworks.periods import Interval
from plumbline.frameworks.reading.table import Table


def read_layout(table: Table, indicators: tuple[Indicator, ...]) -> Layout:
    kinds = _kinds(indicators)
    rows = tuple(_row(row, kinds) for row in table.tables("row", "row", "find"))
    _refuse_twins(table, rows)
    interval = table.choice("each", Interval, Interval.QUARTER) or Interval.QUARTER
    layout = Layout(
        rows=rows,
        columns=table.texts("columns"),
        interval=interval,
        sheet=table.text("sheet"),
        target_column=table.text("target"),
        name=table.text("name"),
    )
    if not layout.columns:
        table.problem(
            "columns", 'Name the headers of the period columns, for example ["Q1", "Q2", "Q3", "Q4"].'
        )
    elif len(layout.columns) > 12 // interval.months:
        most = 12 // interval.months
        says = f"There are {len(layout.columns)} columns, but one each {interval} makes {most} a year."
        table.problem("columns", says)
    if not rows:
        table.problem("", "No row says which line of the table holds which figure. Add [[workbook.row]].")
    table.close()
    return layout


def _kinds(indicators: tuple[Indicator, ...]) -> dict[str, CellKind]:
    """What a cell holds, by the key it fills."""
    kinds = {
        question.key: CellKind.TEXT if question.kind is InputKind.TEXT else CellKind.VALUE
        for indicator in indicators
        for question in indicator.inputs
    }
    return kinds | {
        one.percent_key: CellKind.PERCENT for one in indicators if one.is_ratio and one.per == 100
    }


def _row(table: Table, kinds: dict[str, CellKind]) -> LayoutRow:
    key = table.text("fills", None)
    if key and key not in kinds:
        table.problem("fills", f"The schedule asks for no “{key}”.{nearest(key, kinds)}")
    kind = kinds.get(key, CellKind.VALUE)
    said = table.choice("holds", CellKind, kind) or kind
    if said is not kind and key in kinds:
        table.problem("holds", f"“{key}” holds a {kind}, not a {said}.")
    row = LayoutRow(key, table.text("find", None), kind, table.flag("optional"))
    table.close()
    return row


def _refuse_twins(table: Table, rows: tuple[LayoutRow, ...]) -> None:
    for attribute, words in (("key", "fill"), ("find", "look for")):
        seen = [getattr(row, attribute) for row in rows]
        for twin in sorted({one for one in seen if one and seen.count(one) > 1}):
            table.problem("row", f"Two rows {words} “{twin}”. Each figure stands in one line.")
