"""What stands on the page of one visit: its state, the one next act, its three stages, its team and its history."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.urls import reverse

from plumbline.accounts.models import User
from plumbline.contracts.models import Contract
from plumbline.desk.visits.finding import Standing, standing_of
from plumbline.desk.visits.forms import FORMS
from plumbline.desk.visits.progress import Progress, progress_of
from plumbline.desk.visits.sharing import sharing_among
from plumbline.desk.visits.state import state_of
from plumbline.history.models import Event
from plumbline.oversight.queries.letters_about import lost_letters_about
from plumbline.ui.wording import counted
from plumbline.visits.checkers import Finding, findings_of
from plumbline.visits.models import CheckerLink, Request, TeamMember, Visit

Status = Visit.Status
OFFERED: Mapping[str, tuple[str, ...]] = {
    Status.PLANNED: ("cancel",),
    Status.ARRANGED: ("stand_down", "checker", "cancel"),
    Status.GATHERING: ("stand_down", "checker", "cancel"),
    Status.VISITING: ("stand_down", "checker", "abandon"),
    Status.WRITING: ("checker",),
    Status.CANCELLED: ("plan_again",),
    Status.ABANDONED: ("plan_again",),
}
# Many of them are one line: words that are saved as they are typed.
MOST_EVENTS = 300


@dataclass(frozen=True, slots=True)
class Stage:
    """A line of the task list: what is missing in words."""

    title: str
    to: str
    status: str
    says: str


@dataclass(frozen=True, slots=True)
class Next:
    """The one next act. `posts` when pressing it does it; otherwise it leads to a page."""

    says: str
    to: str
    posts: bool = False


def visit_page(
    user: User, visit: Visit, *, on: date, typed: dict[str, forms.Form] | None = None
) -> dict[str, Any]:
    """The page's context; `typed` holds a form that could not be taken as it is."""
    requests = list(Request.objects.visible_to(user).filter(visit=visit))
    standing, progress = standing_of(user, visit), progress_of(user, visit)
    owed = [one for one in requests if one.status == Request.Status.ASKED]
    overdue = [one for one in owed if one.days_overdue(on=on)]
    team = _team(user, visit)
    sharing = sharing_among(visit, team)
    offered = [one for one in OFFERED.get(visit.status, ()) if one != "stand_down" or standing.member]
    return {
        "visit": visit,
        "state": state_of(visit, on=on, owed=len(owed), overdue=len(overdue)),
        "lost": lost_letters_about(user, [visit] if visit.status != Status.CLOSED else []),
        "standing": standing,
        "progress": progress,
        "next": next_act(visit, standing, requests, on=on),
        "stages": stages_of(visit, requests, overdue, progress),
        "sharing": sharing,
        "team": [(one, sharing.fills(one)) for one in team],
        "portfolio": _portfolio(user, visit),
        "links": _links(user, visit),
        "follows": visit.follows,
        "followed_by": list(Visit.objects.visible_to(user).filter(follows=visit).for_list()),
        "services": list(visit.services.all()),
        "events": _events(user, visit, requests),
        "acts": {name: FORMS[name](prefix=name) for name in offered} | (typed or {}),
        "form": next(iter((typed or {}).values()), None),
    }


def next_act(visit: Visit, standing: Standing, requests: list[Request], *, on: date) -> Next | None:
    """What somebody on this visit would do next; None when it waits for others."""
    if visit.status == Status.PLANNED:
        return Next("Arrange this visit", reverse("desk:visit_arrange", args=[visit.pk]))
    if visit.is_open_to_notes and standing.has_to_declare:
        return Next(
            "Declare that I have no interest", reverse("desk:visit_declare", args=[visit.pk]), posts=True
        )
    if visit.status in {Status.ARRANGED, Status.GATHERING}:
        return _before(visit, standing, requests, on)
    if visit.status == Status.VISITING:
        return Next("Fill in the areas", reverse("desk:visit_stage_two", args=[visit.pk]))
    return Next("Write the report", _report(visit)) if visit.status == Status.WRITING else None


def stages_of(
    visit: Visit, requests: list[Request], overdue: list[Request], progress: Progress
) -> list[Stage]:
    """The three stages (Milton Keynes, quality monitoring visits), each with what is missing."""
    report = _report(visit) if visit.status not in Visit.AHEAD else ""
    return [
        _stage_one(visit, requests, overdue),
        _stage_two(visit, progress),
        Stage("Stage three: report, scorecard and action plan", report, *_stage_three(visit)),
    ]


def _before(visit: Visit, standing: Standing, requests: list[Request], on: date) -> Next | None:
    is_time = visit.starts_on is not None and visit.starts_on <= on
    if is_time and standing.may_note:
        return Next("Begin the visit", reverse("desk:visit_begin", args=[visit.pk]), posts=True)
    stage_one = reverse("desk:visit_stage_one", args=[visit.pk])
    if visit.told_at and not requests:
        return Next("Ask for information", stage_one)
    return Next("See what has arrived", stage_one) if requests else None


def _stage_one(visit: Visit, requests: list[Request], overdue: list[Request]) -> Stage:
    title, to = "Stage one: information gathering", reverse("desk:visit_stage_one", args=[visit.pk])
    if visit.status == Status.PLANNED:
        return Stage(title, "", "cannot-start", "Arrange the visit first")
    if not requests:
        can = visit.told_at is not None
        return Stage(title, to, "not-started" if can else "cannot-start", _nothing_asked(visit))
    answered = [one for one in requests if one.status != Request.Status.ASKED]
    says = f"{len(answered)} of {len(requests)} answered"
    if visit.status not in Visit.AHEAD + Visit.UNDER_WAY:
        return Stage(title, to, "done", says)
    late = f", {counted(len(overdue), 'request')} overdue" if overdue else ""
    done = len(answered) == len(requests)
    return Stage(title, to, "done" if done else "in-progress", f"{says}{late}")


def _nothing_asked(visit: Visit) -> str:
    return "Nothing asked for yet" if visit.told_at else "The provider does not know of this visit"


def _stage_two(visit: Visit, progress: Progress) -> Stage:
    title = "Stage two: the visit"
    if visit.status == Status.PLANNED:
        return Stage(title, "", "cannot-start", "Arrange the visit first")
    to = reverse("desk:visit_stage_two", args=[visit.pk])
    status = "done" if progress.is_complete else ("in-progress" if progress.is_begun else "not-started")
    return Stage(title, to, status, progress.says)


def _stage_three(visit: Visit) -> tuple[str, str]:
    if visit.status in {*Visit.AHEAD, Status.VISITING}:
        return "cannot-start", "After the visit"
    if visit.status in {Status.FINAL, Status.CLOSED}:
        return "done", visit.get_status_display()
    return "in-progress", visit.get_status_display()


def _report(visit: Visit) -> str:
    return reverse("desk:report", args=[visit.pk])


def _team(user: User, visit: Visit) -> list[TeamMember]:
    found = TeamMember.objects.visible_to(user).filter(visit=visit).select_related("officer")
    return list(found.order_by("stood_down_at", "nominated_at", "pk"))


def _links(user: User, visit: Visit) -> list[tuple[CheckerLink, Finding | None]]:
    """Each Quality Checker's link, with what came by it."""
    links = list(CheckerLink.objects.visible_to(user).filter(visit=visit))
    found = {one.link: one for one in findings_of(visit)} if links else {}
    return [(one, found.get(one.pk)) for one in links]


def _portfolio(user: User, visit: Visit) -> set[int]:
    """Who leads a contract of this provider: no ban, but said beside their name."""
    led = Contract.objects.visible_to(user).active().filter(provider_id=visit.provider_id)
    return set(led.exclude(lead_officer=None).values_list("lead_officer_id", flat=True))


def _events(user: User, visit: Visit, requests: list[Request]) -> list[Event]:
    seen = Event.objects.visible_to(user)
    of_visit = seen.filter(subject_kind="visits.visit", subject_id=visit.pk)
    of_requests = seen.filter(subject_kind="visits.request", subject_id__in=[one.pk for one in requests])
    return list((of_visit | of_requests).select_related("by").order_by("-at", "-number")[:MOST_EVENTS])
