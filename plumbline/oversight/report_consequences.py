"""What each step of a visit's report sets off: documents, letters, the action plan, a follow-up visit.

A final rating changes nothing by itself that the council's framework does not say.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.notices.actions import tell
from plumbline.oversight.action_consequences import plan_published
from plumbline.oversight.plan_following import visit_counted
from plumbline.oversight.report_documents import keep_documents
from plumbline.oversight.report_voices import heard_for
from plumbline.oversight.risk_wanted import risk_wanted
from plumbline.visits import actions as visits
from plumbline.visits.actions import answering, commenting, disputing, reporting, summarising
from plumbline.visits.models import Comment, Dispute, Report, Summary, Visit
from plumbline.visits.sides import took_part

if TYPE_CHECKING:
    from plumbline.visits.actions.disputing import Test


@transaction.atomic
def draft_shared(visit: Visit, *, by: User, now: datetime) -> Report:
    """The draft as PDF and Word, and a letter to the provider that says until when it may comment."""
    report = reporting.share_draft(visit, heard=heard_for(visit), by=by, now=now)
    keep_documents(report, by=by, now=now)
    _write(visit, "draft_shared", _provider_staff(visit), report=report, by=by, now=now)
    return report


@transaction.atomic
def comments_sent(visit: Visit, *, by: User, now: datetime) -> int:
    number = commenting.send_comments(visit, by=by, now=now)
    _write(visit, "comments_sent", _lead(visit), number=number, by=by, now=now)
    return number


@transaction.atomic
def no_comments_said(visit: Visit, *, by: User, now: datetime) -> Visit:
    commenting.say_no_comments(visit, by=by, now=now)
    _write(visit, "comments_sent", _lead(visit), number=0, by=by, now=now)
    return visit


@transaction.atomic
def comments_time_over(visit: Visit, *, by: None = None, now: datetime) -> Visit:
    """Nobody has answered in time: the lead officer goes on, and the provider learns how to ask for more."""
    commenting.close_comments(visit, by=by, now=now)
    _write(visit, "time_over", _lead(visit), is_provider=False, now=now)
    _write(visit, "time_over", _provider_staff(visit), is_provider=True, now=now)
    return visit


@transaction.atomic
def comment_answered(
    one: Comment, *, answer: str, says: str, seen: datetime | None, by: User, now: datetime
) -> Comment:
    """One letter to the provider, when the last comment has been answered."""
    was_open = one.answered_at is None
    answering.answer_comment(one, answer=answer, says=says, seen=seen, by=by, now=now)
    if was_open and not one.visit.comments.unanswered().exists():
        _write(one.visit, "comments_answered", _provider_staff(one.visit), by=by, now=now)
    return one


@transaction.atomic
def dispute_raised(visit: Visit, *, says: str, by: User, now: datetime) -> Dispute:
    """Word to those who may settle it and took no part; the lead officer learns of it too."""
    dispute = disputing.raise_dispute(visit, says=says, by=by, now=now)
    _write(visit, "disputed", [*_settlers(visit), *_lead(visit)], dispute=dispute, by=by, now=now)
    return dispute


@transaction.atomic
def dispute_decided(
    dispute: Dispute, *, tests: "Mapping[str, Test]", decision: str, says: str, by: User, now: datetime
) -> Dispute:
    disputing.decide_dispute(dispute, tests=tests, decision=decision, says=says, by=by, now=now)
    visit = dispute.visit
    _write(visit, "dispute_decided", _lead(visit), dispute=dispute, is_provider=False, by=by, now=now)
    _write(
        visit, "dispute_decided", _provider_staff(visit), dispute=dispute, is_provider=True, by=by, now=now
    )
    return dispute


@transaction.atomic
def report_made_final(visit: Visit, *, by: User, now: datetime) -> Report:
    """The final report as PDF and Word, the action plan told to the provider, and what the framework wants next.

    The follow-up visit is put into the plan only where the framework names a number of days for this rating.
    """
    report = reporting.make_final(visit, heard=heard_for(visit), by=by, now=now)
    plan_published("visit", visit.pk, by=by, now=now)
    if visit.follow_up_by is not None:
        _plan_follow_up(visit, by, now)
    visit_counted(visit, by=by, now=now)
    risk_wanted(visit.council_id, visit.provider_id, now=now)
    keep_documents(report, by=by, now=now)
    _write(visit, "final", _provider_staff(visit), report=report, by=by, now=now)
    if says := _framework_says(visit):
        seniors = User.objects.who_can(Permission.SETTLE_DISPUTES, visit.council_id).distinct()
        _write(visit, "rated", seniors, says=says, rating=_word(visit), by=by, now=now)
    return report


@transaction.atomic
def summary_written(visit: Visit, *, text: str, shows_rating: bool, by: User, now: datetime) -> Summary:
    """Word to those who may approve it; its writer is not among them."""
    summary = summarising.write_summary(visit, text=text, shows_rating=shows_rating, by=by, now=now)
    approvers = User.objects.who_can(Permission.APPROVE_SUMMARIES, visit.council_id).exclude(pk=by.pk)
    _write(visit, "summary_written", approvers.distinct(), by=by, now=now)
    return summary


@transaction.atomic
def summary_sent_back(summary: Summary, *, reason: str, by: User, now: datetime) -> Summary:
    summarising.send_back_summary(summary, reason=reason, by=by, now=now)
    _write(summary.visit, "summary_sent_back", [summary.written_by], summary=summary, by=by, now=now)
    return summary


def _plan_follow_up(visit: Visit, by: User, now: datetime) -> Visit:
    return visits.plan(
        council=visit.council,
        provider=visit.provider,
        services=list(visit.services.all()),
        kind=Visit.Kind.FOLLOW_UP,
        framework=visit.framework,
        why=f"Rated {_word(visit)} on the visit before; the framework asks to look again.",
        hours=visit.hours,
        planned_on=visit.follow_up_by,
        lead=visit.lead if visit.lead and _makes_visits(visit, visit.lead) else None,
        follows=visit,
        by=by,
        now=now,
    )


def _word(visit: Visit) -> str:
    """The overall rating as people read it."""
    label = visit.framework.scorecard.combining.labels.label(visit.rating)
    return label.says if label else visit.rating


def _framework_says(visit: Visit) -> str:
    """What the council's framework says happens after this rating, beyond a follow-up visit."""
    return " ".join(
        one.says for one in visit.framework.scorecard.follow_ups if one.rating == visit.rating
    ).strip()


def _makes_visits(visit: Visit, person: User) -> bool:
    """An officer who has left, or does something else now, leads no more visits."""
    return person.is_active and visit.council_id in person.reach_with(Permission.MAKE_VISITS).councils


def _write(visit: Visit, letter: str, people: "Iterable[User]", *, now: datetime, **said: object) -> int:
    """One letter about a visit's report to each person, whoever they are among several lists."""
    by = said.pop("by", None)
    different: Sequence[User] = list(dict.fromkeys(people))
    return tell(
        different,
        f"visits/letters/{letter}.txt",
        {"visit": visit, **said},
        key=f"{letter}:{visit.pk}:{now.isoformat()}",
        now=now,
        by=by if isinstance(by, User) else None,
        council_id=visit.council_id,
        provider_id=visit.provider_id,
        about=visit,
    )


def _provider_staff(visit: Visit) -> "Iterable[User]":
    return User.objects.who_can(Permission.ANSWER_VISITS, visit.provider_id).distinct()


def _lead(visit: Visit) -> list[User]:
    return [visit.lead] if visit.lead and visit.lead.is_active else []


def _settlers(visit: Visit) -> list[User]:
    able = User.objects.who_can(Permission.SETTLE_DISPUTES, visit.council_id).distinct()
    return [one for one in able if not took_part(visit, one)]
