"""The order of the plan: by the weight of the reasons, with what people placed by hand left where they put it. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from plumbline.workplan.reasons import Reason, weight_of

APART = 2


@dataclass(frozen=True, slots=True)
class Candidate:
    """A line of the plan as it is ranked. `last_visit` None is never visited."""

    key: int
    name: str
    reasons: tuple[Reason, ...] = ()
    last_visit: date | None = None

    @property
    def weight(self) -> int:
        return weight_of(self.reasons)

    @property
    def rank(self) -> tuple[int, date, str, int]:
        """The weightier first; of equals the longest unvisited, then by name, so that ties always end alike."""
        return -self.weight, self.last_visit or date.min, self.name.casefold(), self.key


def by_reasons(candidates: Iterable[Candidate]) -> tuple[int, ...]:
    """The keys, the weightiest reasons first."""
    return tuple(one.key for one in sorted(candidates, key=lambda one: one.rank))


def with_fixed(keys: Sequence[int], fixed: Mapping[int, int]) -> tuple[int, ...]:
    """The keys in this order, but those that are `fixed` at their places (from 1), as far as there are places.

    Of two fixed at one place, the one that the order has first comes first. Nobody is lost and nobody is twice.
    """
    order = [key for key in keys if key not in fixed]
    place = 0
    # Sorting is stable: of equal places the order's own sequence stays.
    for key in sorted((key for key in keys if key in fixed), key=lambda key: fixed[key]):
        place = max(fixed[key], place + 1)
        order.insert(place - 1, key)
    return tuple(order)


def why_above(upper: Candidate, lower: Candidate, *, by_hand: bool = False) -> str:
    """Why one line stands directly above another, in a sentence. `by_hand`: a person placed one of the two."""
    weights = f"{upper.weight} against {lower.weight} for {lower.name}"
    if upper.rank > lower.rank:
        how = "a person placed one of the two" if by_hand else "they were otherwise when the plan was ordered"
        return f"Its reasons weigh {weights}, and would not put it here: {how}."
    if upper.weight > lower.weight:
        return f"Its reasons weigh {weights}.{_apart(upper, lower)}"
    says = f"Its reasons weigh the same as those for {lower.name}, {upper.weight};"
    if upper.last_visit == lower.last_visit:
        return f"{says} then the order is by name."
    if upper.last_visit is None:
        return f"{says} it was never visited, so it comes first."
    return f"{says} its last visit was longer ago, so it comes first."


def _apart(upper: Candidate, lower: Candidate) -> str:
    """The reasons that count more for the upper one, the greatest differences first."""
    ours, theirs = _by_kind(upper), _by_kind(lower)
    more = sorted(
        ((weight - theirs.get(kind, 0), kind) for kind, weight in ours.items()), key=lambda pair: -pair[0]
    )
    named = [f"{_TITLES[kind]} (+{difference})" for difference, kind in more[:APART] if difference > 0]
    return f" What counts more: {' and '.join(named)}." if named else ""


def _by_kind(one: Candidate) -> dict[str, int]:
    found: dict[str, int] = {}
    for reason in one.reasons:
        found[reason.kind.value] = found.get(reason.kind.value, 0) + reason.weight
    return found


_TITLES = {
    "follow-up": "the follow-up that is due",
    "cqc-rating": "CQC’s rating",
    "never-visited": "never having been visited",
    "visit-rating": "the last visit’s rating",
    "visit-old": "the time since the last visit",
    "actions-overdue": "actions overdue",
    "figures-below": "figures below target",
    "returns-overdue": "returns overdue",
    "cqc-unrated": "no rating by CQC",
    "findings-open": "findings open",
    "cqc-old": "the age of CQC’s rating",
}
