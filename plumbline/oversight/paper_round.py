"""The main job without a browser: what the `workbook` command finds and says. Exit status as everywhere: 0, 1, 2."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any, NamedTuple

from plumbline.accounts.models import User
from plumbline.accounts.web import scope_of
from plumbline.contracts.models import Contract
from plumbline.frameworks.periods import Period
from plumbline.judgement.judgement import Problem
from plumbline.judgement.keeping import judgement_as_json
from plumbline.oversight import consequences
from plumbline.returns import intake
from plumbline.returns.actions import NotReady
from plumbline.returns.drafting import filled
from plumbline.returns.models import Return, Upload
from plumbline.returns.outgoing import workbook_of

DONE, REFUSED = 0, 1
JsonProblem = Mapping[str, Any]


class Said(NamedTuple):
    """What a command ends with: exit status, text for a person, JSON for a program."""

    status: int
    text: str
    json: Mapping[str, Any]

    @classmethod
    def of(
        cls,
        stage: str,
        problems: Iterable[JsonProblem],
        judgements: Iterable[JsonProblem] = (),
        text: str = "",
    ) -> "Said":
        """The shape of `workbook check`: ok, stage, problems and judgements."""
        found = list(problems)
        told = {"ok": not found, "stage": stage, "problems": found, "judgements": list(judgements)}
        lines = [f"{one['sheet']} {one['cell']}: {one['message']}".strip(": ") for one in found]
        return cls(REFUSED if found else DONE, "\n".join(lines) or text, told)

    @classmethod
    def refused(cls, says: str) -> "Said":
        return cls.of("return", [{"sheet": "", "cell": "", "code": "not-allowed", "message": says}])


def return_of(council: str, contract: str, period: str) -> Return:
    """The return of a contract and period. Raises LookupError, in words, when there is none."""
    try:
        ordinal = Period.parse(period or "").ordinal
    except ValueError as fault:
        raise LookupError(str(fault)) from fault
    agreed = Contract.objects.filter(council__code=council, reference=contract).first()
    if agreed is None:
        raise LookupError(f"The council “{council}” has no contract “{contract}”.")
    found = Return.objects.for_list().filter(contract=agreed, period=ordinal).first()
    if found is None:
        raise LookupError(f"No return of {contract} has been asked for in {period}.")
    return found


def return_in(content: bytes) -> Return | None:
    """The return that a workbook says it is for."""
    return intake.return_named_in(content)


def workbook(kpi_return: Return) -> bytes:
    return workbook_of(kpi_return)


def unnamed(content: bytes) -> Said:
    """Why a workbook does not say whose it is."""
    says = "This workbook does not say whose return it is. Name it with --council, --contract and --period."
    return Said.of("ours", [{"sheet": "", "cell": "", "code": "not-ours", "message": says}])


def checked(content: bytes, kpi_return: Return) -> Said:
    """Everything that stands between this workbook and a submission; nothing is kept."""
    findings = intake.findings(content, intake.expectation(kpi_return))
    if findings.outcome != Upload.Outcome.TAKEN:
        return Said.of(findings.stage, findings.problems)
    draft = filled(kpi_return, findings.typed)
    judgements = [judgement_as_json(one) for one in draft.verdict.judgements]
    ready = draft.readiness
    if ready.problems:
        return Said.of("sums", map(_in_no_cell, ready.problems), judgements)
    if ready.to_explain:
        return Said.of("explanations", map(_in_no_cell, ready.to_explain), judgements)
    text = f"{kpi_return}: every cell can be read, the figures agree. It can be submitted."
    return Said.of("ready", [], judgements, text)


def submitted(content: bytes, name: str, kpi_return: Return, *, by: User, now: datetime) -> Said:
    """Keep, read and submit, as an upload on the page does. Raises NotAllowed when the return is not open."""
    upload = consequences.workbook_received(kpi_return, name, content, by=by, now=now)
    if upload.outcome != Upload.Outcome.TAKEN:
        return Said.of(upload.stage, upload.problems)
    try:
        with scope_of(by):
            submission = consequences.return_submitted(kpi_return, by=by, now=now)
    except NotReady as refusal:
        left = (*refusal.readiness.problems, *refusal.readiness.to_explain)
        return Said.of("sums" if refusal.readiness.problems else "explanations", map(_in_no_cell, left))
    text = f"Submitted {kpi_return} as version {submission.number}. A receipt was written to {by.email}."
    return Said.of("submitted", [], submission.judgements, text)


def _in_no_cell(problem: Problem) -> JsonProblem:
    """A problem of figures rather than of cells: the figure's reference stands where the sheet would."""
    return {"sheet": "", "cell": problem.key or problem.ref, "code": problem.rule, "message": problem.says}
