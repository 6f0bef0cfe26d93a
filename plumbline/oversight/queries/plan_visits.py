"""The visits of a council as its plan needs them. One query, whatever the number of visits and services."""

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from plumbline.visits.models import Visit
from plumbline.workplan.answering import KnownVisit

if TYPE_CHECKING:
    from plumbline.accounts.models import User
    from plumbline.organisations.models import Organisation

_FIELDS = (
    "pk", "provider_id", "status", "kind", "planned_at", "planned_on", "starts_on", "hours", "lead_id",
    "lead__name", "rating", "follow_up_by", "services", "services__name", "provider__organisation__name",
)  # fmt: skip


def known_visits(user: "User", council: "Organisation") -> list[KnownVisit]:
    """All of them, oldest first. A rating counts once it is final: until then it is nobody's business here."""
    asked = Visit.objects.visible_to(user).filter(council=council)
    rows: dict[int, dict[str, Any]] = {}
    services: dict[int, dict[int, str]] = {}
    for row in asked.order_by("planned_at", "pk").values(*_FIELDS):
        rows[row["pk"]] = row
        covered = services.setdefault(row["pk"], {})
        if row["services"] is not None:
            covered[row["services"]] = row["services__name"]
    return [_known(row, services[number]) for number, row in rows.items()]


def _known(row: dict[str, Any], services: dict[int, str]) -> KnownVisit:
    is_final = row["status"] in {"final", "closed"}
    on: date | None = row["starts_on"] or row["planned_on"]
    return KnownVisit(
        number=row["pk"],
        provider=row["provider_id"],
        status=row["status"],
        kind=row["kind"],
        planned_at=row["planned_at"],
        hours=Decimal(row["hours"]),
        on=on,
        services=frozenset(services),
        name=", ".join([row["provider__organisation__name"], *sorted(services.values())]),
        officer=row["lead__name"] or "",
        officer_id=row["lead_id"],
        rating=row["rating"] if is_final else "",
        is_final=is_final,
        follow_up_by=row["follow_up_by"] if is_final else None,
    )
