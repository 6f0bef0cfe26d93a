"""The council offers its survey's figures for a return; the provider takes them or leaves them."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.surveys.models import Offer, Survey
from plumbline.surveys.offering import Usable

if TYPE_CHECKING:
    from plumbline.accounts.models import User
    from plumbline.returns.models import Return


@transaction.atomic
def offer(
    survey: Survey,
    kpi_return: "Return",
    found: Usable,
    *,
    invited: int | None,
    source: str,
    tells_small_numbers: bool = False,
    by: "User",
    now: datetime,
) -> Offer:
    """Offer one figure, with its source in words, beside the provider's own answer.

    Raises NotAllowed before the survey is closed, for another provider's return, with fewer than five valid answers,
    with a small number that nobody has decided to tell, and when the return has such a figure already.
    """
    _check(survey, kpi_return, found, tells_small_numbers)
    if Offer.objects.standing().filter(kpi_return=kpi_return, ref=found.ref).exists():
        raise NotAllowed(
            f"This return has a figure for {found.ref} from a survey already. Take that one back first."
        )
    made = Offer.objects.create(
        council_id=survey.council_id,
        provider_id=survey.provider_id,
        survey=survey,
        kpi_return=kpi_return,
        ref=found.ref,
        numerator=found.tally.satisfied,
        denominator=found.tally.valid,
        invited=invited,
        source=source,
        offered_at=now,
        offered_by=by,
    )
    record(
        "survey_figure.offered",
        made,
        by=by,
        now=now,
        shared=True,
        ref=found.ref,
        tells_small_numbers=tells_small_numbers,
    )
    return made


def _check(survey: Survey, kpi_return: "Return", found: Usable, tells_small_numbers: bool) -> None:
    if not survey.is_closed:
        raise NotAllowed("Close the survey first. Its answers can be used once no more can come.")
    is_same = (survey.council_id, survey.provider_id) == (kpi_return.council_id, kpi_return.provider_id)
    if not is_same or not kpi_return.is_open:
        raise NotAllowed("This return is not waiting for the provider, so nothing can be offered for it.")
    if found.is_too_few:
        raise NotAllowed(f"Only {found.tally.valid} gave a valid answer. A figure needs at least five.")
    if found.is_small and not tells_small_numbers:
        raise NotAllowed("A number below five would be told. Decide whether the provider may see it.")


@transaction.atomic
def take(one: Offer, *, by: "User", now: datetime) -> Offer:
    """The provider has taken the figure into its draft."""
    return move(one, Offer.Status.TAKEN, by=by, now=now, shared=True, ref=one.ref)


@transaction.atomic
def leave(one: Offer, *, by: "User", now: datetime) -> Offer:
    """The provider keeps its own answer; the council's figure stays beside it."""
    return move(one, Offer.Status.LEFT, by=by, now=now, shared=True, ref=one.ref)


@transaction.atomic
def take_back(one: Offer, *, reason: str, by: "User", now: datetime) -> Offer:
    """The council takes an offered figure back, with a reason that the provider sees."""
    return move(one, Offer.Status.WITHDRAWN, by=by, now=now, shared=True, ref=one.ref, reason=reason)
