"""Submitting a return: checked, judged, kept for good, and beside it the figures that pages read."""

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.contracts.course import whole_course_of
from plumbline.frameworks.definition import Answers
from plumbline.frameworks.judging import Verdict
from plumbline.history.workflow import NotAllowed, move
from plumbline.judgement.keeping import judgement_as_json
from plumbline.returns.actions.filling import fill_draft
from plumbline.returns.answers import as_typed, changes_between, stored
from plumbline.returns.assessing import assess
from plumbline.returns.drafting import draft_readiness
from plumbline.returns.facts import mark_accepted, write_figures
from plumbline.returns.judged import agreement_as_json, answers_of, judged
from plumbline.returns.models import Return, Submission, Upload
from plumbline.returns.readiness import Readiness, below_target
from plumbline.returns.restating import with_earlier_figures

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class NotReady(Exception):
    """The return cannot be submitted yet; `readiness` holds everything that stands in the way."""

    def __init__(self, found: Readiness) -> None:
        super().__init__("This return is not ready to submit.")
        self.readiness = found


@transaction.atomic
def submit(kpi_return: Return, *, by: "User", now: datetime) -> Submission:
    """Declare the draft: a new submission, judged by the terms in force, that nobody can change any more.

    Earlier periods' figures that the same workbook gave differently become restatements of their own returns.
    Raises NotReady with everything that is missing or does not agree, NotAllowed when it is not open.
    """
    if not kpi_return.is_open:
        raise NotAllowed("This return has already been submitted. Open it again to see its receipt.")
    with whole_course_of(kpi_return.contract):
        return _submit(kpi_return, by=by, now=now)


def _submit(kpi_return: Return, *, by: "User", now: datetime) -> Submission:
    answers, verdict, ready = draft_readiness(kpi_return)
    if not ready.is_ready:
        raise NotReady(ready)
    upload = kpi_return.uploads.filter(outcome=Upload.Outcome.TAKEN).first()
    submission = _declare(kpi_return, answers, verdict, by=by, now=now, upload=upload)
    if upload:
        _restate_earlier(kpi_return, upload.earlier, submission, by=by, now=now)
    return submission


def _declare(
    kpi_return: Return,
    answers: Answers,
    verdict: Verdict,
    *,
    by: "User",
    now: datetime,
    upload: Upload | None = None,
    came_with: Submission | None = None,
) -> Submission:
    """Write the submission, its figures and the return's new state."""
    before = kpi_return.current
    was_accepted = kpi_return.decisions.filter(kind="accepted").exists()
    kind = Submission.Kind.FIRST if before is None else Submission.Kind.CORRECTED
    if before is not None and was_accepted:
        kind = Submission.Kind.RESTATED
    submission = Submission.objects.create(
        council_id=kpi_return.council_id,
        provider_id=kpi_return.provider_id,
        kpi_return=kpi_return,
        number=before.number + 1 if before else 1,
        kind=kind,
        **stored(answers),
        judgements=[judgement_as_json(one) for one in verdict.judgements],
        agreements=[agreement_as_json(one) for one in verdict.agreements],
        changes=changes_between(answers_of(before), answers) if before else [],
        upload=upload,
        came_with=came_with,
        submitted_at=now,
        submitted_by=by,
        days_late=(timezone.localdate(now) - kpi_return.due).days,
    )
    if before:
        Submission.objects.filter(pk=before.pk).update(superseded_at=now)
    # A longer period is assessed with what its parts declare now, this one included.
    Return.objects.filter(pk=kpi_return.pk).update(current=submission)
    is_restated = kpi_return.is_restated or kind == Submission.Kind.RESTATED
    write_figures(kpi_return, kpi_return.reporting_period, verdict, answers, is_restated=is_restated)
    below = len(below_target(verdict)) + assess(kpi_return, submission, answers, now=now)
    if was_accepted:
        mark_accepted(kpi_return, accepted=False, now=now)
    first_day = kpi_return.submitted_at is None
    move(
        kpi_return,
        Return.Status.SUBMITTED,
        by=by,
        now=now,
        shared=True,
        fields={
            "current": submission,
            "below_target": below,
            "ratings": {one.ref: [str(one.rating), one.display] for one in verdict.judgements},
            "is_restated": is_restated,
            "wanted_again_by": None,
            **({"submitted_at": now, "days_late": submission.days_late} if first_day else {}),
        },
        version=submission.number,
        changed=len(submission.changes),
    )
    return submission


def _restate_earlier(
    kpi_return: Return,
    earlier: Mapping[str, Mapping[str, str]],
    submission: Submission,
    *,
    by: "User",
    now: datetime,
) -> None:
    """Where the same workbook now says something else about an earlier period, that return gets a new version."""
    if not earlier:
        return
    # What another provider declared, before the contract passed to this one, is not this one's to restate.
    its_own = {"contract_id": kpi_return.contract_id, "provider_id": kpi_return.provider_id}
    declared = Return.objects.filter(**its_own).exclude(current=None)
    for other in declared.select_related("current", "framework", "contract"):
        typed = earlier.get(other.reporting_period.code)
        if typed is None or other.pk == kpi_return.pk or other.is_open or other.current is None:
            continue
        answers = with_earlier_figures(answers_of(other.current), typed, other.framework.definition)
        if answers is not None:
            before = as_typed(answers_of(other.current))
            _declare(other, answers, judged(other, answers), by=by, now=now, came_with=submission)
            # Should the council send that return back, its draft has to hold what was declared last.
            fill_draft(other, {**dict.fromkeys(before, ""), **as_typed(answers)}, by=by, now=now)
