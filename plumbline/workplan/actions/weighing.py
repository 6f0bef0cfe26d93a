"""Choosing what the reasons to visit weigh."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from plumbline.frameworks.actions import adopt_instead, take_in
from plumbline.frameworks.models import Adoption
from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation
from plumbline.workplan.reading import PLAN_ORDER, read, shipped

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def weigh_by(council: Organisation, text: str, *, by: "User", now: datetime) -> Adoption:
    """Work by this file from now on; every plan shows the reasons as it weighs them.

    Raises FrameworkProblems for a file that cannot be read, and NotAllowed for one that is in use already or whose
    version is known with other weights.
    """
    order = read(text, name="The file")
    used = Adoption.objects.filter(council=council).of_kind(PLAN_ORDER).newest_first().first()
    if order.digest == (used.framework if used else shipped()).digest:
        raise NotAllowed("Your council works by this file already.")
    stored = take_in(order, PLAN_ORDER, council=council, by=by, now=now)
    return adopt_instead(stored, council, effective_from=timezone.localdate(now), by=by, now=now)
