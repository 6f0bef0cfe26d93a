"""Free places: what a provider says reaches every council that has a contract with it, each by its own rules."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.contracts.models import Contract
from plumbline.history.workflow import NotAllowed
from plumbline.organisations import scope
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.standing_policy import standing_policy
from plumbline.providers.models import Service
from plumbline.standing import actions as standing
from plumbline.standing.models import VacancyStatement


@transaction.atomic
def vacancies_told(
    counted: Mapping[Service, int | None], *, counted_on: date, by: User, now: datetime
) -> list[Organisation]:
    """The councils that were told. Raises NotAllowed where no council has a contract, and as `say_vacancies` does."""
    told: dict[int, Organisation] = {}
    for service, number in counted.items():
        running = Contract.objects.active().filter(provider_id=service.provider_id)
        for council in Organisation.objects.filter(pk__in=list(running.values_list("council_id", flat=True))):
            # What is said to a council is written behind its wall, and by its rules, which only it may read.
            with scope.limited_to(councils=[council.pk], providers=[service.provider_id]):
                _say(council, service, number, VacancyStatement.Heard.PORTAL, "", counted_on, by, now)
            told[council.pk] = council
    if not told:
        raise NotAllowed("No council has a contract with you now, so there is nobody to tell.")
    return list(told.values())


@transaction.atomic
def vacancies_heard(
    council: Organisation,
    service: Service,
    number: int | None,
    *,
    counted_on: date,
    heard: str,
    who: str,
    by: User,
    now: datetime,
) -> VacancyStatement:
    """What an officer heard stays with the officer's own council."""
    return _say(council, service, number, heard, who, counted_on, by, now)


def _say(
    council: Organisation,
    service: Service,
    number: int | None,
    heard: str,
    who: str,
    counted_on: date,
    by: User,
    now: datetime,
) -> VacancyStatement:
    rules = standing_policy(council, on=timezone.localdate(now)).rules
    return standing.say_vacancies(
        council,
        service,
        number,
        counted_on=counted_on,
        heard=heard,
        who=who,
        rules=rules,
        by=by,
        now=now,
    )
