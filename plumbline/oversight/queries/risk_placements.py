"""Whether people may be placed freely, by the standing in force, as an input of a risk. One statement."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from django.db.models import Q
from django.utils import timezone

from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.risk_subjects import Subject, Subjects
from plumbline.risks.inputs import Known, Origin
from plumbline.risks.whose import Whose
from plumbline.standing.models import StandingDecision

SUSPENDED = "new-placements-suspended"


def from_standing(council: Organisation, subjects: Subjects, on: date) -> Iterator[tuple[Whose, Known]]:
    """By the standing that was in force on the day; where nobody has decided, nothing.

    Placements are suspended where the council's rules let nobody be placed without an exception. A service is under
    what was decided on it and on the provider as a whole, and the graver of both counts.
    """
    decided = _in_force(council, {one.provider_id for one in subjects}, on)
    for whose, subject in subjects.items():
        own = [one for one in decided.get(whose.provider_id, ()) if _is_under(subject, one)]
        if own:
            yield whose, _known(max(own, key=lambda one: one.needs_exception), whose)


def _is_under(subject: Subject, decision: StandingDecision) -> bool:
    if decision.service_id is None:
        return True
    return not subject.whose.is_whole and decision.service_id in subject.services


def _known(decision: StandingDecision, whose: Whose) -> Known:
    day = timezone.localdate(decision.decided_at)
    value = "yes" if decision.needs_exception else "no"
    of = f" of {decision.service}" if decision.service else ""
    known = Known(SUSPENDED, value, day, f"Standing{of}, {decision.rule.label}", Origin.STANDING)
    return known if whose.is_whole or decision.service else known.as_whole


def _in_force(
    council: Organisation, providers: Iterable[int], on: date
) -> Mapping[int, list[StandingDecision]]:
    """By provider, what was decided by the day and not superseded by then; of the whole first."""
    decided = StandingDecision.objects.filter(council=council, provider_id__in=list(providers))
    lasts = Q(superseded_by=None) | Q(superseded_by__decided_at__date__gt=on)
    rows = decided.filter(lasts, decided_at__date__lte=on).select_related("rules", "service")
    found: dict[int, list[StandingDecision]] = defaultdict(list)
    for one in rows.defer("rules__text").order_by("service_id", "pk"):
        found[one.provider_id].insert(0 if one.service_id is None else len(found[one.provider_id]), one)
    return found
