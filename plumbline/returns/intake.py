"""The workbook that comes in: what it is expected to be, and what was found in it."""

from plumbline.returns.actions.receiving import Findings
from plumbline.returns.answers import as_typed
from plumbline.returns.identity import RETURN, identity_of, seal_keys
from plumbline.returns.models import Return, Upload
from plumbline.returns.workbook import reading, seal
from plumbline.returns.workbook.checking import check
from plumbline.returns.workbook.issue import Expected
from plumbline.returns.workbook.opening.unreadable import Unreadable
from plumbline.returns.workbook.outcome import Checked, Stage


def expectation(kpi_return: Return) -> Expected:
    """What a workbook uploaded to this return has to be."""
    return Expected(
        definition=kpi_return.framework.definition, identity=identity_of(kpi_return), secrets=seal_keys()
    )


def findings(content: bytes, expected: Expected) -> Findings:
    """Everything there is to say about a workbook. Reads it in a process of its own; touches no database."""
    return as_findings(check(content, expected))


def harmful(name: str) -> Findings:
    """What to say of a file in which a virus scanner found something: it is not opened at all."""
    says = (
        f"A virus scanner found “{name}” in this file, so it was not opened. Ask whoever looks after your computers "
        "to check the one it came from. Then download the workbook afresh and fill it in there."
    )
    problem = {"sheet": "", "cell": "", "code": "harmful", "message": says, "key": ""}
    return Findings(Upload.Outcome.REFUSED, Stage.FILE, [problem], {}, {})


def as_findings(checked: Checked) -> Findings:
    """What was found, in the shape an upload keeps."""
    outcome = Upload.Outcome.TAKEN
    if not checked.ok:
        outcome = Upload.Outcome.FAULTY if checked.stage is Stage.CELLS else Upload.Outcome.REFUSED
    return Findings(
        outcome=outcome,
        stage=checked.stage,
        problems=[
            {"sheet": one.sheet, "cell": one.cell, "code": one.code, "message": one.message, "key": one.key}
            for one in checked.problems
        ],
        typed=as_typed(checked.answers),
        earlier={code: as_typed(answers) for code, answers in checked.earlier.items()},
    )


def return_named_in(content: bytes) -> Return | None:
    """The return that a workbook of ours was made for; None when it cannot be read, is not ours or was changed.

    Says nothing about whether it may be used: that is what `findings` is for.
    """
    try:
        table = seal.find(sheet.rows for sheet in reading.read(content).values())
        facts = seal.unsealed(table, seal_keys()).facts if table else {}
    except (Unreadable, seal.BrokenSeal):
        return None
    number = facts.get("return", "").removeprefix(RETURN)
    return Return.objects.for_list().filter(pk=int(number)).first() if number.isdecimal() else None
