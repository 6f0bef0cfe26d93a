"""How the same services were rated last time, as a report keeps it."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from plumbline.visits.models import Visit


def last_time(visit: Visit) -> dict[str, Any]:
    """{"rating", "ratings": {area: rating}, "on": day} of the last final visit; empty when there is none."""
    before = previous_visit(visit)
    if before is None:
        return {}
    on = before.on or (timezone.localtime(before.final_at).date() if before.final_at else None)
    return {"rating": before.rating, "ratings": before.ratings, "on": on.isoformat() if on else ""}


def previous_visit(visit: Visit) -> Visit | None:
    """The last final visit of this council to these services, or to this provider where the visit names none."""
    others = Visit.objects.finished().filter(
        council=visit.council_id, provider=visit.provider_id, framework__code=visit.framework.code
    )
    others = others.exclude(pk=visit.pk).exclude(final_at=None)
    services = list(visit.services.values_list("pk", flat=True))
    if services:
        # A visit that names none was to the whole provider.
        others = others.filter(Q(services__in=services) | Q(services=None)).distinct()
    if visit.final_at:
        others = others.filter(final_at__lt=visit.final_at)
    return others.order_by("-final_at").first()
