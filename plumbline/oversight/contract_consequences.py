"""What acts on contracts and calendars set off in other rooms. Beside `consequences`, in the same manner."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.contracts import actions as contracts
from plumbline.contracts.models import CalendarPeriod, Contract
from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation
from plumbline.providers import actions as providers
from plumbline.providers.models import Provider
from plumbline.returns import actions as returns


@transaction.atomic
def contract_registered(
    council: Organisation,
    terms: Mapping[str, Any],
    *,
    provider: Provider | None,
    new_provider: str = "",
    service: str = "",
    by: User,
    now: datetime,
) -> Contract:
    """A draft contract; with it the provider, when it is new here, and the service it is for.

    Raises NotAllowed when the reference is taken, or the new provider is here already.
    """
    if Contract.objects.filter(council=council, reference=terms["reference"]).exists():
        raise NotAllowed(
            f"Contract {terms['reference']} is on the register already. Choose another reference."
        )
    provider = provider or providers.register(new_provider, by=by, now=now)
    services = (
        [providers.offer_service(provider, terms["service_kind"], service, by=by, now=now)] if service else []
    )
    return contracts.register(council=council, provider=provider, services=services, by=by, now=now, **terms)


@transaction.atomic
def due_dates_confirmed(
    entries: Sequence[CalendarPeriod], days: Mapping[int, tuple[date, str]], *, by: User, now: datetime
) -> int:
    """Confirm due dates, and ask at once for the returns of those periods that have begun; the number asked for.

    `days` gives the day and the reason for an entry by its number; an entry without keeps what was proposed.
    """
    for entry in entries:
        due_on, reason = days.get(entry.pk, (entry.due_on, entry.reason))
        contracts.confirm(entry, due_on=due_on, reason=reason, by=by, now=now)
    begun = [entry for entry in entries if entry.starts_on <= timezone.localdate(now)]
    running = Contract.objects.begun().filter(calendar__in={entry.calendar_id for entry in begun})
    asked = [returns.issue(contract, entry, by=by, now=now) for contract in running for entry in begun]
    return sum(1 for one in asked if one is not None)
