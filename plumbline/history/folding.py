"""Events that say the same again and again, told once. The log itself keeps every one of them."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.utils import timezone

from plumbline.history.models import Event


@dataclass(frozen=True, slots=True)
class Fold:
    """Events of one kind that one person, or one job, caused one after the other on one day; the newest first."""

    events: Sequence[Event]

    @property
    def newest(self) -> Event:
        return self.events[0]

    @property
    def times(self) -> int:
        return len(self.events)

    @property
    def first_at(self) -> datetime:
        return self.events[-1].at


def folded(events: Iterable[Event], *, is_about_one: bool = True) -> list[Fold]:
    """A list of events, newest first, with neighbours of one kind, person and day taken together; none is lost.

    Where the list is not about one thing and what belongs to it, only what was about the same is taken together.
    """
    fit = _alike if is_about_one else _alike_and_about_the_same
    return [Fold(tuple(alike)) for _, alike in groupby(events, key=fit)]


def _alike(event: Event) -> tuple[Hashable, ...]:
    return event.kind, event.by_id, event.system, timezone.localdate(event.at)


def _alike_and_about_the_same(event: Event) -> tuple[Hashable, ...]:
    return *_alike(event), event.subject_kind, event.subject_id
