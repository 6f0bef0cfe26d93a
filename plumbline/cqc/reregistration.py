"""Recognising a service that goes on under a new id. Pure.

A change of owner, legal form or address ends one registration and starts another. Taken at face value, a home would
be reported as closed, and another as new, where nothing has closed.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from plumbline.cqc.reading.facts import LocationFact, ServiceKind

_NOT_NAME = re.compile(r"[^a-z0-9]")
_EMPTY_WORDS = re.compile(
    r"\b(the|ltd|limited|care|home|homes|house|nursing|residential|rest|centre|center|services?)\b"
)


@dataclass(frozen=True, slots=True)
class Reregistration:
    """`was` goes on as `now`; `because` says by what that was recognised."""

    was: str
    now: str
    because: str


def pairs(gone: Sequence[LocationFact], new: Sequence[LocationFact]) -> list[Reregistration]:
    """Pair what vanished with what appeared: by CQC's own link, the property, or the postcode with name or kind.

    Each location is paired once, by the surest sign first; where a sign fits several, it is no sign.
    """
    found: list[Reregistration] = []
    if not gone:
        return found
    _by_link(gone, new, found)
    for because, sign in _SIGNS:
        _by_sign(because, sign, gone, new, found)
    return found


def _by_link(gone: Iterable[LocationFact], new: Iterable[LocationFact], found: list[Reregistration]) -> None:
    left = {fact.location_id: fact for fact in gone}
    for fact in new:
        linked = [was for was in left if was in fact.predecessors or fact.location_id in left[was].successors]
        if linked:
            found.append(Reregistration(linked[0], fact.location_id, "CQC links the two"))
            del left[linked[0]]


def _by_sign(
    because: str,
    sign: Callable[[LocationFact], Collection[object]],
    gone: Iterable[LocationFact],
    new: Iterable[LocationFact],
    found: list[Reregistration],
) -> None:
    paired = {pair.was for pair in found} | {pair.now for pair in found}
    before, after = (_grouped(facts, sign, paired) for facts in (gone, new))
    for marks, was in before.items():
        now = after.get(marks, [])
        if len(was) == len(now) == 1:
            found.append(Reregistration(was[0], now[0], because))


def _grouped(
    facts: Iterable[LocationFact], sign: Callable[[LocationFact], Collection[object]], paired: set[str]
) -> dict[Collection[object], list[str]]:
    groups: defaultdict[Collection[object], list[str]] = defaultdict(list)
    for fact in facts:
        if fact.location_id not in paired and all(marks := sign(fact)):
            groups[marks].append(fact.location_id)
    return groups


def plain_name(name: str) -> str:
    """A name without the words that change with an owner: Ashlands Care Centre and Ashlands Home are one."""
    return _NOT_NAME.sub("", _EMPTY_WORDS.sub("", name.casefold())) or _NOT_NAME.sub("", name.casefold())


def _property(fact: LocationFact) -> tuple[str, bool]:
    """Two agencies in one office block are two agencies; two care homes in one property are one."""
    return fact.uprn, fact.service_kind is ServiceKind.CARE_HOME


def _place_and_name(fact: LocationFact) -> tuple[str, str]:
    return fact.postcode, plain_name(fact.name)


def _home_and_place(fact: LocationFact) -> tuple[str, bool]:
    """One care home at a postcode; agencies share office blocks, so a postcode alone says nothing of them."""
    return fact.postcode, fact.service_kind is ServiceKind.CARE_HOME


def _name_and_area(fact: LocationFact) -> tuple[str, str, str]:
    return plain_name(fact.name), fact.local_authority, fact.service_kind or ""


_SIGNS: tuple[tuple[str, Callable[[LocationFact], Collection[object]]], ...] = (
    ("the same property", _property),
    ("the same postcode and name", _place_and_name),
    ("a care home at the same postcode", _home_and_place),
    ("the same name in the same area", _name_and_area),
)
