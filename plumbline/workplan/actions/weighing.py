"""Choosing what the reasons to visit weigh."""

from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation
from plumbline.workplan.models import OwnOrder
from plumbline.workplan.reading import read, shipped, shipped_text

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def weigh_by(council: Organisation, text: str, *, by: "User", now: datetime) -> OwnOrder:
    """Work by this file from now on; every plan shows the reasons as it weighs them.

    Raises FrameworkProblems for a file that cannot be read, and NotAllowed for one that is in use already or whose
    version is known with other weights.
    """
    order, digest = read(text, name="The file"), sha256(text.encode()).hexdigest()
    used = list(OwnOrder.objects.filter(council=council).newest_first())
    in_use = used[0].text if used else shipped_text()
    if text == in_use:
        raise NotAllowed("Your council works by this file already.")
    alike = {one.digest for one in used if (one.code, one.version) == (order.id, order.version)}
    if (order.id, order.version) == (shipped().id, shipped().version):
        alike.add(sha256(shipped_text().encode()).hexdigest())
    if alike - {digest}:
        raise NotAllowed(
            f"Version {order.version} of {order.id} is known with other weights. "
            "Give your file a name or a version of its own."
        )
    adopted = OwnOrder.objects.create(
        council=council,
        code=order.id,
        version=order.version,
        digest=digest,
        text=text,
        adopted_at=now,
        adopted_by=by,
    )
    record("plan_order.adopted", adopted, by=by, now=now, name=order.title, version=order.version)
    return adopted
