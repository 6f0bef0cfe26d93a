"""Every figure of a provider that a person may see, whole, for taking away: two queries."""

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from django.db.models import Q

from plumbline.contracts.models import Contract
from plumbline.frameworks.models import FrameworkVersion
from plumbline.providers.models import Provider
from plumbline.returns.models import Figure

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class WholeFigure(NamedTuple):
    """A figure with its contract and framework in words."""

    contract: str
    framework: str
    version: str
    ref: str
    title: str
    period: int
    value: float | None
    numerator: Decimal | None
    denominator: Decimal | None
    rating: int
    is_partial: bool
    is_restated: bool
    is_accepted: bool


def figures_to_take_away(user: "User", provider: Provider) -> list[WholeFigure]:
    """Oldest period first, contract by contract, in the order of each schedule."""
    contracts = Contract.objects.visible_to(user).ever_with(provider.pk)
    its_own = Q(provider=provider) | Q(contract__provider=provider)
    rows = list(
        Figure.objects.filter(its_own, contract__in=contracts).values_list(
            "contract__reference",
            "indicator__framework_id",
            "indicator__ref",
            "period",
            "value",
            "numerator",
            "denominator",
            "rating",
            "is_partial",
            "is_restated",
            "is_accepted",
        )
    )
    versions = {one.pk: one for one in FrameworkVersion.objects.filter(pk__in={row[1] for row in rows})}
    order = {
        (pk, one.ref): (place, one.title)
        for pk, version in versions.items()
        for place, one in enumerate(version.definition.indicators)
    }
    rows.sort(key=lambda row: (row[0], row[3], order[row[1], row[2]][0]))
    return [
        WholeFigure(
            contract,
            versions[pk].code,
            versions[pk].version,
            ref,
            order[pk, ref][1],
            *rest,  # type: ignore[arg-type]
        )
        for contract, pk, ref, *rest in rows
    ]
