"""The process killed between any two steps of upload, reading, submission and acceptance (docs/states.md).

A killed process is a transaction that never ends: here the step raises what nothing catches. What is left must be one
of the documented states, and doing the same thing again must bring it to its end.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import pytest
from django.utils.module_loading import import_string

from plumbline.documents.models import Document
from plumbline.history.models import Event
from plumbline.history.verification import verify
from plumbline.notices.models import Notice
from plumbline.oversight import consequences
from plumbline.oversight.regular import UNREAD_FOR, read_kept_uploads
from plumbline.returns.drafting import draft_of
from plumbline.returns.models import Decision, DraftCell, Figure, MarketRollup, Return, Submission, Upload
from plumbline.returns.outgoing import workbook_of
from tests.cast import NOW, Cast, whole_answers

BEFORE, AFTER = "before", "after"


class Killed(BaseException):
    """Nothing in the product catches it."""


@dataclass
class Left:
    """What a visitor finds in the tables."""

    uploads: list[str] = field(default_factory=lambda: list(Upload.objects.values_list("outcome", flat=True)))
    documents: int = field(default_factory=Document.objects.count)
    answers: int = field(default_factory=DraftCell.objects.filled().count)
    submissions: int = field(default_factory=Submission.objects.count)
    decisions: int = field(default_factory=Decision.objects.count)
    figures: int = field(default_factory=lambda: Figure.objects.filter(is_accepted=False).count())
    accepted: int = field(default_factory=lambda: Figure.objects.filter(is_accepted=True).count())
    rollups: int = field(default_factory=MarketRollup.objects.count)
    letters: list[str] = field(default_factory=lambda: sorted(Notice.objects.values_list("kind", flat=True)))
    events: list[str] = field(
        default_factory=lambda: sorted(
            Event.objects.filter(subject_kind="returns.return").values_list("kind", flat=True)
        )
    )
    status: str = field(default_factory=lambda: Return.objects.values_list("status", flat=True).get())


def _kill(monkeypatch: pytest.MonkeyPatch, step: str, when: str) -> None:
    original: Callable[..., Any] = import_string(step)

    def killed(*words: Any, **more: Any) -> Any:
        if when == AFTER:
            original(*words, **more)
        raise Killed

    monkeypatch.setattr(step, killed)


NOTHING: list[str] = []
UNREAD, TAKEN = ["kept"], ["taken"]
UPLOAD = [
    ("plumbline.documents.actions.vault", BEFORE, NOTHING),
    ("plumbline.documents.actions.vault", AFTER, NOTHING),
    ("plumbline.documents.actions.keep", BEFORE, NOTHING),
    ("plumbline.documents.actions.keep", AFTER, NOTHING),
    ("plumbline.returns.actions.receiving.record", BEFORE, NOTHING),
    ("plumbline.returns.actions.receiving.record", AFTER, NOTHING),
    ("plumbline.returns.actions.keep", BEFORE, NOTHING),
    ("plumbline.oversight.consequences.upload_read", BEFORE, UNREAD),
    ("plumbline.returns.intake.expectation", BEFORE, UNREAD),
    ("plumbline.returns.intake.expectation", AFTER, UNREAD),
    ("plumbline.returns.intake.findings", BEFORE, UNREAD),
    ("plumbline.returns.intake.findings", AFTER, UNREAD),
    ("plumbline.returns.actions.note_findings", BEFORE, UNREAD),
    ("plumbline.returns.actions.receiving.fill_draft", BEFORE, UNREAD),
    ("plumbline.returns.actions.receiving.fill_draft", AFTER, UNREAD),
    ("plumbline.oversight.consequences.upload_read", AFTER, TAKEN),
]
SUBMIT = [
    "plumbline.returns.actions.submitting.draft_readiness",
    "plumbline.returns.actions.submitting.stored",
    "plumbline.returns.actions.submitting.write_figures",
    "plumbline.returns.actions.submitting.assess",
    "plumbline.returns.actions.submitting.move",
    "plumbline.history.workflow.record",
    "plumbline.returns.actions.submit",
    "plumbline.oversight.consequences.tell",
]
ACCEPT = [
    "plumbline.returns.actions.reviewing.move",
    "plumbline.history.workflow.record",
    "plumbline.returns.actions.reviewing.mark_accepted",
    "plumbline.returns.facts.refresh_rollups",
    "plumbline.returns.actions.accept",
    "plumbline.oversight.consequences.tell",
]


@pytest.fixture
def workbook(cast: Cast) -> bytes:
    """A whole good workbook of the return, filled in; the draft itself is still empty."""
    kpi_return = cast.issue()
    cast.fill(kpi_return, whole_answers(kpi_return))
    content = workbook_of(kpi_return)
    DraftCell.objects.all().update(text="")
    return content


def _return() -> Return:
    return Return.objects.select_related("contract", "framework").get()


def _upload(cast: Cast, workbook: bytes) -> Upload:
    return consequences.workbook_received(_return(), "return.xlsx", workbook, by=cast.provider_staff, now=NOW)


@pytest.mark.parametrize(("step", "when", "uploads"), UPLOAD)
def test_an_upload_that_is_cut_off(
    cast: Cast, workbook: bytes, monkeypatch: pytest.MonkeyPatch, step: str, when: str, uploads: list[str]
) -> None:
    with monkeypatch.context() as process:
        _kill(process, step, when)
        with pytest.raises(Killed):
            _upload(cast, workbook)
    left = Left()
    assert left.uploads == uploads
    assert (left.documents, left.status, left.submissions) == (len(uploads), "due", 0)
    assert bool(left.answers) is (uploads == TAKEN)
    assert left.events.count("workbook.received") == len(uploads)
    assert left.events.count("workbook.read") == uploads.count("taken")
    _uploaded_in_the_end(cast, workbook)


def _uploaded_in_the_end(cast: Cast, workbook: bytes) -> None:
    """What was kept is read by the worker; what was not is sent once more."""
    if not Upload.objects.exists():
        _upload(cast, workbook)
    read_kept_uploads(now=NOW + UNREAD_FOR + timedelta(seconds=1))
    assert list(Upload.objects.values_list("outcome", flat=True)) == TAKEN
    assert draft_of(_return())["5.1.value"] == "60"


def test_the_same_workbook_read_by_two_workers_is_taken_once(cast: Cast, workbook: bytes) -> None:
    """The page was only slow: its own reading ends after the worker's."""
    upload = _upload(cast, workbook)
    Upload.objects.update(outcome=Upload.Outcome.KEPT)
    events = Left().events.count("workbook.read")
    read_kept_uploads(now=NOW + timedelta(hours=1))
    again = consequences.upload_read(upload, workbook, by=cast.provider_staff, now=NOW)
    assert again.outcome == Upload.Outcome.TAKEN
    assert Left().events.count("workbook.read") == events + 1


@pytest.mark.parametrize("when", [BEFORE, AFTER])
@pytest.mark.parametrize("step", SUBMIT)
def test_a_submission_that_is_cut_off_did_not_happen(
    cast: Cast, workbook: bytes, monkeypatch: pytest.MonkeyPatch, step: str, when: str
) -> None:
    _upload(cast, workbook)
    before = Left()
    with monkeypatch.context() as process:
        _kill(process, step, when)
        with pytest.raises(Killed):
            consequences.return_submitted(_return(), by=cast.provider_staff, now=NOW)
    assert Left() == before
    consequences.return_submitted(_return(), by=cast.provider_staff, now=NOW)
    left = Left()
    assert (left.status, left.submissions, left.letters) == ("submitted", 1, ["arrived", "receipt"])
    assert left.figures == len(_return().ratings)


@pytest.mark.parametrize("when", [BEFORE, AFTER])
@pytest.mark.parametrize("step", ACCEPT)
def test_an_acceptance_that_is_cut_off_did_not_happen(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, step: str, when: str
) -> None:
    cast.submitted()
    before = Left()
    with monkeypatch.context() as process:
        _kill(process, step, when)
        with pytest.raises(Killed):
            consequences.return_accepted(_return(), note="", by=cast.contract_officer, now=NOW)
    assert Left() == before
    consequences.return_accepted(_return(), note="", by=cast.contract_officer, now=NOW)
    left = Left()
    assert (left.status, left.decisions, left.letters) == ("accepted", 1, ["accepted", "accepted"])
    assert (left.figures, left.accepted) == (0, len(_return().ratings))
    assert left.rollups == left.accepted


def test_history_is_whole_whatever_was_cut_off(
    cast: Cast, workbook: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    for step, when, _ in UPLOAD:
        with monkeypatch.context() as process:
            _kill(process, step, when)
            with pytest.raises(Killed):
                _upload(cast, workbook)
    assert [report.why for report in verify() if report.why] == []
