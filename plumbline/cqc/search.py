"""Searching CQC's register: exact IDs first, then names that begin so, then words of names, then everything else."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Q
from django.db.models.functions import Length

from plumbline.cqc.models import Location
from plumbline.cqc.search_lines import SearchLine, SearchWord
from plumbline.providers.near_words import most_apart, nearest, thirds
from plumbline.providers.searching import Fit, Typed, fit_of

if TYPE_CHECKING:
    from plumbline.accounts.models import User

MOST = 25
# So many that fit are put in order; of more, those first in the alphabet, until somebody types more.
LOOKED_AT = 200
# Sorts after whatever begins alike.
_LAST = "\U0010ffff"


@dataclass(frozen=True, slots=True)
class Hit:
    """A location and where what was typed was found."""

    location: Location
    fit: Fit


def find(wanted: Typed, *, by: "User") -> tuple[list[Hit], bool]:
    """The best, in order, and whether there are more. A few queries, however many there are."""
    fits = dict(_fits(wanted))
    best = sorted(fits, key=lambda pk: fits[pk])[:MOST]
    found = Location.objects.visible_to(by).in_bulk(best)
    return [Hit(found[pk], fits[pk]) for pk in best if pk in found], len(fits) > MOST


def meant(wanted: Typed) -> Iterator[Typed]:
    """The same with the nearest known spelling of a word that stands nowhere; the likeliest first."""
    for word in wanted.words:
        if not _begins_any(word):
            for other in nearest(word, _like(word)):
                yield wanted.instead(word, other)


def _fits(wanted: Typed) -> Iterator[tuple[str, Fit]]:
    """Each location once, those that fit alike in the order of their names."""
    seen: set[str] = set()
    if wanted.identifier:
        own = Q(pk=wanted.identifier) | Q(cqc_provider_id=wanted.identifier)
        named = Location.objects.filter(own).order_by("name", "pk").values_list("pk", flat=True)[: MOST + 1]
        for pk in named:
            seen.add(pk)
            yield pk, Fit.IDENTIFIER
    for pk, says in _lines(wanted):
        fit = fit_of(says, wanted)
        if fit is not None and pk not in seen:
            seen.add(pk)
            yield pk, fit


def _lines(wanted: Typed) -> Iterable[tuple[str, str]]:
    """Names that begin so, by an index; everything else only where these do not fill a page."""
    if not wanted.words:
        return []
    lines = SearchLine.objects.order_by("says").values_list("pk", "says")
    begin = list(lines.filter(says__gte=wanted.start, says__lt=wanted.start + _LAST)[: MOST + 1])
    if len(begin) > MOST or not all(_begins_any(word) for word in wanted.words):
        return begin
    for word in wanted.words:
        lines = lines.filter(says__contains=f" {word}")
    return [*begin, *lines[:LOOKED_AT]]


def _begins_any(word: str) -> bool:
    """Whether any line has a word that begins so: to know that none has, the lines need not be read."""
    return SearchWord.objects.filter(text__startswith=word).exists()


def _like(word: str) -> Iterable[str]:
    """The known words that can be as near as that."""
    least, longest = len(word) - most_apart(word), len(word) + most_apart(word)
    holding = Q()
    for part in set(thirds(word)):
        holding |= Q(text__contains=part)
    words = SearchWord.objects.annotate(letters=Length("text")).filter(
        holding, letters__gte=least, letters__lte=longest
    )
    return words.values_list("text", flat=True)
