"""Taking answers in: each form once, each letter once, and nothing that says who."""

from datetime import date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import IntegrityError, transaction

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.surveys.answers import Answered
from plumbline.surveys.models import Invitation, Response, Survey
from plumbline.surveys.models.survey import Mode

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class UsedAlready(NotAllowed):
    """The code of this letter has been used. The message is for the person."""


@transaction.atomic
def answer(invitation: Invitation, answered: Answered, *, form: UUID, by: None, today: date) -> None:
    """Keep what somebody answered by link. The same form a second time changes nothing.

    There is no event of it in history: its exact time could tell who answered. Raises NotAllowed when the survey does
    not take answers, UsedAlready when the letter's code has been used.
    """
    survey = invitation.survey
    if Response.objects.filter(pk=form, survey=survey).exists():
        return
    if not survey.takes_answers(on=today):
        raise NotAllowed("These questions are closed.")
    _hold(survey)
    if invitation.is_single_use and not _use(invitation):
        raise UsedAlready("The code of this letter has been used already. Each code works once.")
    _keep(survey, answered, form=form, mode=Mode.LINK, on=today, typed_by=by)


@transaction.atomic
def type_in(
    survey: Survey, answered: Answered, *, form: UUID, mode: str, by: "User", now: datetime, today: date
) -> None:
    """An officer types in what somebody answered on paper or by phone. The same form twice is one response."""
    if mode not in {Mode.PAPER, Mode.PHONE}:
        raise NotAllowed("Say whether the answers came on paper or by phone.")
    if Response.objects.filter(pk=form, survey=survey).exists():
        return
    _hold(survey)
    _keep(survey, answered, form=form, mode=mode, on=today, typed_by=by)
    record("survey.answers_typed_in", survey, by=by, now=now, mode=mode)


def _hold(survey: Survey) -> None:
    """Nothing comes in while somebody closes it: the row is written, so the two wait for each other."""
    if not Survey.objects.filter(pk=survey.pk, status=Survey.Status.OPEN).update(status=Survey.Status.OPEN):
        raise NotAllowed("This survey is not open, so no answers can be added.")


def _use(invitation: Invitation) -> bool:
    return bool(Invitation.objects.filter(pk=invitation.pk, is_used=False).update(is_used=True))


def _keep(
    survey: Survey, answered: Answered, *, form: UUID, mode: str, on: date, typed_by: "User | None"
) -> None:
    if answered.is_blank:
        raise NotAllowed("Nothing is answered yet. Answer at least one question.")
    try:
        with transaction.atomic():
            Response.objects.create(
                id=form,
                council_id=survey.council_id,
                provider_id=survey.provider_id,
                survey=survey,
                mode=mode,
                answers=dict(answered.choices),
                words=dict(answered.words),
                given_on=on,
                typed_by=typed_by,
            )
    except IntegrityError:
        if not Response.objects.filter(pk=form, survey=survey).exists():
            raise
