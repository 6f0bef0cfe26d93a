"""What stands on the page of a visit's scorecard and report."""

from datetime import date
from typing import Any

from django import forms

from plumbline.accounts.models import User
from plumbline.desk.reports.checked import checked_on, hint_of
from plumbline.desk.reports.forms import ModerateForm, WaiveForm
from plumbline.desk.reports.state import next_act, state_of
from plumbline.oversight.queries.letters_about import REPORT_LETTERS, lost_letters_about
from plumbline.oversight.set_off import set_off
from plumbline.surveys.results import of_visit
from plumbline.visits.actions.by_hand import OPEN
from plumbline.visits.actions.reporting import words_of
from plumbline.visits.before import last_time
from plumbline.visits.models import Visit
from plumbline.visits.obstacles import obstacles_to_final, obstacles_to_sharing
from plumbline.visits.report_reading import Reading, read_report, reading_of
from plumbline.visits.scored import score_visit
from plumbline.visits.sides import hides_ratings_from, is_on_team, may_settle

# While it is one of these, the report is what was shared; else it is what stands now.
FROZEN = ("shared", "disputed", "final", "closed")


def report_page(user: User, visit: Visit, *, on: date, **typed: forms.Form) -> dict[str, Any]:
    """`typed` holds a form that could not be taken as it is."""
    definition = visit.framework.scorecard
    is_hidden = hides_ratings_from(visit, user)
    settles = may_settle(visit, user)
    acts: dict[str, forms.Form] = {}
    is_theirs = is_on_team(visit, user) or settles
    checkers = checked_on(visit, may_decide=visit.status in OPEN and is_theirs, typed=typed)
    if visit.status in OPEN and is_theirs:
        acts["waive"] = WaiveForm(definition=definition)
        if not visit.hides_ratings and (visit.lead_id == user.pk or settles):
            acts["moderate"] = ModerateForm(definition=definition)
    return {
        "visit": visit,
        "state": state_of(visit, on=on),
        "next": next_act(visit) if is_theirs else None,
        "lost": [one for one in lost_letters_about(user, [visit]) if one.kind in REPORT_LETTERS],
        "is_hidden": is_hidden,
        "is_ahead": visit.status in Visit.AHEAD,
        "reading": None if is_hidden else reading_now(visit, on),
        "obstacles": obstacles_of(visit, on),
        "checkers": checkers,
        "hint": hint_of(checkers) if visit.status in OPEN else "",
        "by_hand": by_hand_of(visit),
        "reports": visit.reports.select_related("made_by").prefetch_related("renderings"),
        "set_off": set_off(visit),
        "voices": of_visit(visit),
        "acts": acts | typed,
        "form": next(iter(typed.values()), None),
    }


def reading_now(visit: Visit, on: date) -> Reading:
    """As it was shared, while it is with the provider or final; else as it stands now."""
    latest = visit.reports.first() if visit.status in FROZEN else None
    if latest:
        return read_report(latest)
    card = score_visit(visit, on=on)
    return reading_of(card, visit.framework.scorecard, words=words_of(visit), before=last_time(visit))


def obstacles_of(visit: Visit, on: date) -> tuple[str, ...]:
    """What is in the way of the next version, while officers work on it. Tells no rating."""
    if visit.status == Visit.Status.WRITING:
        return obstacles_to_sharing(visit, score_visit(visit, on=on))
    if visit.status == Visit.Status.ANSWERING:
        return obstacles_to_final(visit, score_visit(visit, on=on))
    return ()


def by_hand_of(visit: Visit) -> list[dict[str, Any]]:
    """Decisions by hand, with words for areas and ratings; those taken back too."""
    definition = visit.framework.scorecard
    labels, areas = definition.combining.labels, definition.area_by_code
    return [
        {
            "one": one,
            "area": areas[one.area].title if one.area in areas else "The whole",
            "to": label.says if (label := labels.label(one.to)) else "",
        }
        for one in visit.by_hand.select_related("decided_by")
    ]
