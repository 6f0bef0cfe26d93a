"""What happens to reports by itself: the provider's time for comments ends. Safe to do twice."""

import logging
from datetime import datetime

from plumbline.history.workflow import NotAllowed
from plumbline.organisations import scope
from plumbline.oversight.report_consequences import comments_time_over
from plumbline.visits.models import Visit

logger = logging.getLogger(__name__)


def close_comments(*, now: datetime) -> int:
    """Take drafts back whose time for comments is over; the number. Each is a step of its own."""
    with scope.everything():
        over = list(
            Visit.objects.comments_over(at=now).select_related("provider__organisation", "council", "lead")
        )
    return sum(_closed(visit, now) for visit in over)


def _closed(visit: Visit, now: datetime) -> bool:
    """Whether it was this round that closed it: the provider may have sent its comments this very moment."""
    try:
        with scope.everything():
            comments_time_over(visit, now=now)
    except NotAllowed as quicker:
        logger.info("The comments on visit %s were closed already: %s", visit.pk, quicker)
        return False
    return True
