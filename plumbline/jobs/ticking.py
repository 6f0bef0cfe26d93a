"""Doing what the schedule says, each slot once however many workers there are."""

import logging
from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction
from django.utils.module_loading import import_string

from plumbline.jobs.models import Beat
from plumbline.jobs.schedule import REGULAR, Regular

logger = logging.getLogger(__name__)
KEEP_BEATS_FOR = timedelta(days=7)


def tick(now: datetime, regular: Iterable[Regular] = REGULAR) -> list[str]:
    """Do what is due at `now` and not yet done; the names of what was done.

    A slot is taken before its work, in a transaction of its own: work that fails is not repeated in its slot, and
    the next slot comes soon. One failing piece of work does not keep the others from being done. Each opens the scope
    it needs by itself, because what it has done so far must stay done when the rest fails.
    """
    done = []
    for one in regular:
        if not _take(one, now):
            continue
        try:
            import_string(one.path)(now=now)
        except Exception:
            logger.exception("Regular work “%s” failed", one.name)
        else:
            done.append(one.name)
    Beat.objects.filter(slot__lt=now - KEEP_BEATS_FOR).delete()
    return done


def _take(one: Regular, now: datetime) -> bool:
    try:
        with transaction.atomic():
            Beat.objects.create(name=one.name, slot=one.slot(now), taken_at=now)
    except IntegrityError:
        return False
    return True
