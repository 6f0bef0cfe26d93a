"""What happens to finished visits by itself: closed when nothing is left to follow. Safe to do twice."""

import logging
from collections.abc import Callable
from datetime import datetime

from django.db.models import Exists, OuterRef

from plumbline.history.workflow import NotAllowed
from plumbline.improvement.models import Finding
from plumbline.improvement.models.finding import FindingQuerySet, Source
from plumbline.organisations import scope
from plumbline.visits.actions import closing
from plumbline.visits.models import Visit
from plumbline.visits.models.visit import VisitQuerySet

logger = logging.getLogger(__name__)
SYSTEM = "schedule"
NOTHING_FOUND = "Nothing was found that has to be followed up."
ALL_ENDED = "Everything that was found is closed."
OPEN_AGAIN = "Something that was found is open again."


def close_visits(*, now: datetime) -> int:
    """Close final visits without an open finding whose follow-up visits are over; the number changed.

    So a visit that found nothing is closed too. A finding keeps its visit final although the provider has not been
    told of it: an officer is at it. A closed visit is final again when a finding that was told is open, and only
    then, because the provider sees that it is. Each visit is a step of its own.
    """
    with scope.everything():
        done = list(_to_close().annotate(found=Exists(_told().exclude(status="withdrawn"))))
        is_open = Exists(_told().open())
        undone = list(Visit.objects.filter(is_open, status=Visit.Status.CLOSED))
    closed = sum(_moved(closing.close, one, now, _why(one)) for one in done)
    return closed + sum(_moved(closing.open_again, one, now, OPEN_AGAIN) for one in undone)


def _to_close() -> VisitQuerySet:
    final = Visit.objects.filter(status=Visit.Status.FINAL)
    return final.exclude(Exists(_findings().open())).exclude(_goes_on())


def _findings() -> FindingQuerySet:
    """Those of one visit, told to the provider or not."""
    return Finding.objects.filter(source=Source.VISIT, source_number=OuterRef("pk"))


def _told() -> FindingQuerySet:
    return _findings().filter(told_at__isnull=False)


def _why(visit: Visit) -> str:
    return ALL_ENDED if getattr(visit, "found", False) else NOTHING_FOUND


def _goes_on() -> Exists:
    """Whether a visit that follows it is still ahead or under way."""
    later = (*Visit.AHEAD, *Visit.UNDER_WAY)
    return Exists(Visit.objects.filter(follows=OuterRef("pk"), status__in=later))


def _moved(act: Callable[..., Visit], visit: Visit, now: datetime, reason: str) -> bool:
    try:
        with scope.everything():
            act(visit, reason=reason, by=None, now=now, system=SYSTEM)
    except NotAllowed as quicker:
        logger.info("Visit %s was changed by somebody else: %s", visit.pk, quicker)
        return False
    return True
