"""Figures over many periods at once, as the narrow tables keep them: what control charts are drawn from."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from plumbline.contracts.models import Contract
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.periods import Period
from plumbline.returns.models import Figure, RatingCode, Return
from tests.cast import NOW, Q1, Cast

CALM = (80, 82, 81, 83, 82, 81, 80, 82, 83, 81)
FALLEN = (*CALM, 40)


def course(
    cast: Cast,
    values: Sequence[int | None],
    *,
    ref: str = "4.1",
    contract: Contract | None = None,
    newest: Period = Q1,
    framework: FrameworkVersion | None = None,
    partial: Sequence[int] = (),
) -> list[Return]:
    """A share of so many in a hundred for each period up to the newest, accepted; None is a period without a return."""
    contract, framework = contract or cast.contract, framework or cast.framework
    indicator = framework.indicators.get(ref=ref)
    made = []
    for place, (period, value) in enumerate(zip(reversed([*newest.back(len(values))]), values, strict=True)):
        if value is None:
            continue
        kpi_return = _return(contract, framework, period, value)
        made.append(kpi_return)
        Figure.objects.create(
            indicator=indicator,
            period=period.ordinal,
            contract=contract,
            provider_id=contract.provider_id,
            council_id=contract.council_id,
            kpi_return=kpi_return,
            value=float(value),
            numerator=Decimal(value),
            denominator=Decimal(100),
            rating=RatingCode.GREEN if value >= 80 else RatingCode.RED,
            is_partial=place in partial,
            is_accepted=True,
        )
    return made


def _return(contract: Contract, framework: FrameworkVersion, period: Period, value: int) -> Return:
    found, _ = Return.objects.get_or_create(
        contract=contract,
        period=period.ordinal,
        defaults={
            "council_id": contract.council_id,
            "provider_id": contract.provider_id,
            "framework": framework,
            "starts_on": period.starts_on,
            "ends_on": period.ends_on,
            "due_on": period.ends_on + timedelta(days=15),
            "issued_at": NOW,
            "status": Return.Status.ACCEPTED,
            "submitted_at": NOW,
            "days_late": 0,
            "ratings": {"4.1": ["green" if value >= 80 else "red", f"{value}%"]},
        },
    )
    return found
