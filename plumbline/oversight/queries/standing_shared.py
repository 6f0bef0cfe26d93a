"""What councils share with a partner: their standings, those its reader has yet to acknowledge, and nothing else."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.standing_list import COLOURS, Line, line_of
from plumbline.providers.models import Succession
from plumbline.standing.models import Acknowledgement, Sharing, StandingDecision

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True, slots=True)
class SharedByCouncil:
    """Only providers that the council has decided about: of the others it shares nothing."""

    council: Organisation
    lines: Sequence[Line]


def shared_standings(user: "User", name: str = "") -> list[SharedByCouncil]:
    """Each council that shares, its providers red first; `name` is part of a provider's name. Two queries."""
    found: dict[int, list[StandingDecision]] = defaultdict(list)
    for one in _in_force(user):
        if name.casefold() in one.provider.name.casefold():
            found[one.council_id].append(one)
    sharing = Sharing.objects.visible_to(user).in_force().select_related("council").order_by("council__name")
    councils = {one.council_id: one.council for one in sharing}
    return [SharedByCouncil(council, _lines(found[pk])) for pk, council in councils.items()]


def shared_of_provider(user: "User", provider_id: int) -> list[StandingDecision]:
    """What is in force of one provider, by council, the whole provider before its services. One query."""
    found = [one for one in _in_force(user) if one.provider_id == provider_id]
    return sorted(found, key=lambda one: (one.council.name, one.service_id is not None, str(one.service)))


def taken_over(decisions: Sequence[StandingDecision]) -> list[Succession]:
    """For which of the councils that share these decisions nothing is left of their provider. One query."""
    councils, providers = zip(*((one.council_id, one.provider_id) for one in decisions), strict=True)
    whole = Succession.objects.in_force().filter(is_whole=True)
    found = whole.filter(council__in=councils, predecessor__in=providers)
    return list(found.select_related("council", "successor__organisation"))


def unread_of(user: "User") -> list[StandingDecision]:
    """The changes this person was told of and has yet to acknowledge, oldest first. One query."""
    waiting = Acknowledgement.objects.visible_to(user).waiting().filter(person=user)
    told = waiting.select_related("decision__provider__organisation", "decision__service")
    return [one.decision for one in told.order_by("told_at")]


def _in_force(user: "User") -> Iterable[StandingDecision]:
    return StandingDecision.objects.visible_to(user).in_force().for_list().select_related("council")


def _lines(decisions: Iterable[StandingDecision]) -> list[Line]:
    by_provider: dict[int, list[StandingDecision]] = defaultdict(list)
    for one in decisions:
        by_provider[one.provider_id].append(one)
    lines = [line_of(those[0].provider, those) for those in by_provider.values()]
    order = list(COLOURS)
    return sorted(lines, key=lambda one: (order.index(one.code), one.provider.name))
