"""Saying how many places are free: by the provider itself, or by an officer who heard it."""

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.accounts.permissions import Permission
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Service
from plumbline.standing.models import VacancyStatement
from plumbline.standing.rules import StandingRules
from plumbline.standing.vacancies import MOST

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def say_vacancies(
    council: Organisation,
    service: Service,
    number: int | None,
    *,
    counted_on: date,
    heard: str,
    who: str = "",
    rules: StandingRules,
    by: "User",
    now: datetime,
) -> VacancyStatement:
    """`number` None: they do not say. Raises NotAllowed for a day to come and for no number of places."""
    reach = by.reach_with(Permission.TELL_VACANCIES)
    if council.pk not in reach.councils and service.provider_id not in reach.providers:
        raise NotAllowed(
            "You may not say how many places are free here. Ask the provider or a contract officer."
        )
    if counted_on > timezone.localdate(now):
        raise NotAllowed(
            "Places cannot be counted on a day that is still to come. Choose today or an earlier day."
        )
    if number is not None and not 0 <= number <= MOST:
        raise NotAllowed(f"Write a number of free places from 0 to {MOST}.")
    said = VacancyStatement.objects.create(
        council=council,
        provider_id=service.provider_id,
        service=service,
        number=number,
        counted_on=counted_on,
        good_until=counted_on + timedelta(days=rules.vacancy_days),
        heard=heard,
        who=who.strip(),
        said_at=now,
        said_by=by,
    )
    about = {"of_service": service.name, "counted_on": str(counted_on)}
    places = "not said" if number is None else str(number)
    record("vacancies.said", said, by=by, now=now, shared=True, free_places=places, **about)
    return said
