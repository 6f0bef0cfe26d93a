"""A survey from its preparation to its end."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction

from plumbline.contracts.models import Contract
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.surveys import library
from plumbline.surveys.actions.inviting import make_link
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
    """A draft with the questionnaire as it is today. Nobody can answer before it is opened.

    Raises NotAllowed for days the wrong way round, and for a version that is known with other questions.
    """
    _check_days(opens_on, closes_on)
    _check_version(council, questionnaire)
    survey = Survey.objects.create(
        council=council,
        provider=provider,
        visit=visit,
        contract=contract,
        audience=questionnaire.audience.value,
        questionnaire_code=questionnaire.id,
        questionnaire_version=questionnaire.version,
        questionnaire_digest=questionnaire.digest,
        questionnaire_text=questionnaire.text,
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


def _check_version(council: Organisation, asked: Questionnaire) -> None:
    """A version that was used, or ships with the product, means the same questions for ever."""
    alike = Survey.objects.filter(
        council=council, questionnaire_code=asked.id, questionnaire_version=asked.version
    )
    shipped = [one for one in library.questionnaires() if (one.id, one.version) == (asked.id, asked.version)]
    if alike.exclude(questionnaire_digest=asked.digest).exists() or any(
        one.digest != asked.digest for one in shipped
    ):
        raise NotAllowed(
            f"Version {asked.version} of {asked.id} is known with other questions. "
            "Give your file a name or a version of its own."
        )


def _invited(invited: Mapping[str, int | None]) -> dict[str, int | None]:
    return {f"invited_{mode}": invited.get(mode) for mode in ("link", "paper", "phone")}
