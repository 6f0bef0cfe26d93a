"""The report laid out for the provider: each point with its comments and the box for another one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.portal.reports.forms import CommentForm
from plumbline.ui.wording import day, deadline, distance
from plumbline.visits.amending import amendment_owed
from plumbline.visits.dates import is_late, last_day
from plumbline.visits.heard import Heard, heard_in
from plumbline.visits.models import Comment, Report, Visit
from plumbline.visits.paper import titles_of
from plumbline.visits.report_reading import Line, Reading, read_report


@dataclass(frozen=True)
class Point:
    """The conclusion or an area: its words, what was commented, and the form for one more while there is time."""

    code: str
    title: str
    line: Line | None
    words: str
    comments: tuple[tuple[str, Comment], ...]
    form: CommentForm | None


@dataclass(frozen=True)
class ReportPage:
    """One version as the provider reads it; `unsent` comments are its own until they are sent."""

    visit: Visit
    report: Report
    reading: Reading
    heard: Heard | None
    state: str
    points: tuple[Point, ...]
    unsent: int
    is_latest: bool
    can_comment: bool
    can_dispute: bool
    was_late: bool
    versions: tuple[Report, ...]


def report_page(
    visit: Visit,
    user: User,
    *,
    now: datetime,
    number: int | None = None,
    typed: Mapping[str, CommentForm] | None = None,
) -> ReportPage:
    """The version with this number, or the newest. Raises Http404 when there is none that was shared."""
    versions = tuple(Report.objects.visible_to(user).filter(visit=visit).prefetch_related("renderings"))
    report = next((one for one in versions if number in {None, one.number}), None)
    if report is None:
        raise Http404
    comments = list(_comments(visit, user))
    in_time = visit.status == Visit.Status.SHARED and not is_late(now, visit.comments_until)
    can_comment = in_time and report == versions[0] and user.may(Permission.ANSWER_VISITS)
    reading = read_report(report)
    unsent = sum(1 for one in comments if one.sent_at is None)
    return ReportPage(
        visit=visit,
        report=report,
        reading=reading,
        heard=heard_in(report.scorecard),
        state=state_of(visit, now),
        points=_points(visit, reading, comments, typed or {}, can_comment=can_comment),
        unsent=unsent,
        is_latest=report == versions[0],
        can_comment=can_comment,
        can_dispute=_can_dispute(visit, user, comments),
        was_late=bool(unsent) and not in_time,
        versions=versions,
    )


def state_of(visit: Visit, now: datetime) -> str:
    """How the report stands, with the time that is left in words and to the minute."""
    if visit.status == Visit.Status.SHARED and visit.comments_until:
        return _time_left(visit.comments_until, now)
    if visit.status == Visit.Status.ANSWERING:
        return _answering(visit)
    if visit.status == Visit.Status.DISPUTED:
        return "You asked for a review. A senior officer who took no part in the visit decides."
    final = timezone.localtime(visit.final_at).date() if visit.final_at else None
    return f"Final since {distance(final, timezone.localdate(now))} ({day(final)})." if final else ""


def _answering(visit: Visit) -> str:
    if visit.comments.unanswered().exists():
        return "The council is answering your comments. You are told when each is answered."
    if amendment_owed(visit):
        return "The review decided that the report is to be amended. The council amends it next."
    if visit.comments.standing().exclude(sent_at=None).exists():
        return "Each of your comments is answered. The council makes the report final next."
    return "The time for comments is over. The council makes the report final next."


def _time_left(until: datetime, now: datetime) -> str:
    if is_late(now, until):
        return f"The time for comments ended with {day(last_day(until))}."
    last, today = last_day(until), timezone.localdate(now)
    return f"Your comments are {deadline(last, today)}: until midnight at the end of {day(last)}."


def _comments(visit: Visit, user: User) -> Iterable[Comment]:
    found = Comment.objects.visible_to(user).standing().filter(visit=visit)
    return found.select_related("written_by").prefetch_related("evidence")


def _can_dispute(visit: Visit, user: User, comments: Iterable[Comment]) -> bool:
    sent = [one for one in comments if one.sent_at]
    is_open = visit.status == Visit.Status.ANSWERING and bool(sent) and all(one.answer for one in sent)
    return is_open and visit.provider_id in user.reach_with(Permission.DISPUTE_REPORTS).providers


def _points(
    visit: Visit,
    reading: Reading,
    comments: list[Comment],
    typed: Mapping[str, CommentForm],
    *,
    can_comment: bool,
) -> tuple[Point, ...]:
    titles = titles_of(visit)
    parts: list[tuple[str, str, Line | None, str]] = [("summary", "Conclusion", None, reading.summary)]
    parts += [(one.code, one.title, one, one.words) for one in reading.lines]
    return tuple(
        Point(
            code=code,
            title=title,
            line=line,
            words=words,
            comments=tuple((titles.get(one.about, ""), one) for one in comments if one.about in about),
            form=(typed.get(code) or CommentForm(prefix=code, points=about.items())) if can_comment else None,
        )
        for code, title, line, words in parts
        for about in [points_of(visit, code)]
    )


def points_of(visit: Visit, code: str) -> dict[str, str]:
    """What a comment under this part can be about: the part as a whole, or one of its questions."""
    if code == "summary":
        return {"summary": "The conclusion"}
    asked = visit.framework.scorecard.questions_of(code)
    whole = {code: "The area as a whole"}
    return whole | {one.ref: f"{one.ref} {one.asks}" for one in asked}
