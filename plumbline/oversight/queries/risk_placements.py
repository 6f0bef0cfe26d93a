"""Whether people may be placed freely with a provider, by its standing, as an input of its risk. One statement."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Q
from django.utils import timezone

from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.risk_subjects import Subject
from plumbline.risks.inputs import Known, Origin
from plumbline.standing.models import StandingDecision

SUSPENDED = "new-placements-suspended"


def from_standing(
    council: Organisation, subjects: Mapping[int, Subject], on: date
) -> Iterator[tuple[int, Known]]:
    """By the standing that was in force on the day; of a provider on which nobody has decided, nothing.

    Placements are suspended where the council's rules let nobody be placed without an exception.
    """
    for decision in _in_force(council, subjects, on):
        day = timezone.localdate(decision.decided_at)
        value = "yes" if decision.needs_exception else "no"
        source = f"Standing, {decision.rule.label}"
        yield decision.provider_id, Known(SUSPENDED, value, day, source, Origin.STANDING)


def _in_force(council: Organisation, subjects: Iterable[int], on: date) -> Iterable[StandingDecision]:
    """Decided by the day, and not superseded by then."""
    decided = StandingDecision.objects.filter(council=council, provider_id__in=list(subjects)).of_the_whole()
    lasts = Q(superseded_by=None) | Q(superseded_by__decided_at__date__gt=on)
    return decided.filter(lasts, decided_at__date__lte=on).select_related("rules").defer("rules__text")
