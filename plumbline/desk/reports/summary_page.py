"""What stands on the page of a summary: its text, who may do what with it now, and what was copied into it."""

from typing import Any

from django import forms

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.desk.reports.forms import ApproveForm, ReasonForm, SummaryForm
from plumbline.visits.answers import notes_of, observations_of
from plumbline.visits.checkers import findings_of
from plumbline.visits.copying import copied
from plumbline.visits.models import Summary, Visit
from plumbline.visits.sides import is_on_team, may_settle

PAGE = "desk/reports/report_summary.html"


def summary_page(visit: Visit, user: User, **typed: forms.Form) -> dict[str, Any]:
    """`typed` holds a form that could not be taken as it is."""
    summary = (
        Summary.objects.visible_to(user)
        .filter(visit=visit)
        .select_related("written_by", "decided_by")
        .first()
    )
    text = typed["write"]["text"].value() if "write" in typed else (summary.text if summary else "")
    return {
        "visit": visit,
        "summary": summary,
        "acts": _acts(visit, summary, user) | typed,
        "form": next(iter(typed.values()), None),
        "copied": copied(text or "", notes_word_for_word(visit)),
        "is_own": summary is not None and summary.written_by_id == user.pk,
    }


def notes_word_for_word(visit: Visit) -> list[str]:
    """Everything that was noted in words on the visit."""
    observed = [one.text for one in observations_of(visit)]
    checked = [text for one in findings_of(visit) for text in (one.words, *(said.note for said in one.said))]
    return [*notes_of(visit).values(), *observed, *checked]


def _acts(visit: Visit, summary: Summary | None, user: User) -> dict[str, forms.Form]:
    acts: dict[str, forms.Form] = {}
    status = summary.status if summary else ""
    if (
        visit.final_at
        and status != Summary.Status.PUBLISHED
        and (is_on_team(visit, user) or may_settle(visit, user))
    ):
        initial = (
            {"text": summary.text, "shows_rating": summary.shows_rating}
            if summary
            else {"shows_rating": True}
        )
        acts["write"] = SummaryForm(initial=initial)
    approves = visit.council_id in user.reach_with(Permission.APPROVE_SUMMARIES).councils
    if summary and approves and status == Summary.Status.WRITTEN:
        if summary.written_by_id != user.pk:
            acts["approve"] = ApproveForm(initial={"seen": summary.written_at.isoformat()})
        acts["send_back"] = ReasonForm(prefix="back")
    if approves and status == Summary.Status.PUBLISHED:
        acts["withdraw"] = ReasonForm(prefix="withdraw")
    return acts
