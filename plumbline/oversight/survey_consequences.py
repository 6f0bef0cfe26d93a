"""What a survey sets off in a return: figures offered, and taken by the provider into its draft."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db import transaction

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.history.workflow import NotAllowed
from plumbline.notices.actions import tell
from plumbline.returns.actions.filling import fill_draft
from plumbline.returns.models import DraftCell, Return
from plumbline.surveys import actions as surveys
from plumbline.surveys.models import Offer, Survey
from plumbline.surveys.offering import Usable
from plumbline.surveys.results import of_survey
from plumbline.ui.wording import day


@transaction.atomic
def figures_offered(
    survey: Survey,
    kpi_return: Return,
    found: Iterable[Usable],
    *,
    tells_small_numbers: bool,
    by: User,
    now: datetime,
) -> list[Offer]:
    """Offer these figures and write to the provider's people. Nothing is written into the provider's draft."""
    rate = of_survey(survey).rate
    source = source_of(survey, completed=rate.completed, invited=rate.invited)
    offers = [
        surveys.offer(
            survey,
            kpi_return,
            one,
            # More answers than people asked would contradict the return, which checks one against the other.
            invited=rate.invited if rate.share is not None else None,
            source=source,
            tells_small_numbers=tells_small_numbers,
            by=by,
            now=now,
        )
        for one in found
    ]
    tell(
        User.objects.who_can(Permission.FILL_RETURNS, kpi_return.provider_id).distinct(),
        "surveys/letters/figures_offered.txt",
        {"return": kpi_return, "offers": offers},
        key=f"figures_offered:{kpi_return.pk}:{now.isoformat()}",
        now=now,
        by=by,
        council_id=kpi_return.council_id,
        provider_id=kpi_return.provider_id,
        about=kpi_return,
    )
    return offers


@transaction.atomic
def figure_taken(one: Offer, *, seen: Mapping[str, int], by: User, now: datetime) -> Offer:
    """The provider lays the council's figure over its own answer, having seen both.

    `seen` gives the version of each answer that was shown. Raises NotAllowed when one has changed since, or when the
    return is no longer open.
    """
    kpi_return = one.kpi_return
    if not kpi_return.is_open:
        raise NotAllowed("This return has been submitted, so its answers cannot change.")
    here = dict(
        DraftCell.objects.filter(kpi_return=kpi_return, key__in=one.cells).values_list("key", "version")
    )
    if any(here.get(key, 0) != seen.get(key, 0) for key in one.cells):
        raise NotAllowed("Somebody changed one of these answers meanwhile. Look at both again, then decide.")
    taken = surveys.take(one, by=by, now=now)
    fill_draft(kpi_return, one.cells, by=by, now=now)
    return taken


def source_of(survey: Survey, *, completed: int, invited: int | None) -> str:
    """Where the figures come from, in a sentence that stands beside them for good."""
    asked = f" of {invited} asked" if invited is not None else ", how many were asked is not known"
    return (
        f"The council’s survey of {survey.get_audience_display().lower()}, {day(survey.opens_on)} to"
        f" {day(survey.closes_on)}, questionnaire “{survey.questionnaire.title}” version"
        f" {survey.questionnaire.version}: {completed} answered{asked}."
    )
