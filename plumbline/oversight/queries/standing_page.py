"""The standing of one provider: what is in force, what was before, and who has not acknowledged it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plumbline.providers.models import Provider
from plumbline.standing.models import Acknowledgement, PlacementException, StandingDecision

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True, slots=True)
class ProviderStanding:
    """`decision` is of the whole provider, `services` of single ones, `before` all that was superseded."""

    provider: Provider
    decision: StandingDecision | None
    services: Sequence[StandingDecision]
    before: Sequence[StandingDecision]
    told: Sequence[Acknowledgement]
    exceptions: Sequence[PlacementException]

    @property
    def in_force(self) -> list[StandingDecision]:
        return [*([self.decision] if self.decision else []), *self.services]

    @property
    def silent(self) -> list[Acknowledgement]:
        """Told and not answered yet."""
        return [one for one in self.told if one.acknowledged_at is None and one.let_off_at is None]

    def mine(self, user: "User") -> list[StandingDecision]:
        """The decisions this person has yet to acknowledge."""
        numbers = {one.decision_id for one in self.silent if one.person_id == user.pk}
        return [one for one in self.in_force if one.pk in numbers]

    def of_service(self, service_id: int | None) -> StandingDecision | None:
        """What is in force of one subject."""
        return next((one for one in self.in_force if one.service_id == service_id), None)


def provider_standing(user: "User", provider: Provider) -> ProviderStanding:
    """Four queries."""
    decisions = list(
        StandingDecision.objects.visible_to(user).for_list().filter(provider=provider).order_by("-pk")
    )
    superseded = {one.supersedes_id for one in decisions}
    current = [one for one in decisions if one.pk not in superseded]
    told = Acknowledgement.objects.visible_to(user).filter(decision__in=[one.pk for one in current])
    exceptions = PlacementException.objects.visible_to(user).for_list().filter(provider=provider)
    return ProviderStanding(
        provider=provider,
        decision=next((one for one in current if one.service_id is None), None),
        services=[one for one in current if one.service_id],
        before=[one for one in decisions if one.pk in superseded],
        told=list(told.select_related("person", "partner")),
        exceptions=list(exceptions),
    )
