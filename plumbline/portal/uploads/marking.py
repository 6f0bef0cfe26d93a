"""The copy of a workbook that shows what to correct."""

from pathlib import PurePath

from plumbline.documents.actions import content_of
from plumbline.portal.uploads.findings import problems_of
from plumbline.returns.models import Upload
from plumbline.returns.workbook.marking import listed, mark
from plumbline.returns.workbook.opening.unreadable import Unreadable


def marked_copy(upload: Upload) -> tuple[bytes, str]:
    """The provider's own workbook with its cells marked, and a name for it.

    A file that cannot be written again, such as an OpenDocument sheet, gives a workbook that lists what to correct.
    """
    stem, problems = PurePath(upload.document.name).stem, problems_of(upload)
    try:
        return mark(content_of(upload.document), problems), f"{stem} (to correct).xlsx"
    except Unreadable:
        return listed(problems), f"{stem} (what to correct).xlsx"
