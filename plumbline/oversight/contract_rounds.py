"""What happens to contracts by itself. Safe to do twice."""

from datetime import datetime

from django.utils import timezone

from plumbline.contracts import actions as contracts
from plumbline.contracts.models import Contract
from plumbline.organisations import scope


def end_contracts(*, now: datetime) -> int:
    """End the contracts whose last day is past; how many ended."""
    with scope.everything():
        past = list(Contract.objects.active().filter(ends_on__lt=timezone.localdate(now)))
        for contract in past:
            contracts.end(contract, now=now, system="schedule")
    return len(past)
