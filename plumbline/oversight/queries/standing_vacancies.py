"""The free places of a provider's services, by the newest count that its reader may see."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from plumbline.providers.models import Service
from plumbline.standing.models import VacancyStatement
from plumbline.standing.vacancies import Spoken, Told, spoken

if TYPE_CHECKING:
    from plumbline.accounts.models import User

# Longer ago, nobody reads how many there were.
LOOKS_BACK = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class FreePlaces:
    """Of one service."""

    service: Service
    spoken: Spoken


def free_places(user: "User", provider_ids: Collection[int], *, on: date) -> list[FreePlaces]:
    """Every service, also those of which nobody has said anything. Two queries."""
    seen = VacancyStatement.objects.visible_to(user).about(provider_ids).counted_since(on - LOOKS_BACK)
    newest: dict[int, VacancyStatement] = {}
    for one in seen.newest_first():
        newest.setdefault(one.service_id, one)
    services = Service.objects.filter(provider_id__in=provider_ids).select_related("provider__organisation")
    return [FreePlaces(one, spoken(_told(newest, one), on=on)) for one in services]


def _told(newest: dict[int, VacancyStatement], service: Service) -> Told | None:
    found = newest.get(service.pk)
    return found.told if found else None
