"""Making links and letters."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction
from django.db.models import Max

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.surveys import links
from plumbline.surveys.models import Invitation, Survey

if TYPE_CHECKING:
    from plumbline.accounts.models import User

MOST_LETTERS = 500


@transaction.atomic
def make_link(survey: Survey, *, by: "User", now: datetime) -> Invitation:
    """The one link for everybody; it may be used any number of times."""
    (made,) = _make(survey, 1, is_single_use=False, by=by, now=now)
    record("survey.link_made", survey, by=by, now=now)
    return made


@transaction.atomic
def renew_link(survey: Survey, *, by: "User", now: datetime) -> Invitation:
    """A new link for everybody; the old one stops working. For a link that went where it should not."""
    if not survey.is_open:
        raise NotAllowed("This survey is not open, so it has no link.")
    survey.invitations.shared().alive().update(revoked_at=now)
    return make_link(survey, by=by, now=now)


@transaction.atomic
def make_letters(survey: Survey, *, count: int, by: "User", now: datetime) -> int:
    """A batch of letters, each with a code that works once. Gives the number of the batch."""
    if not survey.is_open:
        raise NotAllowed("Open the survey first. A letter’s code works only while it is open.")
    if not 1 <= count <= MOST_LETTERS:
        raise NotAllowed(f"Make between 1 and {MOST_LETTERS} letters at a time.")
    made = _make(survey, count, is_single_use=True, by=by, now=now)
    record("survey.letters_made", survey, by=by, now=now, letters=count)
    return made[0].batch


def code_of(invitation: Invitation) -> str:
    """The code as it is printed; empty when the installation's secret has changed since, and it cannot be told."""
    told = links.code(settings.SECRET_KEY, invitation.survey_id, invitation.batch, invitation.number)
    return told if links.hashed(told) == invitation.code_hash else ""


def _make(survey: Survey, count: int, *, is_single_use: bool, by: "User", now: datetime) -> list[Invitation]:
    batch, first = _next(survey, is_single_use=is_single_use)
    made = [
        Invitation(
            council_id=survey.council_id,
            provider_id=survey.provider_id,
            survey=survey,
            code_hash=links.hashed(links.code(settings.SECRET_KEY, survey.pk, batch, number)),
            batch=batch,
            number=number,
            is_single_use=is_single_use,
            made_at=now,
            made_by=by,
        )
        for number in range(first, first + count)
    ]
    return Invitation.objects.bulk_create(made)


def _next(survey: Survey, *, is_single_use: bool) -> tuple[int, int]:
    """The batch and the first number of what is made now: links for everybody are batch 0, letters begin at 1."""
    those = survey.invitations.filter(is_single_use=is_single_use)
    if is_single_use:
        return (those.aggregate(newest=Max("batch"))["newest"] or 0) + 1, 1
    return 0, (those.aggregate(newest=Max("number"))["newest"] or 0) + 1
