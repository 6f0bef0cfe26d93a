"""A risk is worked out soon after something happened that it rests on: of one provider, by the worker, once for many.

The hourly round stays as the net: it also does what still waits here.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from plumbline.frameworks.kinds import RISK_MODEL
from plumbline.frameworks.models import Adoption
from plumbline.jobs import actions as jobs
from plumbline.organisations import scope
from plumbline.oversight.risk_rounds import WAITING_KEY
from plumbline.oversight.risk_tasks import work_out_risk


@transaction.atomic
def risk_wanted(council_id: int, provider_id: int, *, by: None = None, now: datetime) -> bool:
    """Ask for the risk of a provider and its services and contracts; False where one waits already or none is kept.

    Who acted may be the provider, which never learns of a risk: so the job is nobody's to watch, and is written from
    beyond the walls of whoever acted.
    """
    with scope.everything():
        models = Adoption.objects.of_kind(RISK_MODEL).in_force(on=timezone.localdate(now))
        if not models.filter(council_id=council_id).exists():
            return False
        key = f"{WAITING_KEY}{council_id}:{provider_id}"
        job = jobs.ask_once(key, "Working out a risk", council_id=council_id, now=now, provider=provider_id)
        if job is None:
            return False
        work_out_risk.enqueue(job.pk)
        return True
