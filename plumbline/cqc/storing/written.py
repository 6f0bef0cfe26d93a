"""Writing a plan's rows, all within the caller's transaction."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from plumbline.cqc.comparing.plan import FACTS, Difference, LocationPlan
from plumbline.cqc.comparing.ratings import RatingPlan
from plumbline.cqc.comparing.sequels import continued
from plumbline.cqc.market import Counts, Place, Segment
from plumbline.cqc.models import Change, Import, Location, MarketCount, Rating
from plumbline.cqc.reading.facts import Kind, LocationFact, RatingFact, Snapshot
from plumbline.cqc.storing.bulk import insert, update
from plumbline.cqc.storing.known import FLAGS
from plumbline.cqc.storing.searched import write_lines

Step = Callable[[str], None]
_MAIN = ("rating", "rated_on")
_RATING = (
    "location", "group", "domain", "rating", "published", "published_on", "is_inherited", "report_type", "framework",
    "is_current", "found_in",
)  # fmt: skip
_COUNT = ("outstanding", "good", "requires_improvement", "inadequate", "unrated")


def write_locations(plan: LocationPlan, mains: Mapping[str, RatingFact | None], found_in: Import) -> None:
    """New locations with their main rating, and known ones with what changed."""
    kind = Kind(found_in.kind)
    flags = [word == kind.word for word in FLAGS]
    insert(
        Location,
        ("cqc_id", *FACTS, *_MAIN, *FLAGS.values(), "found_in"),
        (
            (fact.location_id, *_values(fact), *_main(mains.get(fact.location_id)), *flags, found_in.pk)
            for fact in plan.new
        ),
    )
    update(Location, FACTS, ((*_values(fact), location_id) for location_id, fact in plan.changed.items()))
    flag = FLAGS[kind.word]
    update(Location, (flag,), ((True, location_id) for location_id in plan.newly_listed))
    update(Location, (flag,), ((False, location_id) for location_id in plan.gone))
    new = {fact.location_id for fact in plan.new}
    update(
        Location,
        _MAIN,
        ((*_main(main), location_id) for location_id, main in mains.items() if location_id not in new),
    )
    write_lines(plan.new, plan.changed.values())


def write_successions(plan: LocationPlan, snapshot: Snapshot, known: Iterable[str]) -> None:
    """Under which id a service goes on: by CQC's links, and by what was recognised."""
    links = continued(snapshot.locations.values()) | {pair.was: pair.now for pair in plan.reregistered}
    there = {*known, *snapshot.locations}
    already = dict(Location.objects.filter(replaced_by__isnull=False).values_list("pk", "replaced_by_id"))
    wanted = {was: now for was, now in links.items() if was in there and now in there and was != now}
    update(Location, ("replaced_by",), ((now, was) for was, now in wanted.items() if already.get(was) != now))


def write_ratings(plan: RatingPlan, found_in: Import) -> None:
    """The rows that no longer stand first: of each key one row may."""
    update(Rating, ("is_current",), ((False, row) for row in plan.superseded))
    insert(
        Rating,
        _RATING,
        (
            (
                fact.location_id,
                fact.group,
                fact.domain,
                fact.rating.value,
                fact.published,
                fact.published_on,
                fact.is_inherited,
                fact.report_type,
                fact.framework.value,
                is_current,
                found_in.pk,
            )
            for fact, is_current in plan.new
        ),
    )
    for location_id, group, domain, published_on, rating in plan.raised:
        Rating.objects.filter(
            location=location_id, group=group, domain=domain, published_on=published_on, rating=rating
        ).update(is_current=True)


def write_differences(differences: Iterable[Difference], found_in: Import) -> int:
    return insert(
        Change,
        ("location", "what", "kind", "field", "was", "now", "because", "found_in"),
        (
            (
                each.location_id,
                each.what,
                each.kind.value,
                each.field,
                each.was,
                each.now,
                each.because,
                found_in.pk,
            )
            for each in differences
        ),
    )


def write_market(counts: Mapping[tuple[Place, Segment], Counts], found_in: Import) -> None:
    insert(
        MarketCount,
        ("area", "name", "region", "segment", *_COUNT, "found_in"),
        (
            (
                place.area.value,
                place.name,
                place.region,
                segment.value,
                *(getattr(found, name) for name in _COUNT),
                found_in.pk,
            )
            for (place, segment), found in counts.items()
        ),
    )


def _values(fact: LocationFact) -> list[Any]:
    values = {name: getattr(fact, name) for name in FACTS}
    values["status"] = fact.status.value
    values["service_kind"] = fact.service_kind.value if fact.service_kind else ""
    return list(values.values())


def _main(main: RatingFact | None) -> tuple[str, Any]:
    return (main.rating.value, main.published_on) if main else ("", None)
