"""How many returns in a row a contract has sent in late: one slip, or a pattern."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from plumbline.accounts.models import User
from plumbline.returns.models import Return
from plumbline.returns.models.kpi_return import DUE_NOW

PERIODS_LOOKED_AT = 13

Runs = Mapping[tuple[int, int], int]


def late_in_a_row(user: User, contracts: Collection[int], *, on: date) -> Runs:
    """By (contract, period): how many returns up to and including that one were late without a break."""
    seen = (
        Return.objects.visible_to(user)
        .filter(contract_id__in=contracts)
        .order_by("contract_id", "period")
        .values_list("contract_id", "period", "status", "days_late", DUE_NOW)
    )
    by_contract: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for contract, period, status, days_late, due_day in seen:
        is_overdue = status in Return.OPEN and due_day < on
        was_late = days_late > 0 if days_late is not None else is_overdue
        by_contract[contract].append((period, was_late))
    return {
        (contract, period): run
        for contract, periods in by_contract.items()
        for period, run in _runs(periods[-PERIODS_LOOKED_AT:])
    }


def _runs(periods: Iterable[tuple[int, bool]]) -> Iterable[tuple[int, int]]:
    run = 0
    for period, was_late in periods:
        run = run + 1 if was_late else 0
        yield period, run
