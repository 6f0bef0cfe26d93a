"""Locations: new, changed, gone, gone on under another id, or as they were."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from operator import attrgetter
from typing import Any

from plumbline.cqc.comparing import sequels
from plumbline.cqc.comparing.plan import FACTS, Difference, Known, LocationPlan, words
from plumbline.cqc.comparing.sameness import is_same
from plumbline.cqc.reading.facts import LocationFact, Registration, Snapshot
from plumbline.cqc.reregistration import divisions, pairs

_facts_of = attrgetter(*FACTS)


def compare(known: Mapping[str, Known], snapshot: Snapshot) -> LocationPlan:
    """The plan for a snapshot's locations.

    What a kind of file says of a location for the first time fills gaps quietly, and so does a column that the last
    file did not have; `told` are those with a change that a person should see. A location whose row could not be read
    has not gone.
    """
    plan = LocationPlan()
    quiet = _columns_nobody_had(known)
    for location_id, fact in snapshot.locations.items():
        before = known.get(location_id)
        if before is None:
            plan.new.append(fact)
        else:
            _update(before, fact, plan, quiet)
    if snapshot.kind.is_complete:
        _depart(known, snapshot, plan)
    vanished = [known[location_id].fact for location_id in plan.gone] + _deregistered(known, snapshot)
    arrived = [fact for fact in plan.new if fact.status is Registration.REGISTERED]
    plan.reregistered = pairs(vanished, arrived)
    plan.divided = divisions(vanished, arrived, plan.reregistered)
    sequels.tell(plan, known, snapshot)
    return plan


def _columns_nobody_had(known: Mapping[str, Known]) -> Callable[[str], bool]:
    """Whether a fact was blank for every location listed so far: to hear of it is news about the file."""

    @cache
    def nobody_had(name: str) -> bool:
        had = (before.is_listed and _says(getattr(before.fact, name)) for before in known.values())
        return name != "deregistered_on" and not any(had)

    return nobody_had


def _update(before: Known, fact: LocationFact, plan: LocationPlan, is_quiet: Callable[[str], bool]) -> None:
    changes = differing(before, fact)
    if changes:
        plan.changed[fact.location_id] = replace(before.fact, **changes)
    if not before.is_listed:
        plan.newly_listed.append(fact.location_id)
    for name, now in changes.items():
        was = getattr(before.fact, name)
        if (before.is_listed or _says(was)) and (_says(was) or not is_quiet(name)):
            plan.told.add(fact.location_id)
            plan.differences.append(Difference(fact.location_id, "changed", name, words(was), words(now)))


def differing(before: Known, fact: LocationFact) -> dict[str, Any]:
    """The fields whose value is to be replaced. A blank replaces nothing: it means that this file does not say."""
    changes: dict[str, Any] = {}
    pairs_of_facts = zip(FACTS, _facts_of(before.fact), _facts_of(fact), strict=True)
    for name, was, now in pairs_of_facts:
        if was == now or not _says(now) or (before.is_settled and _says(was)):
            continue
        if not is_same(name, was, now) and not _looks_back(name, was, now):
            changes[name] = now
    if "cqc_provider_id" in changes and not fact.provider_name:
        changes["provider_name"] = ""  # the name known is that of the provider before
    if changes.get("status") == Registration.REGISTERED and before.fact.deregistered_on:
        changes["deregistered_on"] = None
    if not changes:
        return changes
    return {name: now for name, now in changes.items() if getattr(before.fact, name) != now}


def _looks_back(name: str, was: Any, now: Any) -> bool:
    """CQC's latest look at a location is the latest that any of its files knows of."""
    return name == "checked_on" and was is not None and now < was


def _says(value: object) -> bool:
    return value is not None and value != ""


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
