"""The history of a council, narrowed by kind, subject and person."""

from collections.abc import Mapping
from dataclasses import dataclass

from plumbline.accounts.models import User
from plumbline.history.models import Event, EventQuerySet
from plumbline.intelligence.models import Intelligence

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class EventChoices:
    """What the history can be narrowed to. `kinds` are codes."""

    kinds: tuple[str, ...]
    people: tuple[Choice, ...]


def readable(user: User) -> EventQuerySet:
    """What happened, but for what is about restricted intelligence that this person may not even know of."""
    hidden = Intelligence.objects.hidden_from(user).values("pk")
    about = Intelligence._meta.label_lower
    return Event.objects.visible_to(user).exclude(subject_kind=about, subject_id__in=hidden)


def event_choices(user: User) -> EventChoices:
    mine = readable(user).order_by()
    people = mine.exclude(by=None).values_list("by_id", "by__name").distinct()
    return EventChoices(
        tuple(sorted(mine.values_list("kind", flat=True).distinct())),
        tuple(sorted(((str(pk), name) for pk, name in people), key=lambda pair: pair[1])),
    )


def events_asked_for(user: User, asked: Mapping[str, str]) -> EventQuerySet:
    """The events that fit: `noun` is the first half of a kind (return, contract …), `kind` the whole of it."""
    found = readable(user).select_related("by", "provider")
    if noun := asked.get("noun"):
        found = found.filter(kind__startswith=f"{noun}.")
    if kind := asked.get("kind"):
        found = found.filter(kind=kind)
    if person := asked.get("person"):
        found = found.filter(by_id=int(person))
    return found
