"""Marks the provider's own workbook: faulty cells filled and noted, and a first sheet that lists what to correct.

`mark` may be called anywhere; `marked` runs only inside the worker, because it opens a stranger's file.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from plumbline.returns.workbook import seal
from plumbline.returns.workbook.faults import CellProblem
from plumbline.returns.workbook.opening import frames, guard, limits
from plumbline.returns.workbook.opening.isolation import worker
from plumbline.returns.workbook.opening.unreadable import Unreadable
from plumbline.returns.workbook.pages.correction_sheet import SHEET, add_list
from plumbline.returns.workbook.pages.looks import ASKED, MARKED

AUTHOR = "To correct"


def mark(file: bytes, problems: Iterable[CellProblem]) -> bytes:
    """The provider's workbook with every faulty cell marked, as .xlsx. Everything else stays as it was.

    Raises Unreadable("cannot-mark") when the file cannot be written again, as with .ods; offer `listed` then.
    """
    told = json.dumps([asdict(problem) for problem in problems]).encode()
    (reply,) = worker.ask(frames.MARK, [file, told], limits.MARK_SECONDS)
    if reply[:1] == b"\0":
        return reply[1:]
    said = json.loads(reply)
    raise Unreadable(said["code"], **said["details"])


def listed(problems: Iterable[CellProblem]) -> bytes:
    """A fresh workbook that only lists what to correct, for when the provider's own cannot be marked."""
    book = Workbook()
    book.remove(book.worksheets[0])
    add_list(book, list(problems), linked=False)
    return _saved(book)


def marked(file: bytes, told: Sequence[dict[str, str]]) -> bytes:
    archive = guard.opened(file)
    if guard.is_ods(archive):
        raise Unreadable("cannot-mark")
    problems = [CellProblem(**one) for one in told]
    book = load_workbook(BytesIO(file))
    is_ours = any(name.startswith(seal.SHEET) for name in book.sheetnames)
    if SHEET in book.sheetnames:
        del book[SHEET]
    for sheet in book.worksheets:
        _clear(sheet, is_ours=is_ours)
    for problem in problems:
        if problem.cell and problem.sheet in book.sheetnames:
            _mark(book[problem.sheet][problem.cell], problem.message)
    add_list(book, problems, linked=True)
    return _saved(book)


def _saved(book: Workbook) -> bytes:
    out = BytesIO()
    book.active = 0
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet is book.worksheets[0]
    # openpyxl drops the results of formulas; Excel works them out again when it opens the file.
    book.calculation.fullCalcOnLoad = True
    book.save(out)
    return out.getvalue()


def _mark(cell: Any, message: str) -> None:
    cell.fill = PatternFill("solid", fgColor=MARKED.lstrip("#"))
    note = Comment(message, AUTHOR)
    note.width, note.height = 320, 110
    cell.comment = note


def _clear(sheet: Worksheet, *, is_ours: bool) -> None:
    """What an earlier marking left. The fill below it is known where the sheet is ours, and none elsewhere."""
    before = PatternFill("solid", fgColor=ASKED.lstrip("#")) if is_ours else PatternFill()
    for row in sheet.iter_rows():
        for cell in row:
            note = cell.comment
            if note is None:
                continue
            if note.author == AUTHOR:
                cell.comment = None
                cell.fill = before
            else:
                # openpyxl forgets the size of a note it read, and a long one would be cut off.
                note.width, note.height = 400, 40 + 18 * (len(note.text) // 55 + note.text.count("\n") + 1)
