"""A report as the documents that are sent: what visits and improvement know of it, made into one paper."""

from datetime import datetime
from typing import TYPE_CHECKING

from plumbline.improvement.models import Action, Finding
from plumbline.papers.pdf import as_pdf
from plumbline.papers.word import as_word
from plumbline.ui.wording import day
from plumbline.visits.actions.reporting import keep_rendering
from plumbline.visits.models import Rendering, Report, Visit
from plumbline.visits.paper import Found, PlannedAction, paper_of

if TYPE_CHECKING:
    from plumbline.accounts.models import User


def keep_documents(report: Report, *, by: "User", now: datetime) -> None:
    """Make and keep the PDF and the Word document of this version. They are what both sides take away from now on."""
    # Findings and actions are told with the final report, not before.
    is_final = report.stage == Report.Stage.FINAL
    paper = paper_of(report, found_on(report.visit) if is_final else ())
    name = _name(report)
    keep_rendering(report, Rendering.Format.PDF, f"{name}.pdf", as_pdf(paper, at=now), by=by, now=now)
    keep_rendering(report, Rendering.Format.WORD, f"{name}.docx", as_word(paper, at=now), by=by, now=now)


def _name(report: Report) -> str:
    """“Alder Homecare, visit of 11 November 2026, draft report, version 1”: what it is, in any folder."""
    visit = report.visit
    whose = str(visit.provider).replace("/", "-")
    when = f"visit of {day(visit.starts_on)}" if visit.starts_on else f"visit {visit.pk}"
    return f"{whose}, {when}, {report.stage} report, version {report.number}"


def found_on(visit: Visit) -> tuple[Found, ...]:
    """The findings of a visit that stand, with the actions that are not withdrawn, in words."""
    findings = Finding.objects.from_source("visit", visit.pk).exclude(status=Finding.Status.WITHDRAWN)
    return tuple(
        Found(
            area=one.area,
            says=one.says,
            regulation=one.regulation,
            priority=one.get_priority_display(),
            actions=tuple(_planned(action) for action in one.actions.all() if action.status != "withdrawn"),
        )
        for one in findings.prefetch_related("actions").order_by("pk")
    )


def _planned(action: Action) -> PlannedAction:
    return PlannedAction(
        number=action.pk,
        says=action.says,
        owner=action.owner,
        shows_done=action.shows_done,
        due_on=action.due_on,
        priority=action.get_priority_display(),
        status=action.get_status_display(),
    )
