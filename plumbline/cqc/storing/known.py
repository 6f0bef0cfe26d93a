"""Reading what is known as facts, to compare a file with."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Max

from plumbline.cqc.comparing.plan import FACTS, Known
from plumbline.cqc.comparing.ratings import Identity, Standing, identity
from plumbline.cqc.latest import Key
from plumbline.cqc.models import Import, Location, Rating
from plumbline.cqc.reading.facts import (
    ONCE,
    Framework,
    Kind,
    LocationFact,
    RatingFact,
    Registration,
    ServiceKind,
)
from plumbline.cqc.reading.ratings import CqcRating

FLAGS = {
    "directory": "is_in_directory",
    "ratings": "is_in_ratings",
    "hsca": "is_in_hsca",
    "api": "is_in_api",
}
_COMPLETE = [kind.word for kind in Kind if kind.is_complete]
_PLACES = {name: place for place, name in enumerate(FACTS, start=1)}
# A fact's fields in their order: the id, then FACTS. Every location passes here, so nothing is looked up by name.
_STATUS, _KIND = _PLACES["status"], _PLACES["service_kind"]
_REGISTRATIONS = {each.value: each for each in Registration}
_KINDS: dict[str, ServiceKind | None] = {"": None, **{each.value: each for each in ServiceKind}}
_RATING = (
    "location_id", "group", "domain", "rating", "published", "published_on", "is_inherited", "report_type", "framework",
)  # fmt: skip


def known_locations(kind: Kind, as_at: date) -> dict[str, Known]:
    """Every known location by its id, seen from a file of this kind and day."""
    newer = _kinds_newer_than(as_at, other_than=kind.word)
    # Of the ratings an unrated location may be missing; the other two list all there are, as of their day.
    others = [word for word in _COMPLETE if word != kind.word and (kind is Kind.RATINGS or word in newer)]
    found = {}
    names = ("cqc_id", *FACTS, "replaced_by_id", *FLAGS.values())
    for row in Location.objects.order_by().values_list(*names).iterator(5_000):
        listed = dict(zip(FLAGS, row[-len(FLAGS) :], strict=True))
        found[row[0]] = Known(
            _location(row),
            is_listed=listed[kind.word],
            is_settled=any(listed[word] for word in newer),
            is_elsewhere=any(listed[word] for word in others),
            goes_on_as=row[-len(FLAGS) - 1] or "",
        )
    return found


def _kinds_newer_than(as_at: date, *, other_than: str) -> set[str]:
    newest = Import.objects.order_by().values_list("kind").annotate(newest=Max("as_at"))
    return {Kind(kind).word for kind, day in newest if day > as_at and kind != Kind.API_PROVIDERS} - {
        other_than
    }


def _location(row: tuple[Any, ...]) -> LocationFact:
    values = list(row[: len(FACTS) + 1])
    values[_STATUS], values[_KIND] = _REGISTRATIONS[values[_STATUS]], _KINDS[values[_KIND]]
    return LocationFact(*values)


def main_ids() -> dict[str, str]:
    """The main id of each place that is registered under several, by each of them."""
    twice = Location.objects.exclude(registered_as__in=("", ONCE)).order_by()
    return {pk: ids.partition("|")[0] for pk, ids in twice.values_list("pk", "registered_as")}


def known_ratings() -> tuple[dict[Key, Standing], set[Identity]]:
    """The ratings that stand, and the identity of every rating ever kept."""
    standing: dict[Key, Standing] = {}
    history: set[Identity] = set()
    for row, is_current, fact in _ratings():
        history.add(identity(fact))
        if is_current:
            standing[fact.key] = Standing(row, fact)
    return standing, history


def _ratings() -> Iterator[tuple[int, bool, RatingFact]]:
    for row, is_current, *values in (
        Rating.objects.order_by().values_list("pk", "is_current", *_RATING).iterator(5_000)
    ):
        values[3], values[8] = CqcRating(values[3]), Framework(values[8])
        yield row, is_current, RatingFact(*values)
