"""What intelligence says about providers and their services, counted: a few numbers each, in two statements."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import Count, Max, Q

from plumbline.intelligence.models import Intelligence, IntelligenceQuerySet, Kind, Outcome, Status
from plumbline.organisations.models import Organisation

A_YEAR = timedelta(days=365)
AREAS_DAYS = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class IntelligenceFacts:
    """Counts of the year or the 90 days up to a day, by the day the council heard. `newest` is by code of kind.

    Complaints count as upheld when they are closed as upheld or partly upheld. `has_open_enquiry` is about an
    organisational safeguarding enquiry, not about a single concern.
    """

    safeguarding_12m: int = 0
    complaints_upheld_12m: int = 0
    areas_hit_90d: frozenset[str] = frozenset()
    open_concerns: int = 0
    has_open_enquiry: bool = False
    finance_12m: int = 0
    whistleblowing_12m: int = 0
    latest_heard_on: date | None = None
    newest: Mapping[str, date] = field(default_factory=dict)

    def __add__(self, other: "IntelligenceFacts") -> "IntelligenceFacts":
        """Both together, as of pieces of which none is in both."""
        newest = dict(self.newest)
        for kind, day in other.newest.items():
            newest[kind] = max(day, newest.get(kind, day))
        return IntelligenceFacts(
            safeguarding_12m=self.safeguarding_12m + other.safeguarding_12m,
            complaints_upheld_12m=self.complaints_upheld_12m + other.complaints_upheld_12m,
            areas_hit_90d=self.areas_hit_90d | other.areas_hit_90d,
            open_concerns=self.open_concerns + other.open_concerns,
            has_open_enquiry=self.has_open_enquiry or other.has_open_enquiry,
            finance_12m=self.finance_12m + other.finance_12m,
            whistleblowing_12m=self.whistleblowing_12m + other.whistleblowing_12m,
            latest_heard_on=max(newest.values(), default=None),
            newest=newest,
        )


NOTHING_HEARD = IntelligenceFacts()
# A provider and one of its services; None: of pieces that name no service.
OfService = tuple[int, int | None]


def facts_about(
    council: Organisation,
    *,
    on: date,
    providers: Iterable[int] | None = None,
    with_restricted: bool = False,
) -> dict[int, IntelligenceFacts]:
    """The facts of each provider that something was heard of; of the others, `NOTHING_HEARD`.

    What is restricted counts only when asked for: a number that everybody reads would give it away.
    """
    of = facts_of_services(council, on=on, providers=providers, with_restricted=with_restricted)
    found: dict[int, IntelligenceFacts] = {}
    for (provider, _), facts in of.items():
        found[provider] = found.get(provider, NOTHING_HEARD) + facts
    return found


def facts_of_services(
    council: Organisation,
    *,
    on: date,
    providers: Iterable[int] | None = None,
    with_restricted: bool = False,
) -> dict[OfService, IntelligenceFacts]:
    """The same apart for each service that pieces name, and for those that name none. Two statements."""
    heard = Intelligence.objects.filter(council=council, heard_on__lte=on).standing()
    if not with_restricted:
        heard = heard.unrestricted()
    if providers is not None:
        heard = heard.about(providers)
    areas = _areas(heard, on)
    return {of: _facts(rows, areas.get(of, frozenset())) for of, rows in _counted(heard, on).items()}


@dataclass(frozen=True, slots=True)
class _OfKind:
    year: int = 0
    upheld: int = 0
    open: int = 0
    newest: date = date.min


def _counted(heard: IntelligenceQuerySet, on: date) -> dict[OfService, dict[str, _OfKind]]:
    """By provider, service and kind, in one statement."""
    recent = Q(heard_on__gt=on - A_YEAR)
    upheld = recent & Q(status=Status.CLOSED, outcome__in=[Outcome.UPHELD, Outcome.PARTLY])
    rows = (
        heard.order_by()
        .values_list("provider_id", "service_id", "kind")
        .annotate(
            year=Count("pk", filter=recent),
            upheld=Count("pk", filter=upheld),
            open=Count("pk", filter=Q(status__in=Intelligence.OPEN)),
            newest=Max("heard_on"),
        )
    )
    found: dict[OfService, dict[str, _OfKind]] = {}
    for provider, service, kind, *numbers in rows:
        found.setdefault((provider, service), {})[kind] = _OfKind(*numbers)
    return found


def _areas(heard: IntelligenceQuerySet, on: date) -> dict[OfService, frozenset[str]]:
    hit = heard.hitting_an_area().filter(heard_on__gt=on - AREAS_DAYS)
    found: dict[OfService, set[str]] = {}
    rows = hit.order_by().values_list("provider_id", "service_id", "area").distinct()
    for provider, service, area in rows:
        found.setdefault((provider, service), set()).add(area)
    return {of: frozenset(areas) for of, areas in found.items()}


def _facts(of: Mapping[str, _OfKind], areas: frozenset[str]) -> IntelligenceFacts:
    nothing = _OfKind()
    return IntelligenceFacts(
        safeguarding_12m=of.get(Kind.SAFEGUARDING, nothing).year,
        complaints_upheld_12m=of.get(Kind.COMPLAINT, nothing).upheld,
        areas_hit_90d=areas,
        open_concerns=sum(one.open for kind, one in of.items() if kind != Kind.COMPLIMENT),
        has_open_enquiry=of.get(Kind.ENQUIRY, nothing).open > 0,
        finance_12m=of.get(Kind.FINANCE, nothing).year,
        whistleblowing_12m=of.get(Kind.WHISTLEBLOWING, nothing).year,
        latest_heard_on=max((one.newest for one in of.values()), default=None),
        newest={kind: one.newest for kind, one in of.items()},
    )
