"""What comes after a registration that ended: another id, several, none; and what is truly new.

A service that goes on is told as one thing, never as one that closed and another that opened.
"""

from collections.abc import Iterable, Mapping

from plumbline.cqc.comparing.plan import Difference, Known, LocationPlan
from plumbline.cqc.reading.facts import LocationFact, Snapshot
from plumbline.cqc.reregistration import same_place

_BY_CQC = "CQC links the two"


def tell(plan: LocationPlan, known: Mapping[str, Known], snapshot: Snapshot) -> None:
    """Put the lines about what goes on, what is gone and what is new in place of bare departures and arrivals."""
    facts = {fact.location_id: fact for fact in plan.new}
    ended = {pair.was for pair in plan.reregistered} | {was for each in plan.divided for was in each.was}
    begun = {pair.now for pair in plan.reregistered} | {now for each in plan.divided for now in each.now}
    plan.differences = [each for each in plan.differences if not _is_end_of(each, ended)]
    for pair in plan.reregistered:
        because = _and_what_changed(pair.because, known[pair.was].fact, facts[pair.now])
        plan.differences.append(_goes_on(pair.was, pair.now, because))
    for each in plan.divided:
        plan.differences += [
            Difference(was, "divided", "goes on as", was, ", ".join(each.now), each.because)
            for was in each.was
        ]
    _tell_late_links(plan, known, snapshot)
    arrived = [fact for fact in plan.new if fact.location_id not in begun]
    if _is_news(arrived, known, snapshot):
        plan.differences += [
            Difference(fact.location_id, "new", "location", "", fact.name or fact.location_id)
            for fact in arrived
        ]
    _note_dual_registrations(plan, known, snapshot)


def _is_end_of(each: Difference, ended: set[str]) -> bool:
    return each.location_id in ended and each.field in {"status", "deregistered_on"}


def _goes_on(was: str, now: str, because: str) -> Difference:
    return Difference(was, "reregistered", "goes on as", was, now, because)


def _and_what_changed(because: str, was: LocationFact, now: LocationFact) -> str:
    """Whether the owner or the address changed: that is why CQC gives out another id."""
    owner = was.cqc_provider_id != now.cqc_provider_id and bool(was.cqc_provider_id and now.cqc_provider_id)
    address = was.postcode != now.postcode and bool(was.postcode and now.postcode)
    changed = {
        (True, True): "another provider and another address",
        (True, False): "another provider",
        (False, True): "another address",
    }.get((owner, address))
    return f"{because}; {changed}" if changed else because


def _tell_late_links(plan: LocationPlan, known: Mapping[str, Known], snapshot: Snapshot) -> None:
    """What CQC's records link and no file before made known, though both locations were."""
    told = {pair.was for pair in plan.reregistered}
    for was, now in continued(snapshot.locations.values()).items():
        if was in told or was == now or was not in known or now not in known or known[was].goes_on_as == now:
            continue
        because = _and_what_changed(_BY_CQC, known[was].fact, known[now].fact)
        plan.differences = [each for each in plan.differences if not _is_end_of(each, {was})]
        plan.differences.append(_goes_on(was, now, because))
        plan.told.add(now if now in snapshot.locations else was)


def _is_news(arrived: list[LocationFact], known: Mapping[str, Known], snapshot: Snapshot) -> bool:
    """The first file of a kind, and one of a wider area than the last, bring the register and not its news."""
    listed = sum(before.is_listed for before in known.values())
    return snapshot.kind.is_complete and 0 < len(arrived) <= listed


def _note_dual_registrations(plan: LocationPlan, known: Mapping[str, Known], snapshot: Snapshot) -> None:
    """Two ids for one place: one of them gone leaves the place registered, one more makes it no new place."""
    came_or_went = [each for each in plan.differences if each.what in {"gone", "new"}]
    if not came_or_went:
        return
    new = {fact.location_id: fact for fact in plan.new}
    subjects = {
        each.location_id: new.get(each.location_id) or known[each.location_id].fact for each in came_or_went
    }
    beside = same_place(subjects.values(), snapshot.locations.values())
    for location_id, fact in subjects.items():
        others = (one for one in fact.registered_as.split("|") if one != location_id)
        if another := next((one for one in others if one in snapshot.locations), ""):
            beside[location_id] = another
    plan.differences = [
        Difference(*_cells(each), because=f"the same place is registered as {beside[each.location_id]} too")
        if each.what in {"gone", "new"} and each.location_id in beside
        else each
        for each in plan.differences
    ]


def _cells(each: Difference) -> tuple[str, str, str, str, str]:
    return each.location_id, each.what, each.field, each.was, each.now


def continued(facts: Iterable[LocationFact]) -> dict[str, str]:
    """The ids that CQC itself says go on as another id, by the links in API records."""
    links: dict[str, str] = {}
    for fact in facts:
        links |= dict.fromkeys(fact.predecessors, fact.location_id)
        if fact.successors:
            links[fact.location_id] = fact.successors[-1]
    return links
