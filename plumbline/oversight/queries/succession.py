"""What passes and what stays when contracts of one provider go on with another: to be read before it is confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from plumbline.contracts.models import Contract, KpiAgreement
from plumbline.improvement.models import Action
from plumbline.intelligence.models import Intelligence
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider, Service, Succession
from plumbline.returns.models import Return
from plumbline.standing.actions import Terms
from plumbline.standing.models import StandingDecision
from plumbline.standing.review_days import usual_review_day
from plumbline.standing.rules import Colour
from plumbline.visits.models import Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User

_SEVERITY = {"": -1, **{str(one): place for place, one in enumerate(Colour)}}


@dataclass(frozen=True, slots=True)
class Restriction:
    """A decision that goes on with what passes: `service` None means that it has to count for the whole successor."""

    decision: StandingDecision
    service: Service | None


@dataclass(frozen=True, slots=True)
class Succeeding:
    """`due` and `to_agree` pass with the contracts; `declared`, `actions`, `visits` and `heard` stay."""

    contracts: Sequence[Contract]
    due: Sequence[Return]
    to_agree: Sequence[KpiAgreement]
    declared: Sequence[Return]
    actions: Sequence[Action]
    visits: Sequence[Visit]
    heard: Sequence[Intelligence]
    restrictions: Sequence[Restriction]

    @property
    def stays(self) -> bool:
        """Whether anything open stays behind."""
        return bool(self.declared or self.actions or self.visits or self.heard)


def contracts_to_pass(council: Organisation, provider: Provider) -> list[Contract]:
    """Those of this council that have not ended."""
    found = Contract.objects.filter(council=council, provider=provider)
    return list(
        found.exclude(status=Contract.Status.ENDED)
        .select_related("provider__organisation", "succession")
        .prefetch_related("services")
    )


def succeeding(
    user: "User",
    council: Organisation,
    provider: Provider,
    successor: Provider | None,
    contracts: Sequence[Contract],
) -> Succeeding:
    """Nine queries. A concern that this person may not see is not listed; it stays all the same."""
    returns = list(Return.objects.filter(contract__in=contracts, council=council).for_list())
    open_agreements = KpiAgreement.objects.filter(contract__in=contracts).open()
    actions = Action.objects.visible_to(user).open().filter(provider=provider, council=council)
    visits = Visit.objects.visible_to(user).for_list().filter(provider=provider, council=council)
    heard = Intelligence.objects.visible_to(user).open().concerns().about([provider.pk])
    return Succeeding(
        contracts=contracts,
        due=[one for one in returns if one.status == Return.Status.DUE and one.current_id is None],
        to_agree=list(open_agreements.select_related("contract", "framework")),
        declared=[one for one in returns if one.status in {"submitted", "sent-back"}],
        actions=list(actions),
        visits=list(visits.filter(status__in=[*Visit.AHEAD, *Visit.UNDER_WAY])),
        heard=list(heard.filter(council=council)),
        restrictions=restrictions(council, provider, successor, contracts),
    )


def restrictions(
    council: Organisation, provider: Provider, successor: Provider | None, contracts: Sequence[Contract]
) -> list[Restriction]:
    """The ambers and reds that have to go on with what passes, because the successor's own standing is less strict."""
    both = [one for one in (provider, successor) if one]
    found = list(StandingDecision.objects.in_force().filter(council=council, provider__in=both).for_list())
    its_own = [one for one in found if one.provider_id == provider.pk]
    whole = next((one for one in its_own if one.service_id is None), None)
    there = [one for one in found if one.provider_id != provider.pk and one.service_id is None]
    floor = max((0, *(_SEVERITY[one.colour] for one in there)))
    by_service = {one.service_id: one for one in its_own if one.service_id}
    kept: dict[int | None, Restriction] = {}
    for service in [service for one in contracts for service in one.services.all() or [None]]:
        candidates = [one for one in (whole, by_service.get(service.pk) if service else None) if one]
        strictest = max(candidates, key=lambda one: _SEVERITY[one.colour], default=None)
        if strictest and _SEVERITY[strictest.colour] > floor:
            kept[service.pk if service else None] = Restriction(strictest, service)
    return list(kept.values())


def is_stricter(colour: str, than: str) -> bool:
    return _SEVERITY[colour] > _SEVERITY[than]


def carried_terms(
    succession: Succession, decision: StandingDecision, service: Service | None, *, today: date, within: int
) -> Terms:
    """The same colour for the successor. It is looked at again in a fortnight, sooner where the rules say so."""
    colour, to = decision.get_colour_display(), succession.successor
    return Terms(
        colour=decision.colour,
        reason=f"{colour} at {decision.subject}, which goes on with {to}: {decision.reason}",
        happened_on=succession.since_on,
        review_by=usual_review_day(today, min(14, within)),
        evidence=[{"kind": "words", "number": 0, "says": f"{succession.source}: {succession.reason}"}],
        conditions=decision.conditions or "Those of before, until somebody decides on them anew.",
        service=service,
    )
