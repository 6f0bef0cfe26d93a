"""What the last visit says of each provider, service and contract, as an input of its risk. Three statements."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from plumbline.contracts.dates import months_after
from plumbline.frameworks.kinds import SCORECARD
from plumbline.frameworks.models import FrameworkVersion
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.risk_subjects import Subject, Subjects
from plumbline.risks.inputs import Known, Origin
from plumbline.risks.whose import Whose
from plumbline.ui.wording import counted, short_day
from plumbline.visits.models import Visit

LAST_VISIT = "last-visit"
NEVER_HERE = "No visit with a final report was to it, or to the provider as a whole."
# How a scorecard's own rating words look, in the three words that risk models use of a visit.
COLOURS = {"good": "green", "fair": "amber", "poor": "amber", "bad": "red"}


class _Made(NamedTuple):
    pk: int
    provider_id: int
    framework_id: int
    rating: str
    ends_on: date


@dataclass(frozen=True)
class Visits:
    """The finished visits of each provider, the newest first; `services` are those each visit named, if any."""

    made: Mapping[int, list[_Made]]
    services: Mapping[int, set[int]]
    texts: Mapping[int, FrameworkVersion]

    def newest(self, subject: Subject) -> _Made | None:
        """The last that was to it: a visit that names no service was to all of them."""
        made = self.made.get(subject.provider_id, [])
        return next((one for one in made if self._was_to(one, subject)), None)

    def _was_to(self, visit: _Made, subject: Subject) -> bool:
        named = self.services.get(visit.pk)
        return subject.whose.is_whole or not subject.services or not named or bool(named & subject.services)

    def is_whole(self, visit: _Made, subject: Subject) -> bool:
        """Whether it stands for a part and was to the provider as a whole."""
        return not subject.whose.is_whole and (visit.pk not in self.services or not subject.services)

    def colour(self, visit: _Made | None) -> str:
        label = (
            self.texts[visit.framework_id].read_as(SCORECARD).combining.labels.label(visit.rating)
            if visit
            else None
        )
        return COLOURS.get(label.tone, "") if label else ""


def from_visits(
    council: Organisation, subjects: Subjects, every: Mapping[int, int], on: date
) -> Iterator[tuple[Whose, Known | str]]:
    """The rating of the last visit with a final report; or that the next is overdue; or why it is not known.

    `every` is after how many months the provider's level in force asks for a visit: that is of the provider as a whole.
    """
    visits = _visits(council, subjects)
    for whose, subject in subjects.items():
        own, whole = visits.newest(subject), subjects[whose.whole]
        overdue = _overdue(visits.newest(whole), whole.since, every.get(whose.provider_id), on)
        if overdue and visits.colour(own) != "red":
            yield whose, overdue if whose.is_whole else overdue.as_whole
        elif own and visits.colour(own):
            source = "The last visit’s final report"
            known = Known(LAST_VISIT, visits.colour(own), own.ends_on, source, Origin.VISIT, own.pk)
            yield whose, known.as_whole if visits.is_whole(own, subject) else known
        elif not whose.is_whole and visits.newest(whole):
            yield whose, NEVER_HERE


def _visits(council: Organisation, subjects: Subjects) -> Visits:
    providers = {one.provider_id for one in subjects}
    made = Visit.objects.finished().filter(council=council, provider_id__in=providers).exclude(rating="")
    made = made.exclude(kind__in=[Visit.Kind.DESKTOP, Visit.Kind.SET_UP]).exclude(ends_on=None)
    by_provider: dict[int, list[_Made]] = defaultdict(list)
    for one in map(_Made._make, made.order_by("-ends_on", "-pk").values_list(*_Made._fields)):
        by_provider[one.provider_id].append(one)
    named: dict[int, set[int]] = defaultdict(set)
    through = Visit.services.through.objects.filter(visit_id__in=made.order_by().values("pk"))
    for visit, service in through.values_list("visit_id", "service_id"):
        named[visit].add(service)
    frameworks = {one.framework_id for of in by_provider.values() for one in of}
    return Visits(by_provider, named, FrameworkVersion.objects.in_bulk(frameworks))


def _overdue(last: _Made | None, since: date, months: int | None, on: date) -> Known | None:
    day = last.ends_on if last else since
    if months is None or on <= months_after(day, months):
        return None
    said = f"last visited on {short_day(day)}" if last else f"never visited since {short_day(day)}"
    source = f"{said}, and the level in force asks for a visit every {counted(months, 'month')}"
    origin = Origin.VISIT if last else Origin.CONTRACTS
    return Known(LAST_VISIT, "overdue", on, source, origin, last.pk if last else 0, is_counted=True)
