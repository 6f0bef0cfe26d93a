"""One search over a council's own providers, their services and places, and over CQC's register of everybody's."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from plumbline.cqc import search as register
from plumbline.providers.models import Location, Provider, Service
from plumbline.providers.near_words import nearest
from plumbline.providers.searching import Fit, Typed, fit_of, line_of, typed

if TYPE_CHECKING:
    from plumbline.accounts.models import User

MOST_OWN = 25
# Other spellings that are looked up before search says that nothing is near.
TRIED = 4


@dataclass(frozen=True, slots=True)
class OwnHit:
    """A provider the council has a contract with; `through` is its service or place in which the words were found."""

    provider: Provider
    fit: Fit
    through: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """What fits. `instead`: nothing fitted what was typed, and this is the nearest spelling of it that does."""

    wanted: Typed
    own: Sequence[OwnHit] = ()
    listed: Sequence[register.Hit] = ()
    has_more: bool = False
    instead: Typed | None = None
    providers: Mapping[str, Provider] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        return not self.own and not self.listed


@dataclass(frozen=True, slots=True)
class _Own:
    """The lines of one provider: its name, then each service and place; `ids` are CQC's."""

    provider: Provider
    line: str
    parts: tuple[tuple[str, str], ...]
    ids: frozenset[str]


def search(user: "User", text: str) -> Found:
    """Everything in order of how well it fits, or the nearest spelling that finds something. Queries do not grow."""
    wanted = typed(text)
    if not wanted.words and not wanted.identifier:
        return Found(wanted)
    own = _own(user)
    found = _found(user, wanted, own)
    if not found.is_empty:
        return found
    for other in islice(_spelt_otherwise(wanted, own), TRIED):
        near = _found(user, other, own)
        if not near.is_empty:
            return Found(wanted, near.own, near.listed, near.has_more, other, near.providers)
    return found


def _found(user: "User", wanted: Typed, own: Sequence[_Own]) -> Found:
    listed, has_more = register.find(wanted, by=user)
    hits = [hit for one in own if (hit := _hit(one, wanted))]
    places = {number: one.provider for one in own for number in one.ids}
    best = sorted(hits, key=lambda hit: (hit.fit, hit.provider.name.casefold()))
    return Found(wanted, best[:MOST_OWN], listed, has_more or len(best) > MOST_OWN, None, places)


def _hit(one: _Own, wanted: Typed) -> OwnHit | None:
    if wanted.identifier and wanted.identifier in one.ids:
        return OwnHit(one.provider, Fit.IDENTIFIER)
    fit = fit_of(one.line, wanted)
    if fit is not None:
        return OwnHit(one.provider, fit)
    through = next((says for says, line in one.parts if fit_of(line, wanted) is not None), "")
    return OwnHit(one.provider, Fit.ELSEWHERE, through) if through else None


def _spelt_otherwise(wanted: Typed, own: Sequence[_Own]) -> Iterator[Typed]:
    lines = [line for one in own for line in (one.line, *(line for _, line in one.parts))]
    for word in wanted.words:
        if not any(f" {word}" in line for line in lines):
            for other in nearest(word, {each for line in lines for each in line.split()}, most=1):
                yield wanted.instead(word, other)
    yield from register.meant(wanted)


def _own(user: "User") -> list[_Own]:
    """Three queries."""
    providers = list(Provider.objects.visible_to(user).select_related("organisation"))
    names = {one.pk: one.name for one in providers}
    parts: dict[int, list[tuple[str, str]]] = {pk: [] for pk in names}
    ids: dict[int, set[str]] = {one.pk: {one.cqc_provider_id} for one in providers}
    services = Service.objects.filter(provider__in=names).order_by("name")
    for pk, kind, name in services.values_list("provider_id", "kind", "name"):
        parts[pk].append((name, line_of(name, kind, names[pk])))
    places = Location.objects.filter(provider__in=names).order_by("name")
    for pk, name, postcode, number in places.values_list(
        "provider_id", "name", "postcode", "cqc_location_id"
    ):
        parts[pk].append((f"{name}, {postcode}" if postcode else name, line_of(name, postcode, names[pk])))
        ids[pk].add(number)
    return [
        _Own(one, line_of(one.name), tuple(parts[one.pk]), frozenset(ids[one.pk] - {""})) for one in providers
    ]
