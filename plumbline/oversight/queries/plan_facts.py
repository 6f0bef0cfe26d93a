"""What is known of every service a council buys, for the reasons to visit it: the same nine queries for any number."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.db.models import Count, Min, OuterRef, Subquery
from django.utils import timezone

from plumbline.contracts.models import Contract
from plumbline.cqc.reading.ratings import CqcRating
from plumbline.frameworks.periods import Period
from plumbline.improvement.models import Action, Finding
from plumbline.oversight.queries.cqc_standing import INVENTED, Standing, standings
from plumbline.providers.models import ServiceKind
from plumbline.returns.models import Assessment, Return
from plumbline.returns.readiness import BELOW
from plumbline.workplan.facts import Counted, CqcRated, Figures
from plumbline.workplan.out_of_county import is_out_of_county

if TYPE_CHECKING:
    from plumbline.accounts.models import User
    from plumbline.organisations.models import Organisation

Key = tuple[int, int | None]
_RATED = {*BELOW, "green"}
_CONTRACT = (
    "pk", "provider_id", "provider__organisation__name", "service_kind", "lead_officer_id", "lead_officer__name",
    "services", "services__name", "services__kind", "services__location__cqc_location_id", "newest_return",
    "newest_assessment",
)  # fmt: skip


@dataclass(frozen=True)
class Bought:
    """One service that the council buys; `service` None is a provider whose contract names none.

    `officer` leads the contract. `is_outside`: it is delivered outside the council's own area.
    """

    provider_id: int
    service_id: int | None
    provider: str
    service: str
    kind: str
    officer_id: int | None
    officer: str
    is_outside: bool
    cqc: tuple[CqcRated, ...]
    figures: tuple[Figures, ...]
    returns_overdue: Counted
    actions_overdue: Counted
    findings_open: Counted

    @property
    def key(self) -> Key:
        return self.provider_id, self.service_id

    @property
    def code(self) -> str:
        """What a form calls it."""
        return f"{self.provider_id}-{self.service_id or 0}"

    @property
    def name(self) -> str:
        return f"{self.provider}, {self.service}" if self.service else self.provider


def services_bought(user: "User", council: "Organisation", *, on: date) -> list[Bought]:
    """Every service of the contracts that run on the day, by provider and service."""
    rows = _contracts(user, council, on)
    by_key: dict[Key, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        by_key[row["provider_id"], row["services"]].append(row)
    providers = {row["provider_id"] for row in rows}
    cqc = standings(providers)
    figures = _figures(user, rows)
    late = _late_returns(user, council, on)
    actions, findings = _actions(user, council, on), _findings(user, council)
    found = [
        Bought(
            provider_id=key[0],
            service_id=key[1],
            provider=of[0]["provider__organisation__name"],
            service=of[0]["services__name"] or "",
            kind=str(ServiceKind(of[0]["services__kind"] or of[0]["service_kind"]).label),
            officer_id=of[0]["lead_officer_id"],
            officer=of[0]["lead_officer__name"] or "",
            is_outside=_is_outside(of[0], cqc.get(key[0], []), council),
            cqc=_rated(of[0], cqc.get(key[0], [])),
            figures=tuple(figures[row["pk"]] for row in of if row["pk"] in figures),
            returns_overdue=_together(late[row["pk"]] for row in of if row["pk"] in late),
            actions_overdue=actions.get(key[0], Counted()),
            findings_open=findings.get(key[0], Counted()),
        )
        for key, of in by_key.items()
    ]
    return sorted(found, key=lambda one: (one.provider.casefold(), one.service.casefold()))


def _contracts(user: "User", council: "Organisation", on: date) -> list[dict[str, Any]]:
    """A row a contract and service, with the numbers of the contract's newest accepted return and assessment."""
    accepted = Return.objects.filter(contract=OuterRef("pk"), status=Return.Status.ACCEPTED).order_by(
        "-period"
    )
    assessed = Assessment.objects.filter(contract=OuterRef("pk")).current().order_by("-period")
    running = Contract.objects.visible_to(user).active().filter(council=council, ends_on__gte=on)
    found = running.annotate(
        newest_return=Subquery(accepted.values("pk")[:1]),
        newest_assessment=Subquery(assessed.values("pk")[:1]),
    )
    return [dict(row) for row in found.order_by("reference").values(*_CONTRACT)]


def _places(row: Mapping[str, Any], known: list[Standing]) -> list[Standing]:
    """The place the service is delivered from; all of the provider's where the contract names none."""
    at = row["services__location__cqc_location_id"]
    return [one for one in known if one.cqc_id and (one.cqc_id == at or (row["services"] is None and not at))]


def _rated(row: Mapping[str, Any], known: list[Standing]) -> tuple[CqcRated, ...]:
    """What CQC says of it, where CQC's files know the place."""
    return tuple(
        CqcRated(one.name, one.rating if _is_rated(one) else "", one.label, one.rated_on, one.web_address)
        for one in _places(row, known)
        if one.is_known
    )


def _is_rated(one: Standing) -> bool:
    """Inspected but not rated, and the like, are no rating."""
    return bool(one.rating) and CqcRating(one.rating).is_rated


def _is_outside(row: Mapping[str, Any], known: list[Standing], council: "Organisation") -> bool:
    places = [one for one in _places(row, known) if not one.cqc_id.startswith(INVENTED)]
    kind = row["services__kind"] or row["service_kind"]
    return bool(places) and all(
        is_out_of_county(kind, authority=one.authority, own=council.cqc_name) for one in places
    )


def _figures(user: "User", rows: list[dict[str, Any]]) -> dict[int, Figures]:
    """By contract: an assessment's longer period where it rated something, else the newest accepted return."""
    returns = Return.objects.visible_to(user).filter(pk__in={row["newest_return"] for row in rows})
    assessments = Assessment.objects.visible_to(user).filter(
        pk__in={row["newest_assessment"] for row in rows}
    )
    found: dict[int, Figures] = {}
    for number, contract, period, decided_at, ratings in returns.order_by().values_list(
        "pk", "contract_id", "period", "decided_at", "ratings"
    ):
        found[contract] = _of(number, period, decided_at, ratings)
    for number, contract, period, made_at, ratings in assessments.order_by().values_list(
        "made_with__kpi_return_id", "contract_id", "period", "made_at", "ratings"
    ):
        assessed = _of(number, period, made_at, ratings)
        found[contract] = assessed if assessed.rated else found.get(contract, assessed)
    return found


def _of(number: int, period: int, at: Any, ratings: Mapping[str, Any]) -> Figures:
    codes = {ref: rating for ref, (rating, _) in ratings.items()}
    below = tuple(sorted(ref for ref, code in codes.items() if code in BELOW))
    rated = sum(code in _RATED for code in codes.values())
    of = Period.from_ordinal(period)
    return Figures(number, of.label, timezone.localdate(at) if at else of.ends_on, below, rated)


def _late_returns(user: "User", council: "Organisation", on: date) -> dict[int, Counted]:
    late = Return.objects.visible_to(user).filter(council=council).overdue(on=on).with_due_day().order_by()
    found = late.values("contract_id").annotate(number=Count("pk"), since=Min("due_day"))
    return {row["contract_id"]: Counted(row["number"], row["since"]) for row in found}


def _actions(user: "User", council: "Organisation", on: date) -> dict[int, Counted]:
    late = Action.objects.visible_to(user).filter(council=council).overdue(on=on).order_by()
    found = late.values("provider_id").annotate(number=Count("pk"), since=Min("due_on"))
    return {row["provider_id"]: Counted(row["number"], row["since"]) for row in found}


def _findings(user: "User", council: "Organisation") -> dict[int, Counted]:
    known = Finding.objects.visible_to(user).filter(council=council).open().order_by()
    found = known.values("provider_id").annotate(number=Count("pk"), since=Min("found_on"))
    return {row["provider_id"]: Counted(row["number"], row["since"]) for row in found}


def _together(counts: Iterable[Counted]) -> Counted:
    all_of = list(counts)
    days = [one.since for one in all_of if one.since]
    return Counted(sum(one.count for one in all_of), min(days, default=None))
