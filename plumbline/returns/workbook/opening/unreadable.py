"""Why a file cannot be read at all, as codes that the worker sends and sentences that a person reads."""

from collections.abc import Mapping

_SAVE = "Open it in Excel, choose File, Save As, “Excel Workbook (.xlsx)”, and upload that file."

SAYS: Mapping[str, str] = {
    "empty": "The file is empty. Check that the workbook was saved, and upload it again.",
    "too-big": "The file is bigger than 10 MB. A return is far smaller: upload the workbook you downloaded here, "
    "without added pictures or sheets.",
    "not-a-workbook": f"This file is not an Excel workbook. {_SAVE}",
    "pdf": "This is a PDF. Upload the Excel workbook itself (.xlsx), not a printed copy of it.",
    "word": "This is a Word document. Upload the Excel workbook you downloaded here (.xlsx).",
    "web-page": f"This is a web page saved with the name of a workbook. {_SAVE}",
    "text": f"This is a text or CSV file, which cannot hold a return's sheets. {_SAVE}",
    "numbers": "This is a Numbers document. In Numbers choose File, Export To, Excel, and upload the .xlsx file.",
    "old-excel": f"This workbook is in the old Excel format (.xls). {_SAVE}",
    "binary-excel": f"This workbook is in Excel's binary format (.xlsb). {_SAVE}",
    "encrypted": "The workbook is protected by a password for opening, so it cannot be read. In Excel choose File, "
    "Info, Protect Workbook, Encrypt with Password, remove the password, save it and upload it again.",
    "macros": f"The workbook contains macros, which are not accepted. {_SAVE}",
    "cut-off": "The file is damaged or was cut off on its way. Open it in Excel to see that it is whole, save it, and "
    "upload it again.",
    "too-much-inside": "The file is small but unpacks to far more than a return can hold, so it was not opened. "
    "Download the workbook again and copy your figures into it.",
    "too-many-rows": "A sheet of the workbook goes down to row {row:,}, and a return has no such row. Delete the rows "
    "below your figures, or download the workbook again and copy your figures into it.",
    "too-many-columns": "A sheet of the workbook has something in column {column}, far outside the return. Delete "
    "what is there, or download the workbook again and copy your figures into it.",
    "too-many-cells": "The workbook holds far more cells than a return. Download the workbook again and copy your "
    "figures into it.",
    "no-sheets": "The workbook has no sheets that can be read. Download the workbook again and copy your figures "
    "into it.",
    "too-hard": "Reading the workbook took more time or memory than any return needs, so it was stopped. Download "
    "the workbook again and copy your figures into it.",
    "ods-not-here": f"OpenDocument files (.ods) cannot be read on this server. {_SAVE}",
    "cannot-mark": "Your workbook could not be marked, because it is built in an unusual way. Use the list of what "
    "to correct instead.",
}


class Unreadable(Exception):
    """The file cannot be read. `code` is one of SAYS; `str()` is the sentence for the person who uploaded it."""

    def __init__(self, code: str, **details: str | int) -> None:
        self.code = code
        self.details = details
        super().__init__(SAYS[code].format(**details))
