"""Locations: new, changed, gone, gone on under another id, or as they were."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any

from plumbline.cqc.reading.facts import LocationFact, Registration, Snapshot
from plumbline.cqc.reregistration import Reregistration, pairs

_NOT_LETTERS = re.compile(r"[^\w]+")
_LINKS = {"location_id", "predecessors", "successors"}
FACTS = tuple(fact.name for fact in fields(LocationFact) if fact.name not in _LINKS)


@dataclass(frozen=True, slots=True)
class Known:
    """A location as it is known. `is_listed`: the last file of this kind had it; `is_settled`: a newer file of
    another kind has it, so that this file may only fill gaps; `is_elsewhere`: another complete file still lists it.
    """

    fact: LocationFact
    is_listed: bool
    is_settled: bool = False
    is_elsewhere: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the change log: a field of a location, what it was and what it is now, in words."""

    location_id: str
    what: str
    field: str
    was: str
    now: str


@dataclass(slots=True)
class LocationPlan:
    """What is to be written, and what is to be told."""

    new: list[LocationFact] = field(default_factory=list)
    changed: dict[str, LocationFact] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    newly_listed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    reregistered: list[Reregistration] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)


def compare(known: Mapping[str, Known], snapshot: Snapshot) -> LocationPlan:
    """The plan for a snapshot's locations.

    What a kind of file says of a location for the first time fills gaps quietly; `told` are those with a change that
    a person should see. A location whose row could not be read has not gone.
    """
    plan = LocationPlan()
    for location_id, fact in snapshot.locations.items():
        before = known.get(location_id)
        if before is None:
            plan.new.append(fact)
        else:
            _update(before, fact, plan)
    if snapshot.kind.is_complete:
        _depart(known, snapshot, plan)
    vanished = [known[location_id].fact for location_id in plan.gone] + _deregistered(known, snapshot)
    arrived = [fact for fact in plan.new if fact.status is Registration.REGISTERED]
    plan.reregistered = pairs(vanished, arrived)
    plan.differences += [_continued(pair) for pair in plan.reregistered]
    return plan


def _update(before: Known, fact: LocationFact, plan: LocationPlan) -> None:
    changes = differing(before, fact)
    if changes:
        plan.changed[fact.location_id] = replace(before.fact, **changes)
    if not before.is_listed:
        plan.newly_listed.append(fact.location_id)
    for name, now in changes.items():
        was = getattr(before.fact, name)
        if before.is_listed or _says(was):
            plan.told.add(fact.location_id)
            plan.differences.append(Difference(fact.location_id, "changed", name, words(was), words(now)))


def differing(before: Known, fact: LocationFact) -> dict[str, Any]:
    """The fields whose value is to be replaced. A blank replaces nothing: it means that this file does not say."""
    changes: dict[str, Any] = {}
    for name in FACTS:
        was, now = getattr(before.fact, name), getattr(fact, name)
        if _says(now) and not _is_same(was, now) and not (before.is_settled and _says(was)):
            changes[name] = now
    if "cqc_provider_id" in changes and not fact.provider_name:
        changes["provider_name"] = ""  # the name known is that of the provider before
    if changes.get("status") == Registration.REGISTERED and before.fact.deregistered_on:
        changes["deregistered_on"] = None
    return {name: now for name, now in changes.items() if getattr(before.fact, name) != now}


def _says(value: object) -> bool:
    return value is not None and value != ""


def _is_same(was: object, now: object) -> bool:
    """Equal, or the same words with other commas, spaces or capitals: CQC's exports differ in these."""
    if was == now:
        return True
    return isinstance(was, str) and isinstance(now, str) and _letters(was) == _letters(now)


def _letters(words: str) -> str:
    return _NOT_LETTERS.sub("", words.casefold())


def _depart(known: Mapping[str, Known], snapshot: Snapshot, plan: LocationPlan) -> None:
    unread = {skipped.about for skipped in snapshot.skipped}
    for location_id, before in known.items():
        if before.is_listed and location_id not in snapshot.locations and location_id not in unread:
            plan.gone.append(location_id)
            if before.is_elsewhere or before.fact.status is Registration.DEREGISTERED:
                continue
            plan.changed[location_id] = replace(before.fact, status=Registration.NOT_LISTED)
            plan.differences.append(
                Difference(
                    location_id, "gone", "status", words(before.fact.status), words(Registration.NOT_LISTED)
                )
            )


def _deregistered(known: Mapping[str, Known], snapshot: Snapshot) -> list[LocationFact]:
    """Locations that this file is the first to report as deregistered: each may go on as one of the new ones."""
    return [
        fact
        for location_id, fact in snapshot.locations.items()
        if fact.status is Registration.DEREGISTERED
        and location_id in known
        and known[location_id].fact.status is Registration.REGISTERED
    ]


def _continued(pair: Reregistration) -> Difference:
    return Difference(pair.was, "reregistered", "goes on as", pair.was, pair.now)


def words(value: object) -> str:
    """A fact as the change log shows it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return f"{value:%-d %B %Y}" if isinstance(value, date) else str(value)


def continued(facts: Iterable[LocationFact]) -> dict[str, str]:
    """The ids that CQC itself says go on as another id, by the links in API records."""
    links: dict[str, str] = {}
    for fact in facts:
        links |= dict.fromkeys(fact.predecessors, fact.location_id)
        if fact.successors:
            links[fact.location_id] = fact.successors[-1]
    return links
