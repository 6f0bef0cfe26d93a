"""What stands on the page of one return: its state, what can be done next, and the reading."""

from datetime import date
from typing import Any

from django import forms
from django.http import Http404

from plumbline.accounts.models import User
from plumbline.desk.returns.forms import FORMS
from plumbline.desk.returns.reading import assessed_groups, groups_of
from plumbline.desk.returns.state import state_of
from plumbline.oversight.queries.letters_about import lost_letters_about
from plumbline.oversight.queries.return_reading import evidence
from plumbline.returns.due_days import usual_day_again
from plumbline.returns.models import Return, Submission
from plumbline.surveys.models import Offer

OFFERED = {
    Return.Status.DUE: ("extend", "nil"),
    Return.Status.SENT_BACK: ("extend", "nil"),
    Return.Status.SUBMITTED: ("accept", "send_back"),
    Return.Status.ACCEPTED: ("send_back",),
    Return.Status.NIL: ("withdraw",),
}


def return_page(
    user: User,
    kpi_return: Return,
    *,
    on: date,
    number: int | None = None,
    typed: dict[str, forms.Form] | None = None,
) -> dict[str, Any]:
    """The page's context. `number` shows an earlier version; `typed` holds a form that could not be taken as it is.

    Raises Http404 when there is no such version.
    """
    found = evidence(user, kpi_return)
    submission = found.version(number)
    if number is not None and submission is None:
        raise Http404
    decision = next(iter(found.decisions), None)
    offered = OFFERED[Return.Status(kpi_return.status)]
    proposed = {"wanted_again_by": usual_day_again(on, due=kpi_return.due)}
    return {
        "return": kpi_return,
        "found": found,
        "state": state_of(kpi_return, decision, on=on),
        "decision": decision,
        "lost": lost_letters_about(user, [kpi_return] if kpi_return.is_open else []),
        "submission": submission,
        "groups": groups_of(found, submission) if submission else (),
        "assessed": assessed_groups(found, submission) if submission else (),
        **_agreements(submission),
        "offers": list(Offer.objects.visible_to(user).standing().filter(kpi_return=kpi_return)),
        "acts": {name: FORMS[name](prefix=name, initial=proposed) for name in offered} | (typed or {}),
        "form": next(iter((typed or {}).values()), None),
    }


def _agreements(submission: Submission | None) -> dict[str, Any]:
    """What was checked against what: holding, broken, and not known for want of a figure."""
    explained = submission.explanations if submission else {}
    results = [
        {**one, "explanation": explained.get(one["code"], "")}
        for one in (submission.agreements if submission else ())
    ]
    return {
        "holding": [one for one in results if one["holds"] is True],
        "broken": [one for one in results if one["holds"] is False],
        "unknown": [one for one in results if one["holds"] is None],
    }
