"""Recording what was heard, by a person or by itself."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.history.actions import record
from plumbline.intelligence.models import Intelligence, Kind, Outcome, Status
from plumbline.intelligence.terms import Terms, as_fields, checked
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider

if TYPE_CHECKING:
    from plumbline.accounts.models import User

THANKS = "Good news: nothing has to follow from it."


@transaction.atomic
def record_intelligence(
    *, council: Organisation, provider: Provider, terms: Terms, by: "User", now: datetime
) -> Intelligence:
    """Write down what was heard of a provider. It needs no service. A compliment is closed from the start.

    Raises NotAllowed when nothing was said or a day is still to come.
    """
    intelligence = Intelligence.objects.create(
        council=council,
        provider=provider,
        **as_fields(checked(terms, provider, now=now)),
        **_state(terms),
        recorded_at=now,
        recorded_by=by,
    )
    record("intelligence.recorded", intelligence, by=by, now=now, kind_of=intelligence.get_kind_display())
    return intelligence


@transaction.atomic
def arrive(
    *,
    council: Organisation,
    provider: Provider,
    terms: Terms,
    key: str,
    system: str,
    needs_nothing: str = "",
    by: "User | None",
    now: datetime,
) -> Intelligence | None:
    """What the product itself saw. None when it arrived before: `key` names the thing that happened at the council.

    It is closed from the start where `needs_nothing` says why. `by` is whoever set it off, not who said it.
    """
    intelligence, is_new = Intelligence.objects.get_or_create(
        council=council,
        key=key,
        defaults={
            "provider": provider,
            **as_fields(checked(terms, provider, now=now)),
            **(_closed(needs_nothing) if needs_nothing else _state(terms)),
            "recorded_at": now,
            "system": system,
        },
    )
    if not is_new:
        return None
    kind = intelligence.get_kind_display()
    record("intelligence.arrived", intelligence, by=by, now=now, system=system, kind_of=kind)
    return intelligence


def _state(terms: Terms) -> dict[str, str]:
    if terms.kind != Kind.COMPLIMENT:
        return {}
    return _closed(THANKS)


def _closed(because: str) -> dict[str, str]:
    return {"status": Status.CLOSED, "outcome": Outcome.NO_ACTION, "outcome_says": because}
