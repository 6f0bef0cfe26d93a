"""A survey from its preparation to its end."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from plumbline.contracts.models import Contract
from plumbline.frameworks.actions import take_in
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.surveys.actions.inviting import make_link
from plumbline.surveys.library import QUESTIONNAIRE
from plumbline.surveys.models import Survey
from plumbline.surveys.questionnaire import Questionnaire

if TYPE_CHECKING:
    from plumbline.accounts.models import User
    from plumbline.visits.models import Visit


@transaction.atomic
def prepare(
    *,
    council: Organisation,
    provider: Provider,
    questionnaire: Questionnaire,
    opens_on: date,
    closes_on: date,
    invited: Mapping[str, int | None],
    visit: "Visit | None" = None,
    contract: Contract | None = None,
    by: "User",
    now: datetime,
) -> Survey:
    """A draft that asks by this questionnaire for good. Nobody can answer before it is opened.

    Raises NotAllowed for days the wrong way round, and for a version that is known with other questions.
    """
    _check_days(opens_on, closes_on)
    asked = take_in(questionnaire, QUESTIONNAIRE, council=council, by=by, now=now)
    survey = Survey.objects.create(
        council=council,
        provider=provider,
        visit=visit,
        contract=contract,
        audience=questionnaire.audience.value,
        framework=asked,
        opens_on=opens_on,
        closes_on=closes_on,
        made_at=now,
        made_by=by,
        **_invited(invited),
    )
    record("survey.prepared", survey, by=by, now=now, questionnaire=questionnaire.title)
    return survey


@transaction.atomic
def change(
    survey: Survey,
    *,
    opens_on: date,
    closes_on: date,
    invited: Mapping[str, int | None],
    by: "User",
    now: datetime,
) -> Survey:
    """New days or better known numbers of people asked, until it is closed. History keeps what they were."""
    _check_days(opens_on, closes_on)
    fields: dict[str, Any] = {"opens_on": opens_on, "closes_on": closes_on, **_invited(invited)}
    was = {name: str(getattr(survey, name)) for name, new in fields.items() if getattr(survey, name) != new}
    return move(survey, survey.status, by=by, now=now, fields=fields, was=was)


@transaction.atomic
def open_to_answers(survey: Survey, *, by: "User", now: datetime) -> Survey:
    """Let people answer, between its days, and make the link that anybody may use."""
    opened = move(survey, Survey.Status.OPEN, by=by, now=now)
    make_link(opened, by=by, now=now)
    return opened


@transaction.atomic
def close(survey: Survey, *, by: "User", now: datetime) -> Survey:
    """The end: no more answers of any kind, and results from now on."""
    return move(survey, Survey.Status.CLOSED, by=by, now=now, fields={"closed_at": now})


@transaction.atomic
def withdraw(survey: Survey, *, reason: str, by: "User", now: datetime) -> Survey:
    """Take it back with a reason. What was answered is kept and counts for nothing."""
    fields = {"ended_because": reason}
    return move(survey, Survey.Status.WITHDRAWN, by=by, now=now, fields=fields, reason=reason)


def _check_days(opens_on: date, closes_on: date) -> None:
    if closes_on < opens_on:
        raise NotAllowed("The last day is before the first day. Check both.")


def _invited(invited: Mapping[str, int | None]) -> dict[str, int | None]:
    return {f"invited_{mode}": invited.get(mode) for mode in ("link", "paper", "phone")}
