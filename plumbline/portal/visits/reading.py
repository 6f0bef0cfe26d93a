"""A provider's visits: which wait for it, how each stands, who comes, and what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.shortcuts import get_object_or_404
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.history.models import Event
from plumbline.ui.wording import counted, day, distance
from plumbline.visits.models import Request, Visit

Status = Visit.Status
WITH_THE_COUNCIL = "The council is writing its report. You get a draft to check before it is final."
_SAYS: Mapping[str, str] = {
    Status.VISITING: "The council’s officers are visiting.",
    Status.WRITING: WITH_THE_COUNCIL,
    Status.SHARED: "A draft of the report is here for you to check.",
    Status.ANSWERING: "The council is answering your comments.",
    Status.DISPUTED: "A senior officer is reviewing the report.",
    Status.FINAL: "The report is final.",
    Status.CLOSED: "Closed: everything that followed is done.",
}
TOLD: Mapping[str, str] = {
    "visit.arranged": "The council arranged this visit",
    "visit.rearranged": "The council changed the visit",
    "visit.information_asked_for": "The council asked for information",
    "visit.begun": "The visit began",
    "visit.left_site": "The officers left",
    "visit.resumed": "The officers came back",
    "visit.cancelled": "The council cancelled the visit",
    "visit.abandoned": "The visit was given up",
    "visit.draft_shared": "The draft of the report was shared with you",
    "visit.draft_shared_again": "A changed draft was shared with you",
    "visit.comments_closed": "The time for comments ended",
    "visit.made_final": "The report was made final",
    "visit.disputed": "You disputed the report",
    "visit.dispute_decided": "The dispute was decided",
    "visit.closed": "The visit was closed",
    "visit_request.asked": "Asked for",
    "visit_request.arrived": "Sent",
    "visit_request.added_to": "Something was added",
    "visit_request.not_held": "You said that you have none",
    "visit_request.given_more_time": "More time was given",
    "visit_request.withdrawn": "No longer asked for",
    "visit_request.asked_again": "Asked for again",
}


@dataclass(frozen=True)
class Line:
    """One visit of the list, with what it still waits for."""

    visit: Visit
    requests: list[Request]
    today: date

    @cached_property
    def owed(self) -> list[Request]:
        is_open = self.visit.is_open_to_notes
        return [one for one in self.requests if is_open and one.status == Request.Status.ASKED]

    @property
    def overdue(self) -> list[Request]:
        return [one for one in self.owed if one.due_on < self.today]

    @property
    def says(self) -> str:
        """How it stands, in a sentence or two."""
        visit = self.visit
        if visit.status in {Status.CANCELLED, Status.ABANDONED}:
            return f"{visit.get_status_display()}: {visit.ended_because}"
        if visit.status in Visit.AHEAD and visit.starts_on:
            return (
                f"The council comes on {days_of(visit)}, {distance(visit.starts_on, self.today)}. {self.asks}"
            )
        return f"{_SAYS.get(visit.status, '')} {self.asks if self.owed else ''}".strip()

    @property
    def asks(self) -> str:
        if not self.requests:
            return "Nothing has been asked for."
        if not self.owed:
            return "You have answered everything that was asked for."
        late = f", {len(self.overdue)} overdue" if self.overdue else ""
        first = min(self.owed, key=lambda one: one.due_on)
        return f"{counted(len(self.owed), 'thing')} to send{late}; the first is due on {day(first.due_on)}."


@dataclass(frozen=True, slots=True)
class Happened:
    event: Event
    says: str
    note: str


def lines_of(user: User, *, today: date) -> list[Line]:
    """The visits this person may know of, the soonest first, then those that are over. Two queries."""
    visits = list(Visit.objects.visible_to(user).for_list())
    asked = Request.objects.visible_to(user).filter(visit__in=visits)
    requests: dict[int, list[Request]] = {}
    for one in asked:
        requests.setdefault(one.visit_id, []).append(one)
    lines = [Line(one, requests.get(one.pk, []), today) for one in visits]
    return sorted(
        lines, key=lambda line: (not line.owed, line.visit.status not in Visit.AHEAD, -line.visit.pk)
    )


def visits_in_words(user: User, *, today: date) -> str:
    """What the home page says of visits; empty when none is ahead and nothing is to be sent."""
    if not user.may(Permission.ANSWER_VISITS):
        return ""
    lines = lines_of(user, today=today)
    owed = sum(len(one.owed) for one in lines)
    ahead = [one for one in lines if one.visit.status in Visit.AHEAD]
    if owed:
        return f"{counted(owed, 'thing')} to send to a council before its visit."
    return f"{counted(len(ahead), 'visit')} by a council ahead." if ahead else ""


def found_visit(user: User, pk: int) -> Visit:
    """One visit the provider was told of; any other is not there: Http404."""
    return get_object_or_404(Visit.objects.visible_to(user).for_list(), pk=pk)


def line_of(user: User, visit: Visit) -> Line:
    found = Request.objects.visible_to(user).filter(visit=visit).select_related("answered_by")
    return Line(visit, list(found.prefetch_related("files__document")), timezone.localdate())


def days_of(visit: Visit) -> str:
    if visit.starts_on is None or visit.ends_on is None or visit.ends_on == visit.starts_on:
        return day(visit.starts_on)
    return f"{day(visit.starts_on)} to {day(visit.ends_on)}"


def happened(user: User, visit: Visit, requests: list[Request]) -> list[Happened]:
    """What happened, newest first, as far as the provider is shown it."""
    seen = Event.objects.visible_to(user)
    of_visit = seen.filter(subject_kind="visits.visit", subject_id=visit.pk)
    of_requests = seen.filter(subject_kind="visits.request", subject_id__in=[one.pk for one in requests])
    events = (of_visit | of_requests).select_related("by").order_by("-at", "-number")
    return [
        Happened(one, TOLD[one.kind], str(one.details.get("title") or one.details.get("reason") or ""))
        for one in events[:60]
        if one.kind in TOLD
    ]


def who_comes(events: list[Happened]) -> str:
    """The officers' names as the provider was told them last."""
    told = (str(one.event.details.get("officers", "")) for one in events)
    return next((names for names in told if names), "")
