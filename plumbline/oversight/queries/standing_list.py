"""The standing of all providers of a council, also of those that nobody has decided on."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from plumbline.providers.models import Provider
from plumbline.standing.models import StandingDecision

if TYPE_CHECKING:
    from plumbline.accounts.models import User

NOT_DECIDED = "not-decided"
COLOURS: Mapping[str, str] = {
    "red": "Red",
    "amber": "Amber",
    "green": "Green",
    NOT_DECIDED: "Not decided",
}
REVIEWS: Mapping[str, str] = {"overdue": "Review overdue", "soon": "Review within 14 days"}
SOON_DAYS = 14


@dataclass(frozen=True, slots=True)
class Line:
    """A provider as a whole; `services` are decisions on single services of it. `decision` None: nobody has decided."""

    provider: Provider
    decision: StandingDecision | None
    services: Sequence[StandingDecision]

    @property
    def code(self) -> str:
        return self.decision.colour if self.decision else NOT_DECIDED

    @property
    def all_decisions(self) -> list[StandingDecision]:
        return [*([self.decision] if self.decision else []), *self.services]

    def days_overdue(self, *, on: date) -> int:
        """How long the oldest review is overdue; 0 when none is."""
        return max((0, *((on - one.review_by).days for one in self.all_decisions)))

    def waits_for(self) -> int:
        """How many of those told have not acknowledged it."""
        return sum(getattr(one, "unacknowledged", 0) for one in self.all_decisions)


def standing_lines(user: "User", asked: Mapping[str, str] | None = None, *, on: date) -> list[Line]:
    """Red first, then amber, green, not decided; within them by name. Two queries."""
    wanted = asked or {}
    found: dict[int, list[StandingDecision]] = defaultdict(list)
    for decision in decisions_in_force(user):
        found[decision.provider_id].append(decision)
    providers = Provider.objects.visible_to(user).select_related("organisation")
    lines = [line_of(one, found[one.pk]) for one in providers]
    order = list(COLOURS)
    chosen = [one for one in lines if _fits(one, wanted, on)]
    return sorted(chosen, key=lambda one: (order.index(one.code), one.provider.name))


def decisions_in_force(user: "User") -> Sequence[StandingDecision]:
    """Of this person's council, with how many have not acknowledged each."""
    silent = Count(
        "acknowledgements",
        filter=Q(
            acknowledgements__acknowledged_at=None,
            acknowledgements__let_off_at=None,
            acknowledgements__person__is_active=True,
        ),
    )
    return list(
        StandingDecision.objects.visible_to(user).in_force().for_list().annotate(unacknowledged=silent)
    )


def conclusion(lines: Sequence[Line], *, on: date) -> str:
    """“1 red, 2 amber, 5 green, 12 not decided. 1 review is overdue: a missed review lifts nothing.”"""
    count = Counter(one.code for one in lines)
    parts = [f"{count[code]} {label.lower()}" for code, label in COLOURS.items() if count[code]]
    late = sum(one.days_overdue(on=on) > 0 for one in lines)
    said = f"{', '.join(parts)}." if parts else ""
    if late:
        said += (
            f" {late} {'review is' if late == 1 else 'reviews are'} overdue; a missed review lifts nothing."
        )
    return said.strip()


def line_of(provider: Provider, decisions: Sequence[StandingDecision]) -> Line:
    """The decisions that are in force of one provider."""
    whole = next((one for one in decisions if one.service_id is None), None)
    services = sorted((one for one in decisions if one.service_id), key=lambda one: str(one.service))
    return Line(provider, whole, services)


def _fits(line: Line, asked: Mapping[str, str], on: date) -> bool:
    colour, review = asked.get("colour", ""), asked.get("review", "")
    if colour and colour != line.code and colour not in {one.colour for one in line.services}:
        return False
    if not review:
        return True
    days = [(one.review_by - on).days for one in line.all_decisions]
    return any(one < 0 if review == "overdue" else 0 <= one <= SOON_DAYS for one in days)
