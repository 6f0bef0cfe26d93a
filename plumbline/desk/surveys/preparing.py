"""A filled form becomes a survey; and which letters there are."""

from datetime import datetime

from django.db.models import Count, Min

from plumbline.accounts.models import User
from plumbline.accounts.web import SignedInRequest
from plumbline.desk.surveys.forms import SurveyForm
from plumbline.history.workflow import NotAllowed
from plumbline.surveys import actions
from plumbline.surveys.models import Survey


def begun(request: SignedInRequest) -> dict[str, str]:
    """What the address already says: a provider's or a visit's page leads here with it."""
    return {name: request.GET[name] for name in ("provider", "visit", "contract") if name in request.GET}


def prepare(form: SurveyForm, *, by: User, now: datetime) -> Survey | None:
    """The draft, or None with the cause written into the form."""
    if by.council is None:
        form.add_error(None, "You work for no council, so no survey can be yours.")
        return None
    try:
        return actions.prepare(council=by.council, **form.terms, by=by, now=now)
    except NotAllowed as problem:
        form.add_error("file", str(problem))
        return None


def letters_made(survey: Survey) -> list[tuple[int, int, datetime]]:
    """Each batch: its number, how many letters it has, when it was made. Which were used is not told."""
    batches = survey.invitations.in_letters().alive().order_by("batch").values("batch")
    counted = batches.annotate(letters=Count("pk"), first=Min("made_at"))
    return [(one["batch"], one["letters"], one["first"]) for one in counted]
