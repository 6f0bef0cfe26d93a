"""Which rows are a council's: those that say so, and those that belong to one that does."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db.models import ForeignKey, Model, Q, QuerySet

from plumbline.organisations.models import Organisation

# Facts that all councils share, what people sign in by, and the clock of the installation. Memberships end, and stay.
SHARED_ROOMS = frozenset({"cqc"})
SHARED = frozenset(
    {
        "accounts.membership",
        "accounts.user",
        "jobs.beat",
        "organisations.organisation",
        "providers.location",
        "providers.provider",
        "providers.service",
    }
)


@dataclass(frozen=True, slots=True)
class Belonging:
    """A table, and the ways from its rows to their council."""

    model: type[Model]
    ways: tuple[str, ...]

    @property
    def name(self) -> str:
        return self.model._meta.label_lower

    def rows(self, council: Organisation) -> "QuerySet[Any]":
        theirs = Q()
        for way in self.ways:
            theirs |= Q(**{way: council})
        return self.model._base_manager.filter(theirs).order_by("pk")


def ours() -> list[type[Model]]:
    """Every table of Plumbline, those between two tables included."""
    every = apps.get_models(include_auto_created=True)
    return [one for one in every if one.__module__.startswith("plumbline.")]


def belongings() -> list[Belonging]:
    """What rests on nothing else of the council last, so that in this order everything can go."""
    found: dict[type[Model], tuple[str, ...]] = {one: ("council",) for one in ours() if _has_council(one)}
    while more := dict(_resting_on(found)):
        found |= more
    return [Belonging(model, ways) for model, ways in reversed(found.items())]


def is_shared(model: type[Model]) -> bool:
    """Whether its rows are everybody's, and stay when a council leaves."""
    return model._meta.app_label in SHARED_ROOMS or model._meta.label_lower in SHARED


def keys(model: type[Model]) -> Iterator["ForeignKey[Any, Any]"]:
    """Its links to other tables."""
    for field in model._meta.concrete_fields:
        if isinstance(field, ForeignKey):
            yield field


def _has_council(model: type[Model]) -> bool:
    return any(field.name == "council" for field in keys(model))


def _resting_on(found: dict[type[Model], tuple[str, ...]]) -> Iterator[tuple[type[Model], tuple[str, ...]]]:
    for model in ours():
        if model in found or is_shared(model):
            continue
        ways = [f"{field.name}__{way}" for field in keys(model) for way in found.get(field.related_model, ())]
        if ways:
            yield model, tuple(ways)
