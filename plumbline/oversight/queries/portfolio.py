"""The portfolio: one row a contract for a chosen period and framework, from the latest state of its return."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from plumbline.frameworks.periods import Interval, Period
from plumbline.oversight.punctuality import LAST, Owed, Punctuality, punctuality
from plumbline.oversight.queries.cqc_standing import Standing, standings
from plumbline.oversight.queries.portfolio_choices import Choices
from plumbline.providers.models import ServiceKind
from plumbline.returns.models import Assessment, Return
from plumbline.returns.models.kpi_return import DUE_NOW

if TYPE_CHECKING:
    from plumbline.accounts.models import User

_FIELDS = (
    "pk", "contract_id", "provider_id", "period", "starts_on", "status", "due_day", "extended_to", "days_late",
    "submitted_at", "is_partial", "is_restated", "below_target", "contract__reference", "contract__title",
    "contract__service_kind", "contract__lead_officer_id", "contract__lead_officer__name",
    "provider__organisation__name",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class PortfolioRow:
    """One contract in the chosen period. `ratings` is {ref: [rating, display]}, empty until something came in.

    `return_id` is the return whose page explains the ratings; `days_overdue` counts while it is still owed.
    """

    contract_id: int
    provider_id: int
    provider: str
    reference: str
    title: str
    service_kind: str
    officer_id: int | None
    officer: str
    return_id: int
    status: str
    due: date
    days_overdue: int
    days_late: int | None
    is_returned: bool
    is_partial: bool
    is_restated: bool
    is_extended: bool
    below_target: int
    ratings: Mapping[str, tuple[str, str]]
    kept: Punctuality
    cqc: tuple[Standing, ...]

    @property
    def service(self) -> str:
        return str(ServiceKind(self.service_kind).label)


def portfolio_rows(user: "User", chosen: Choices, *, today: date) -> list[PortfolioRow]:
    """Every contract that owes a return for the chosen period. Four queries, five for an added-up period."""
    if chosen.period is None:
        return []
    newest = _newest_of_each(_returns(user, chosen, chosen.period))
    rolled_up = _assessments(user, chosen, chosen.period) if chosen.is_rolled_up else None
    kept = _kept(user, chosen, chosen.period, today=today)
    cqc = standings({one["provider_id"] for one in newest})
    rows = [
        _row(
            one,
            rolled_up,
            kept.get(one["contract_id"], Punctuality()),
            cqc.get(one["provider_id"], []),
            today,
        )
        for one in newest
    ]
    return sorted(rows, key=lambda row: (row.provider.casefold(), row.reference))


def _returns(user: "User", chosen: Choices, period: Period) -> list[dict[str, Any]]:
    """The period's returns, or those of the shorter periods it is made of, oldest first."""
    asked = (
        Return.objects.visible_to(user)
        .with_due_day()
        .filter(framework_id__in=[one.pk for one in chosen.versions])
    )
    if chosen.is_rolled_up:
        asked = asked.filter(starts_on__gte=period.starts_on, ends_on__lte=period.ends_on)
        return list(asked.order_by("ends_on").values(*_FIELDS))
    return list(asked.of_period(period).order_by().values(*_FIELDS, "ratings"))


def _newest_of_each(returns: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({one["contract_id"]: one for one in returns}.values())


def _assessments(user: "User", chosen: Choices, period: Period) -> dict[int, Assessment]:
    current = Assessment.objects.visible_to(user).current().of_period(period)
    wanted = current.filter(framework_id__in=[one.pk for one in chosen.versions])
    return {
        one.contract_id: one
        for one in wanted.select_related("made_with").only(
            "contract_id", "ratings", "below_target", "made_with__kpi_return_id"
        )
    }


def _kept(user: "User", chosen: Choices, period: Period, *, today: date) -> dict[int, Punctuality]:
    """How each contract's last four returns kept to their dates, the chosen period's the last of them."""
    last = Period.containing(period.ends_on, chosen.definitions[0].collected)
    first = list(last.back(LAST))[-1]
    # The index is over ordinals, and those of one month follow each other, whatever the interval.
    window = (Period(first.starts_on, Interval.MONTH).ordinal, Period(last.starts_on, Interval.YEAR).ordinal)
    known = Return.objects.visible_to(user).filter(period__range=window, ends_on__lte=period.ends_on)
    owed: dict[int, list[Owed]] = defaultdict(list)
    for contract, starts_on, status, due_day, days_late in known.order_by().values_list(
        "contract_id", "starts_on", "status", DUE_NOW, "days_late"
    ):
        is_nil = status == Return.Status.NIL
        owed[contract].append(Owed(starts_on, due_day, days_late, is_nil))
    return {contract: punctuality(its, on=today) for contract, its in owed.items()}


def _row(
    one: dict[str, Any],
    rolled_up: dict[int, Assessment] | None,
    kept: Punctuality,
    cqc: list[Standing],
    today: date,
) -> PortfolioRow:
    due = one["due_day"]
    is_open = one["status"] in Return.OPEN
    assessment = rolled_up.get(one["contract_id"]) if rolled_up is not None else None
    rated = assessment.ratings if assessment else one.get("ratings", {})
    return PortfolioRow(
        contract_id=one["contract_id"],
        provider_id=one["provider_id"],
        provider=one["provider__organisation__name"],
        reference=one["contract__reference"],
        title=one["contract__title"],
        service_kind=one["contract__service_kind"],
        officer_id=one["contract__lead_officer_id"],
        officer=one["contract__lead_officer__name"] or "",
        return_id=assessment.made_with.kpi_return_id if assessment else one["pk"],
        status=one["status"],
        due=due,
        days_overdue=max(0, (today - due).days) if is_open else 0,
        days_late=one["days_late"],
        is_returned=one["submitted_at"] is not None,
        is_partial=one["is_partial"],
        is_restated=one["is_restated"],
        is_extended=one["extended_to"] is not None,
        below_target=_below(one, assessment, is_rolled_up=rolled_up is not None),
        ratings={ref: (rating, display) for ref, (rating, display) in rated.items()},
        kept=kept,
        cqc=tuple(cqc),
    )


def _below(one: dict[str, Any], assessment: Assessment | None, *, is_rolled_up: bool) -> int:
    if assessment:
        return assessment.below_target
    return 0 if is_rolled_up else int(one["below_target"])
