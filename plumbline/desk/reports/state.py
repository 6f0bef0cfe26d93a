"""How a visit's report stands, in one or two sentences, and the one next act."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from plumbline.ui.wording import counted, day, deadline, distance
from plumbline.visits.amending import amendment_owed
from plumbline.visits.dates import last_day
from plumbline.visits.models import Visit


@dataclass(frozen=True, slots=True)
class NextAct:
    """A link that says what happens when it is followed."""

    says: str
    to: str


def state_of(visit: Visit, *, on: date) -> str:
    tell = _SAYS.get(Visit.Status(visit.status), _ahead)
    return tell(visit, on)


def next_act(visit: Visit) -> NextAct | None:
    """What an officer of the visit will want to do next about its report."""
    if visit.status == Visit.Status.WRITING:
        return NextAct("Share the draft with the provider", "desk:report_share")
    if visit.status == Visit.Status.ANSWERING:
        if visit.comments.unanswered().exists():
            return NextAct("Answer the provider’s comments", "desk:report_comments")
        if amendment_owed(visit):
            return NextAct("Read what the review decided", "desk:report_dispute")
        return NextAct("Make the report final", "desk:report_final")
    if visit.status == Visit.Status.DISPUTED:
        return NextAct("Read the dispute", "desk:report_dispute")
    if visit.status in {Visit.Status.FINAL, Visit.Status.CLOSED} and not hasattr(visit, "summary"):
        return NextAct("Write the summary for the public", "desk:report_summary")
    return None


def _ahead(visit: Visit, on: date) -> str:
    return f"{visit.get_status_display()}. The scorecard fills as answers are noted on the visit."


def _visiting(visit: Visit, on: date) -> str:
    return "The officers are on site. The scorecard below counts what they have noted so far."


def _writing(visit: Visit, on: date) -> str:
    return "Being written up: the provider has not seen anything of the report yet."


def _shared(visit: Visit, on: date) -> str:
    since = f"The draft is with the provider since {_told(visit.shared_at, on)}"
    if visit.comments_until is None:
        return f"{since}."
    last = last_day(visit.comments_until)
    return f"{since}. Comments are {deadline(last, on)}: until midnight at the end of {day(last)}."


def _answering(visit: Visit, on: date) -> str:
    sent = visit.comments.standing().exclude(sent_at=None).count()
    if not sent:
        return f"The provider sent no comments; its time ended {_told(visit.comments_closed_at, on)}."
    waiting = visit.comments.unanswered().count()
    told = f"The provider sent {counted(sent, 'comment')} {_told(visit.comments_closed_at, on)}; "
    if waiting:
        return f"{told}{waiting} not answered yet."
    if amendment_owed(visit):
        return (
            f"{told}each is answered. A review decided that the report is to be amended before it is final."
        )
    return f"{told}each is answered."


def _disputed(visit: Visit, on: date) -> str:
    return "The provider disputes the report. A senior officer who took no part in the visit decides on five tests."


def _final(visit: Visit, on: date) -> str:
    follow_up = f" A follow-up visit is due by {day(visit.follow_up_by)}." if visit.follow_up_by else ""
    return f"Final since {_told(visit.final_at, on)}.{follow_up}"


_SAYS: dict[Visit.Status, Callable[[Visit, date], str]] = {
    Visit.Status.VISITING: _visiting,
    Visit.Status.WRITING: _writing,
    Visit.Status.SHARED: _shared,
    Visit.Status.ANSWERING: _answering,
    Visit.Status.DISPUTED: _disputed,
    Visit.Status.FINAL: _final,
    Visit.Status.CLOSED: _final,
}


def _told(at: datetime | None, on: date) -> str:
    if at is None:
        return "an unknown day"
    then = timezone.localtime(at).date()
    return f"{distance(then, on)} ({day(then)})"
