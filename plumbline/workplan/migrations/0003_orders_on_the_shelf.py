"""A council's own order of the plan becomes a file on the shelf, and an adoption of it.

Each row becomes an adoption that lasted until the next one, so that the newest is in use as before. What ships is
everybody's. A file is known from now on by the hash of what it says, no longer of how it is written.
"""

import hashlib
import json
import tomllib
from decimal import Decimal
from typing import Any

from django.db import migrations
from django.utils import timezone

from plumbline.organisations.walls import CarryOver

KIND = "plan-order"
SHIPPED = ("plumbline/plan-order", "2026.1")


def carry_over(apps: Any, editor: Any) -> None:
    orders, adoptions = apps.get_model("workplan", "OwnOrder"), apps.get_model("frameworks", "Adoption")
    standing: dict[int, Any] = {}
    for order in orders.objects.order_by("pk"):
        before = standing.get(order.council_id)
        if before:
            adoptions.objects.filter(pk=before.pk).update(ended_at=order.adopted_at)
        standing[order.council_id] = adoptions.objects.create(
            council_id=order.council_id,
            framework=_stored(apps.get_model("frameworks", "FrameworkVersion"), order),
            effective_from=timezone.localdate(order.adopted_at),
            adopted_at=order.adopted_at,
            adopted_by_id=order.adopted_by_id,
        )


def _stored(versions: Any, order: Any) -> Any:
    content = tomllib.loads(order.text.removeprefix("\ufeff"), parse_float=Decimal)
    found, _ = versions.objects.get_or_create(
        council_id=None if (order.code, order.version) == SHIPPED else order.council_id,
        kind=KIND,
        code=order.code,
        version=order.version,
        defaults={
            "title": content["title"],
            "digest": _digest(content),
            "text": order.text.removeprefix("\ufeff"),
            "read_at": order.adopted_at,
        },
    )
    return found


def _digest(content: object) -> str:
    canonical = json.dumps(_canonical(content), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


def _canonical(value: object) -> object:
    if isinstance(value, dict):
        return {key: _canonical(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_canonical(one) for one in value]
    if isinstance(value, bool | str):
        return value
    return f"number {Decimal(value).normalize():f}" if isinstance(value, int | Decimal) else f"date {value}"


def carry_back(apps: Any, editor: Any) -> None:
    orders, adoptions = apps.get_model("workplan", "OwnOrder"), apps.get_model("frameworks", "Adoption")
    adopted = adoptions.objects.filter(framework__kind=KIND).order_by("pk")
    for one in adopted.select_related("framework"):
        orders.objects.create(
            council_id=one.council_id,
            code=one.framework.code,
            version=one.framework.version,
            digest=hashlib.sha256(one.framework.text.encode()).hexdigest(),
            text=one.framework.text,
            adopted_at=one.adopted_at,
            adopted_by_id=one.adopted_by_id,
        )
    adopted.delete()
    apps.get_model("frameworks", "FrameworkVersion").objects.filter(kind=KIND).delete()


class Migration(migrations.Migration):
    dependencies = [("frameworks", "0003_own_files"), ("workplan", "0002_own_order")]

    operations = [CarryOver(carry_over, carry_back)]
