"""What a piece of intelligence says, and what has to be true of it."""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from plumbline.history.workflow import NotAllowed
from plumbline.intelligence.models import Area, HeardFrom, Intelligence, Kind, Seriousness, Strength, Sureness
from plumbline.providers.models import Provider, Service

LABELS = {
    "kind": "Kind",
    "says": "What was seen or heard",
    "happened_on": "Happened on",
    "heard_on": "Heard on",
    "heard_from": "From whom",
    "service": "Service",
    "sureness": "How sure",
    "seriousness": "How serious",
    "area": "Area",
    "strength": "Strength",
    "is_restricted": "Restricted",
}

CHOICES: dict[str, list[tuple[str, str]]] = {
    "kind": Kind.choices,
    "heard_from": HeardFrom.choices,
    "sureness": Sureness.choices,
    "seriousness": Seriousness.choices,
    "area": Area.choices,
    "strength": Strength.choices,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """Everything that may be said and changed. `heard_on` is today's where nothing is said."""

    kind: str
    says: str
    happened_on: date
    heard_on: date
    heard_from: str = HeardFrom.NOT_SAID
    service: Service | None = None
    sureness: str = Sureness.LIKELY
    seriousness: str = Seriousness.MEDIUM
    area: str = ""
    strength: str = ""
    is_restricted: bool = False


def checked(terms: Terms, provider: Provider, *, now: datetime) -> Terms:
    """The terms without blanks around what was said. Raises NotAllowed with the first cause."""
    if not terms.says.strip():
        raise NotAllowed("Say what was seen or heard.")
    if terms.happened_on > timezone.localdate(now):
        raise NotAllowed(
            "It cannot have happened on a day that is still to come. Choose today or an earlier day."
        )
    if not terms.happened_on <= terms.heard_on <= timezone.localdate(now):
        raise NotAllowed("It was heard between the day it happened and today. Choose a day in between.")
    if terms.service is not None and terms.service.provider_id != provider.pk:
        raise NotAllowed("This service is another provider’s. Choose one of this provider’s, or none.")
    if terms.strength and not terms.area:
        raise NotAllowed("Say which area the early indicator is of, or leave its strength out.")
    strength = terms.strength or (Strength.CONSIDER if terms.area and terms.kind == Kind.OBSERVATION else "")
    return replace(terms, says=terms.says.strip(), strength=str(strength))


def as_fields(terms: Terms) -> dict[str, Any]:
    """Ready for a row."""
    return {one.name: getattr(terms, one.name) for one in fields(Terms)}


def terms_of(intelligence: Intelligence) -> Terms:
    """What a piece says now."""
    return Terms(**{one.name: getattr(intelligence, one.name) for one in fields(Terms)})


def differences(before: Terms, after: Terms) -> list[str]:
    """What changed, from what to what, in the words that history keeps."""
    old, new = as_fields(before), as_fields(after)
    return [
        f"{label}: “{_worded(name, old[name])}” became “{_worded(name, new[name])}”"
        for name, label in LABELS.items()
        if old[name] != new[name]
    ]


def _worded(name: str, value: object) -> str:
    if isinstance(value, date):
        return f"{value:%-d %B %Y}"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return dict(CHOICES.get(name, ())).get(str(value)) or str(value or "not said")
