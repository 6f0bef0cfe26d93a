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
_NUMBER = re.compile(r"\d+")
_EMPTY_WORDS = re.compile(
    r"\b(the|ltd|limited|care|home|homes|house|nursing|residential|rest|centre|center|services?)\b"
)


@dataclass(frozen=True, slots=True)
class Reregistration:
    """`was` goes on as `now`; `because` says by what that was recognised."""

    was: str
    now: str
    because: str


@dataclass(frozen=True, slots=True)
class Division:
    """One registration followed by several at the same place, or several followed by one."""

    was: tuple[str, ...]
    now: tuple[str, ...]
    because: str


def pairs(gone: Sequence[LocationFact], new: Sequence[LocationFact]) -> list[Reregistration]:
    """Pair what vanished with what appeared: by CQC's own link, the property, or the postcode with name or kind.

    Each location is paired once, by the surest sign first; where a sign fits several, it is no sign.
    """
    found: list[Reregistration] = []
    if not gone:
        return found
    _by_link(gone, new, found)
    divided = {one for each in divisions(gone, new, found) for one in (*each.was, *each.now)}
    for because, sign in _SIGNS:
        _by_sign(because, sign, (gone, new), divided, found)
    return found


def divisions(
    gone: Iterable[LocationFact], new: Iterable[LocationFact], found: Iterable[Reregistration]
) -> list[Division]:
    """Care homes of which one was followed by several of its provider at its postcode, or several by one."""
    paired = {pair.was for pair in found} | {pair.now for pair in found}
    before, after = (_grouped(facts, _home_of_provider, paired) for facts in (gone, new))
    return [
        Division(
            tuple(sorted(was)), tuple(sorted(after[place])), "care homes of one provider at the same postcode"
        )
        for place, was in before.items()
        if place in after and len(was) != len(after[place]) and 1 in {len(was), len(after[place])}
    ]


def same_place(subjects: Iterable[LocationFact], others: Iterable[LocationFact]) -> dict[str, str]:
    """For each location the id of another of the same name at the same postcode: CQC registers some places twice."""
    wanted = {_place_and_name(fact): fact.location_id for fact in subjects if fact.postcode and fact.name}
    postcodes = {postcode for postcode, _ in wanted}
    found: dict[str, str] = {}
    for other in others:
        if other.postcode in postcodes:
            subject = wanted.get(_place_and_name(other), other.location_id)
            if subject != other.location_id:
                found[subject] = other.location_id
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
    gone_and_new: tuple[Iterable[LocationFact], Iterable[LocationFact]],
    divided: set[str],
    found: list[Reregistration],
) -> None:
    paired = {pair.was for pair in found} | {pair.now for pair in found} | divided
    before, after = (_grouped(facts, sign, paired) for facts in gone_and_new)
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


def _home_and_number(fact: LocationFact) -> tuple[str, str, bool]:
    """Streets hold several homes: the number tells them apart where a postcode does not."""
    number = _NUMBER.search(fact.address)
    return fact.postcode, number[0] if number else "", fact.service_kind is ServiceKind.CARE_HOME


def _home_and_place(fact: LocationFact) -> tuple[str, bool]:
    """One care home at a postcode; agencies share office blocks, so a postcode alone says nothing of them."""
    return fact.postcode, fact.service_kind is ServiceKind.CARE_HOME


def _home_of_provider(fact: LocationFact) -> tuple[str, str, bool]:
    return fact.cqc_provider_id, fact.postcode, fact.service_kind is ServiceKind.CARE_HOME


def _name_and_area(fact: LocationFact) -> tuple[str, str, str]:
    return plain_name(fact.name), fact.local_authority, fact.service_kind or ""


def _provider_and_services(fact: LocationFact) -> tuple[str, str, str]:
    return fact.cqc_provider_id, fact.service_types, fact.local_authority


_SIGNS: tuple[tuple[str, Callable[[LocationFact], Collection[object]]], ...] = (
    ("the same property", _property),
    ("the same postcode and name", _place_and_name),
    ("a care home at the same address", _home_and_number),
    ("a care home at the same postcode", _home_and_place),
    ("the same name in the same area", _name_and_area),
    ("the same provider and kind of service in the same area", _provider_and_services),
)
