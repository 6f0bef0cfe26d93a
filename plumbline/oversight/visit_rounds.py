"""What happens to finished visits by itself: closed when everything they set off is done. Safe to do twice."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db.models import Exists, OuterRef

from plumbline.history.workflow import NotAllowed
from plumbline.improvement.models import Finding
from plumbline.improvement.models.finding import Source
from plumbline.organisations import scope
from plumbline.visits.actions import closing
from plumbline.visits.models import Visit
from plumbline.visits.models.visit import VisitQuerySet

logger = logging.getLogger(__name__)
SYSTEM = "schedule"


def close_visits(*, now: datetime) -> int:
    """Close final visits whose findings are all ended and whose follow-up visits are over; the number changed.

    A closed visit with a finding open again is final again. One without any finding stays final: it has nothing to
    be done about. Each visit is a step of its own.
    """
    with scope.everything():
        done = list(
            _final().filter(_has_findings()).exclude(_has_findings(status="open")).exclude(_goes_on())
        )
        undone = list(Visit.objects.filter(_has_findings(status="open"), status=Visit.Status.CLOSED))
    closed = sum(_moved(closing.close, one, now) for one in done)
    return closed + sum(_moved(closing.open_again, one, now) for one in undone)


def _final() -> VisitQuerySet:
    return Visit.objects.filter(status=Visit.Status.FINAL)


def _has_findings(**more: str) -> Exists:
    """Whether the provider was told of a finding of this visit."""
    told = Finding.objects.filter(
        source=Source.VISIT, source_number=OuterRef("pk"), told_at__isnull=False, **more
    )
    return Exists(told)


def _goes_on() -> Exists:
    """Whether a visit that follows it is still ahead or under way."""
    later = (*Visit.AHEAD, *Visit.UNDER_WAY)
    return Exists(Visit.objects.filter(follows=OuterRef("pk"), status__in=later))


def _moved(act: Callable[..., Visit], visit: Visit, now: datetime) -> bool:
    try:
        with scope.everything():
            act(visit, by=None, now=now, system=SYSTEM)
    except NotAllowed as quicker:
        logger.info("Visit %s was changed by somebody else: %s", visit.pk, quicker)
        return False
    return True
