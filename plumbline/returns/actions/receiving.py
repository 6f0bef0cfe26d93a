"""Keeping a workbook that came, and noting what was found in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from plumbline.documents import actions as documents
from plumbline.history.actions import record
from plumbline.returns.actions.filling import fill_draft
from plumbline.returns.models import Return, Upload

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True, slots=True)
class Findings:
    """What was found: how far the checks came, every problem, and the answers as they would be typed.

    `earlier` holds other periods' answers that stood in the same workbook: {period code: {key: text}}.
    """

    outcome: str
    stage: str
    problems: Sequence[Mapping[str, Any]]
    typed: Mapping[str, str]
    earlier: Mapping[str, Mapping[str, str]]


CLOSED = Findings(
    outcome=Upload.Outcome.REFUSED,
    stage="return",
    problems=[
        {
            "sheet": "",
            "cell": "",
            "code": "closed",
            "message": "This return has already been submitted, so the workbook changed nothing. "
            "Ask the council to send the return back if a figure must change.",
            "key": "",
        }
    ],
    typed={},
    earlier={},
)


@transaction.atomic
def keep(kpi_return: Return, name: str, content: bytes, *, by: "User", now: datetime) -> Upload:
    """Keep a workbook as it came, before anything else is done with it. Kept also when the return is closed."""
    document = documents.keep(
        name, content, by=by, now=now, council_id=kpi_return.council_id, provider_id=kpi_return.provider_id
    )
    upload = Upload.objects.create(
        council_id=kpi_return.council_id,
        provider_id=kpi_return.provider_id,
        kpi_return=kpi_return,
        document=document,
        came_at=now,
        came_by=by,
    )
    record(
        "workbook.received",
        kpi_return,
        by=by,
        now=now,
        shared=True,
        file=document.name,
        sha256=document.sha256,
    )
    return upload


@transaction.atomic
def note_findings(upload: Upload, findings: Findings, *, by: "User", now: datetime) -> Upload:
    """Write down what was found and, when nothing stands in the way, take the answers into the draft.

    Two workers that read the same upload find the same; only the first writes. A workbook for a return that is no
    longer open to changes is refused with that reason.
    """
    kpi_return = upload.kpi_return
    kpi_return.refresh_from_db(fields=["status"])
    if findings.outcome == Upload.Outcome.TAKEN and not kpi_return.is_open:
        findings = CLOSED
    changed = Upload.objects.filter(pk=upload.pk, outcome=Upload.Outcome.KEPT).update(
        outcome=findings.outcome,
        stage=findings.stage,
        problems=list(findings.problems),
        earlier=dict(findings.earlier),
    )
    upload.refresh_from_db()
    if not changed:
        return upload
    if findings.outcome == Upload.Outcome.TAKEN:
        fill_draft(kpi_return, findings.typed, by=by, now=now)
    record(
        "workbook.read",
        kpi_return,
        by=by,
        now=now,
        shared=True,
        file=upload.document.name,
        outcome=findings.outcome,
        problems=len(findings.problems),
    )
    return upload
