"""What it sets off that contracts of one provider go on with another: a merger, a sale, a split; and its undoing."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.contracts import actions as contracts
from plumbline.contracts.models import Contract, KpiAgreement, Passing, Target
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.standing_policy import standing_policy
from plumbline.oversight.queries.succession import (
    Restriction,
    carried_terms,
    contracts_to_pass,
    is_stricter,
    restrictions,
)
from plumbline.oversight.standing_consequences import standing_decided
from plumbline.providers import actions as providers
from plumbline.providers.models import Provider, Service, Succession
from plumbline.returns import actions as returns
from plumbline.returns.models import Return
from plumbline.standing.models import StandingDecision

# What happens by itself, or decides nothing: it does not stand in the way of an undoing.
_DECIDES_NOTHING = (
    "contract.passed",
    "contract.assigned",
    "return.passed_on",
    "return.issued",
    "return.reminded",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class SuccessionTerms:
    """`chosen` are the contracts that go, by number; None means all. Without a `successor` a new one is registered."""

    successor: Provider | None
    new_provider: str = ""
    cqc_provider_id: str = ""
    chosen: Collection[int] | None = None
    since_on: date
    reason: str
    source: str


@transaction.atomic
def provider_succeeded(
    council: Organisation, predecessor: Provider, terms: SuccessionTerms, *, by: User, now: datetime
) -> Succession:
    """Contracts and the returns still owed pass; what was reported, seen and decided before stays where it was.

    An amber or red of the predecessor goes on with what passes, where the successor's own standing is less strict:
    whoever confirms decides it, by the council's rules, and is refused where they may not. Raises NotAllowed.
    """
    passing = _chosen(contracts_to_pass(council, predecessor), terms.chosen)
    successor = terms.successor or providers.register(
        terms.new_provider, cqc_provider_id=terms.cqc_provider_id, by=by, now=now
    )
    succession = providers.succeed(
        council,
        predecessor,
        successor,
        is_whole=terms.chosen is None,
        since_on=terms.since_on,
        reason=terms.reason,
        source=terms.source,
        by=by,
        now=now,
    )
    carried = restrictions(council, predecessor, successor, passing)
    for one in passing:
        contracts.pass_on(one, succession, by=by, now=now)
        returns.pass_on(one, by=by, now=now)
    for restriction in carried:
        _carry_over(succession, restriction, by=by, now=now)
    return succession


def _chosen(found: Sequence[Contract], chosen: Collection[int] | None) -> list[Contract]:
    passing = [one for one in found if chosen is None or one.pk in chosen]
    if not passing:
        raise NotAllowed("Your council has no contract there that could pass. Nothing was changed.")
    return passing


def _carry_over(
    succession: Succession, restriction: Restriction, *, by: User, now: datetime
) -> StandingDecision | None:
    """The same colour for the successor, by a decision of its own; none where one as strict is in force."""
    decision, to, council = restriction.decision, succession.successor, succession.council
    service = _carried_on(restriction.service, to, by=by, now=now)
    standing = StandingDecision.objects.in_force().filter(council=council, provider=to, service=service)
    before = standing.first()
    if before and not is_stricter(decision.colour, before.colour):
        return None
    today = timezone.localdate(now)
    within = standing_policy(council, on=today).rules.of(decision.colour).review_within
    terms = carried_terms(succession, decision, service, today=today, within=within)
    read = before.pk if before else 0
    return standing_decided(council=council, provider=to, terms=terms, read=read, by=by, now=now)


def _carried_on(service: Service | None, to: Provider, *, by: User, now: datetime) -> Service | None:
    return providers.carry_on(service, to, by=by, now=now) if service else None


@transaction.atomic
def succession_withdrawn(succession: Succession, *, because: str, by: User, now: datetime) -> Succession:
    """It was a mistake: contracts and returns still owed go back. A standing that was carried over stays decided.

    Raises NotAllowed when something was decided or submitted since: then what follows is recorded, not undone.
    """
    passings = list(succession.passings.select_related("contract", "was__organisation", "before"))
    _check_nothing_since(succession, passings)
    providers.withdraw(succession, because=because, by=by, now=now)
    for one in passings:
        returns.pass_on(contracts.pass_back(one, by=by, now=now), by=by, now=now)
    return succession


def _check_nothing_since(succession: Succession, passings: Sequence[Passing]) -> None:
    passed = [one.contract_id for one in passings]
    about: dict[str, Any] = {
        "contracts.contract": passed,
        "contracts.target": Target.objects.filter(contract__in=passed).values("pk"),
        "contracts.kpiagreement": KpiAgreement.objects.filter(contract__in=passed).values("pk"),
        "returns.return": Return.objects.filter(contract__in=passed).values("pk"),
    }
    recorded = Event.objects.about(succession).order_by("number").values("number")[:1]
    since = Event.objects.filter(council=succession.council, number__gt=recorded).exclude(
        kind__in=_DECIDES_NOTHING
    )
    kinds = [since.filter(subject_kind=kind, subject_id__in=numbers) for kind, numbers in about.items()]
    carried = Contract.services.through.objects.filter(contract__in=passed).values("service")
    standing = StandingDecision.objects.filter(
        council=succession.council, service__in=carried, decided_at__gt=succession.recorded_at
    )
    if standing.exists() or any(one.exists() for one in kinds):
        raise NotAllowed(
            "Something was submitted or decided since under what passed, and that rests on it. Record that the"
            " contracts go back as a change of its own."
        )
