"""Ratings: which are new to the history, which one stands now, and what that does to a location's main rating."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from plumbline.cqc.comparing.plan import Difference
from plumbline.cqc.latest import Key, current, main_rating
from plumbline.cqc.reading.facts import OVERALL, RatingFact, Snapshot
from plumbline.cqc.reading.ratings import CqcRating

Identity = tuple[str, str, str, date | None, CqcRating]


@dataclass(frozen=True, slots=True)
class Standing:
    """The row of the rating that stands for a location, group and domain."""

    row: int
    fact: RatingFact


@dataclass(slots=True)
class RatingPlan:
    """What is to be written: history only grows; of each key one row stands."""

    new: list[tuple[RatingFact, bool]] = field(default_factory=list)
    superseded: list[int] = field(default_factory=list)
    raised: list[Identity] = field(default_factory=list)
    mains: dict[str, RatingFact | None] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    differences: list[Difference] = field(default_factory=list)


def identity(fact: RatingFact) -> Identity:
    return *fact.key, fact.published_on, fact.rating


def compare(
    standing: Mapping[Key, Standing], history: set[Identity], snapshot: Snapshot, listed: set[str]
) -> RatingPlan:
    """The plan for a snapshot's ratings. `listed` are the locations the last file of this kind had.

    A rating of the day of the known one replaces it: CQC corrects what it published.
    """
    plan = RatingPlan()
    given = current(snapshot.ratings)
    touched: set[str] = set()
    stands: dict[Key, RatingFact] = {}
    for key, fact in given.items():
        known = standing.get(key)
        stands[key] = fact if known is None else current([fact, known.fact])[key]
        if known is None or identity(stands[key]) != identity(known.fact):
            touched.add(key[0])
            _replace(known, stands[key], history, plan, is_listed=key[0] in listed)
    for fact in snapshot.ratings:
        if identity(fact) not in history:
            plan.new.append((fact, identity(stands[fact.key]) == identity(fact)))
            history.add(identity(fact))
    _settle_mains(standing, stands, touched, plan)
    return plan


def _replace(
    known: Standing | None, fact: RatingFact, history: set[Identity], plan: RatingPlan, *, is_listed: bool
) -> None:
    if known is not None:
        plan.superseded.append(known.row)
    if identity(fact) in history:
        plan.raised.append(identity(fact))
    if known is not None or is_listed:
        plan.told.add(fact.location_id)
        was = known.fact.published if known else ""
        plan.differences.append(
            Difference(fact.location_id, "rated", _place(fact), was, f"{fact.published} ({_day(fact)})")
        )


def _settle_mains(
    standing: Mapping[Key, Standing], stands: Mapping[Key, RatingFact], touched: set[str], plan: RatingPlan
) -> None:
    of_location: defaultdict[str, dict[Key, RatingFact]] = defaultdict(dict)
    for key, known in standing.items():
        if key[0] in touched:
            of_location[key[0]][key] = known.fact
    for key, fact in stands.items():
        if key[0] in touched:
            of_location[key[0]][key] = fact
    plan.mains = {location_id: main_rating(facts.values()) for location_id, facts in of_location.items()}


def _place(fact: RatingFact) -> str:
    return fact.domain if fact.group == OVERALL else f"{fact.group}: {fact.domain}"


def _day(fact: RatingFact) -> str:
    return f"{fact.published_on:%-d %B %Y}" if fact.published_on else "no date"
