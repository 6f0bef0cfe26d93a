"""Filling in a workbook of ours as a person does in a spreadsheet program."""

from collections.abc import Mapping
from decimal import Decimal
from io import BytesIO

from openpyxl import load_workbook

from plumbline.frameworks.definition import InputKind
from plumbline.returns.models import Return
from plumbline.returns.workbook.plan import cell_name, plan


def filled_by_hand(blank: bytes, kpi_return: Return, answers: Mapping[str, object]) -> bytes:
    """`blank` with these answers entered, numbers as numbers; what is no number goes in as it is."""
    definition = kpi_return.framework.definition
    spots = {spot.key: spot for spot in plan(definition, kpi_return.reporting_period).spots()}
    book = load_workbook(BytesIO(blank))
    for key, answer in answers.items():
        question = definition.by_key.get(key)
        is_number = question is not None and question.kind is not InputKind.TEXT and str(answer)
        value = _number(str(answer)) if is_number else (answer or None)
        book[spots[key].sheet][cell_name(spots[key].row, spots[key].column)] = value  # type: ignore[assignment]
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _number(text: str) -> Decimal | str:
    return Decimal(text) if text.replace(".", "", 1).isdigit() else text


def cell_of(kpi_return: Return, key: str) -> tuple[str, str]:
    """The sheet and cell where an answer stands."""
    spots = plan(kpi_return.framework.definition, kpi_return.reporting_period).spots()
    spot = next(spot for spot in spots if spot.key == key)
    return spot.sheet, cell_name(spot.row, spot.column)
