"""Workbooks as a provider sends them: the one that was downloaded, filled in."""

from collections.abc import Mapping
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import load_workbook

from plumbline.returns.models import Return
from plumbline.returns.outgoing import workbook_of
from plumbline.returns.workbook.plan import plan
from tests.cast import whole_answers


def filled_workbook(
    kpi_return: Return, cells: Mapping[str, float | str | None] | None = None, **changed: str
) -> bytes:
    """The return's own workbook with good answers; `cells` puts anything at all into the cells of these keys."""
    book = load_workbook(BytesIO(workbook_of(kpi_return)))
    spots = {
        spot.key: spot for spot in plan(kpi_return.framework.definition, kpi_return.reporting_period).spots()
    }
    for key, text in whole_answers(kpi_return, **changed).items():
        if key in spots and text:
            book[spots[key].sheet][spots[key].cell] = float(text) if text.replace(".", "").isdigit() else text
    for key, value in (cells or {}).items():
        book[spots[key].sheet][spots[key].cell] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def cell_of(kpi_return: Return, key: str) -> str:
    """The sheet and the cell of a question, as the page names them."""
    spots = plan(kpi_return.framework.definition, kpi_return.reporting_period).spots()
    spot = next(one for one in spots if one.key == key)
    return f"Cell {spot.cell} on {spot.sheet}"


def as_file(content: bytes, name: str = "return.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)
