"""Findings and actions of Exampleshire with Alder, at any stage of their life."""

from datetime import date, datetime, timedelta
from typing import Any

from plumbline.improvement import actions as improvement
from plumbline.improvement.models import Action, Finding
from tests.cast import NOW, TODAY, Cast

DUE = TODAY + timedelta(days=28)
LATER = NOW + timedelta(days=1)
A_PDF = b"%PDF-1.7 training log"


def finding(cast: Cast, **changed: Any) -> Finding:
    terms: dict[str, Any] = {
        "council": cast.exampleshire,
        "provider": cast.alder,
        "source": "visit",
        "source_number": 7,
        "area": "Staffing",
        "says": "Two of six staff files had no reference",
        "found_on": TODAY,
        "by": cast.quality_officer,
        "now": NOW,
    }
    return improvement.note_finding(**{**terms, **changed})


def proposed(cast: Cast, *findings: Finding, **changed: Any) -> Action:
    terms: dict[str, Any] = {
        "says": "Take up the missing references",
        "owner": "Registered manager",
        "shows_done": "Two references in each of the six files",
        "priority": "high",
        "due_on": DUE,
        "lead": cast.quality_officer,
        "by": cast.quality_officer,
        "now": NOW,
    }
    return improvement.set_action(list(findings) or [finding(cast)], **{**terms, **changed})


def agreed(cast: Cast, *findings: Finding, **changed: Any) -> Action:
    """An action the provider has been told of."""
    action = proposed(cast, *findings, **changed)
    improvement.publish(list(action.findings.all()), by=cast.quality_officer, now=changed.get("now", NOW))
    action.refresh_from_db()
    return action


def under_way(cast: Cast) -> Action:
    action = agreed(cast)
    improvement.report_progress(action, says="Four are here", by=cast.provider_staff, now=LATER)
    return action


def said_done(cast: Cast, *findings: Finding, now: datetime = LATER, **changed: Any) -> Action:
    action = agreed(cast, *findings, **changed)
    improvement.report_progress(action, says="All are here", says_done=True, by=cast.provider_staff, now=now)
    return action


def not_enough(cast: Cast) -> Action:
    action = said_done(cast)
    improvement.want_more(action, reason="Two are not signed", by=cast.quality_officer, now=LATER)
    return action


def verified(cast: Cast, *findings: Finding) -> Action:
    action = said_done(cast, *findings)
    improvement.verify(action, by=cast.quality_officer, now=LATER)
    return action


def withdrawn(cast: Cast) -> Action:
    action = agreed(cast)
    improvement.withdraw(action, reason="The files were found", by=cast.quality_officer, now=LATER)
    return action


def overdue(cast: Cast, days: int = 3, **changed: Any) -> Action:
    """Agreed in time, and due so many days before the cast's day."""
    before: datetime = NOW - timedelta(days=60)
    due_on: date = TODAY - timedelta(days=days)
    terms = {"found_on": before.date(), "now": before}
    return agreed(cast, finding(cast, **terms), due_on=due_on, now=before, **changed)
