"""Writes the workbook of a return. The same issue always gives the same bytes."""

from datetime import datetime, time
from io import BytesIO

from xlsxwriter import Workbook

from plumbline.returns.workbook.issue import Issue
from plumbline.returns.workbook.pages import explanation_sheet, section_sheet, start_sheet
from plumbline.returns.workbook.pages.book import Book
from plumbline.returns.workbook.plan import plan
from plumbline.returns.workbook.seal import SHEET, Seal, table


def write(issue: Issue) -> bytes:
    """The workbook as .xlsx: start page, one sheet for each section, explanations, and the sealed hidden sheet."""
    planned = plan(issue.definition, issue.identity.period)
    file = BytesIO()
    with Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as made:
        book = Book(made, issue)
        _describe(made, issue)
        start_sheet.add(book, planned)
        for sheet in planned.sheets:
            section_sheet.add(book, sheet)
        if planned.explained or planned.agreed:
            explanation_sheet.add(book, planned)
        _seal(made, issue, Seal(facts(issue), tuple(planned.spots())))
    return file.getvalue()


def facts(issue: Issue) -> dict[str, str]:
    """What the hidden sheet says of whose workbook this is."""
    identity, definition = issue.identity, issue.definition
    return {
        "return": identity.return_id,
        "council": identity.council_id,
        "provider": identity.provider_id,
        "contract": identity.contract_reference,
        "period": identity.period.code,
        "definition": definition.id,
        "version": definition.version,
        "digest": definition.digest,
    }


def _describe(made: Workbook, issue: Issue) -> None:
    identity = issue.identity
    # A fixed date: a workbook downloaded twice is the same file, so its hash can be compared.
    made.set_properties(
        {
            "title": f"{issue.definition.title}: {identity.period.label}",
            "subject": identity.provider_name,
            "author": identity.council_name,
            "company": identity.council_name,
            "created": datetime.combine(identity.period.starts_on, time()),
        }
    )
    made.set_size(2400, 1400)


def _seal(made: Workbook, issue: Issue, seal: Seal) -> None:
    sheet = made.add_worksheet(SHEET)
    for row, cells in enumerate(table(seal, issue.secret)):
        for column, text in enumerate(cells):
            if text:
                sheet.write_string(row, column, text)
    sheet.protect()
    sheet.very_hidden()
