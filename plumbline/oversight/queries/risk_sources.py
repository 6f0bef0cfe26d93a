"""What CQC, visits, returns and actions say of each provider, as inputs of a risk: a fixed number of statements."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Min, Q

from plumbline.contracts.dates import months_after
from plumbline.cqc.reading.ratings import CqcRating
from plumbline.frameworks.kinds import SCORECARD
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.periods import Period
from plumbline.improvement.models import Action
from plumbline.improvement.models.finding import Finding
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.cqc_standing import Standing, standings
from plumbline.oversight.queries.risk_subjects import Subject
from plumbline.returns.models import Assessment, Return
from plumbline.returns.readiness import BELOW
from plumbline.risks.inputs import Known, Origin
from plumbline.ui.wording import counted, short_day
from plumbline.visits.models import Visit

YEAR_OF_A_NEW_LOCATION = 12
# How a scorecard's own rating words look, in the three words that risk models use of a visit.
COLOURS = {"good": "green", "fair": "amber", "poor": "amber", "bad": "red"}
_JUDGED = {*BELOW, "green"}
Subjects = Mapping[int, Subject]
Found = Iterator[tuple[int, Known]]


def from_cqc(subjects: Subjects, on: date) -> Found:
    """The worst rating of the locations it delivers from. Two statements."""
    for number, places in standings(subjects).items():
        known = [one for one in places if one.is_known and one.is_registered]
        rated = [one for one in known if one.rating and CqcRating(one.rating).is_rated]
        if rated:
            worst = rated[0]
            source = f"CQC, {worst.name}" + (f", the lowest of {len(rated)}" if len(rated) > 1 else "")
            yield number, _cqc(worst, worst.rating, worst.rated_on, source)
        elif known and all(_is_new(one, on) for one in known):
            newest = known[0]
            yield number, _cqc(newest, "not-yet-rated", newest.as_at, f"CQC, {newest.name}")


def _cqc(place: Standing, value: str, day: date | None, source: str) -> Known:
    return Known("cqc-rating", value, day, source, Origin.CQC, address=place.web_address)


def _is_new(place: Standing, on: date) -> bool:
    since = place.registered_on
    return since is not None and on < months_after(since, YEAR_OF_A_NEW_LOCATION)


def from_visits(council: Organisation, subjects: Subjects, every: Mapping[int, int], on: date) -> Found:
    """The rating of the last visit with a final report; or that the next is overdue. Two statements.

    `every` is after how many months the level in force asks for a visit.
    """
    last = {row["provider_id"]: row for row in _visits(council, subjects)}
    texts = FrameworkVersion.objects.in_bulk({row["framework_id"] for row in last.values()})
    for number, one in subjects.items():
        row, months = last.get(number), every.get(number)
        rated = _colour(row, texts[row["framework_id"]]) if row else ""
        day = row["ends_on"] if row else one.since
        is_over = months is not None and on > months_after(day, months)
        if is_over and rated != "red":
            yield number, _overdue(row, day, months or 0, on)
        elif row and rated:
            source = "The last visit’s final report"
            yield number, Known("last-visit", rated, day, source, Origin.VISIT, row["pk"])


def _visits(council: Organisation, subjects: Subjects) -> Iterable[dict[str, Any]]:
    """Oldest first, so that the newest of a provider comes last."""
    made = Visit.objects.finished().filter(council=council, provider_id__in=list(subjects)).exclude(rating="")
    made = made.exclude(kind__in=[Visit.Kind.DESKTOP, Visit.Kind.SET_UP]).exclude(ends_on=None)
    columns = ("pk", "provider_id", "framework_id", "rating", "ends_on")
    return [dict(row) for row in made.order_by("ends_on", "pk").values(*columns)]


def _colour(row: Mapping[str, Any], version: FrameworkVersion) -> str:
    label = version.read_as(SCORECARD).combining.labels.label(row["rating"])
    return COLOURS.get(label.tone, "") if label else ""


def _overdue(row: Mapping[str, Any] | None, day: date, months: int, on: date) -> Known:
    since = f"last visited on {short_day(day)}" if row else f"never visited since {short_day(day)}"
    source = f"{since}, and the level in force asks for a visit every {counted(months, 'month')}"
    origin = Origin.VISIT if row else Origin.CONTRACTS
    return Known("last-visit", "overdue", on, source, origin, row["pk"] if row else 0, is_counted=True)


def from_returns(council: Organisation, subjects: Subjects, on: date) -> Found:
    """Figures that are red, and below target, in the newest return of each contract; and returns not in.

    Three statements. A longer period that was assessed counts in place of the months it is made of.
    """
    newest = _newest_figures(subjects)
    owed = Return.objects.filter(council=council, provider_id__in=list(subjects)).overdue(on=on).order_by()
    late = dict(owed.values_list("provider_id").annotate(Count("pk")))
    for number, one in subjects.items():
        figures = [
            newest[key] for key in (*_keys("a", one.assessments), *_keys("r", one.returns)) if key in newest
        ]
        judged = _one_a_contract(figures)
        if judged:
            yield from ((number, each) for each in _figures(judged))
        if judged or number in late:
            yield number, _returned(late.get(number, 0), on)


def _keys(letter: str, numbers: Iterable[int]) -> Iterator[tuple[str, int]]:
    return ((letter, number) for number in numbers)


def _newest_figures(subjects: Subjects) -> dict[tuple[str, int], dict[str, Any]]:
    """Those in which anything was rated, by what they are and their number."""
    returns = [number for one in subjects.values() for number in one.returns]
    longer = [number for one in subjects.values() for number in one.assessments]
    columns = ("pk", "contract_id", "period", "ratings")
    found: dict[tuple[str, int], dict[str, Any]] = {}
    for row in Return.objects.filter(pk__in=returns).order_by().values(*columns):
        found["r", row["pk"]] = {**row, "shows": row["pk"]}
    made = Assessment.objects.filter(pk__in=longer).order_by()
    for row in made.values(*columns, "made_with__kpi_return_id"):
        found["a", row["pk"]] = {**row, "shows": row["made_with__kpi_return_id"]}
    return {key: row for key, row in found.items() if any(code in _JUDGED for code in _codes(row))}


def _codes(row: Mapping[str, Any]) -> list[str]:
    return [rating for rating, _ in row["ratings"].values()]


def _one_a_contract(figures: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The first of each contract: what was assessed comes before the returns."""
    found: dict[int, dict[str, Any]] = {}
    for row in figures:
        found.setdefault(row["contract_id"], row)
    return list(found.values())


def _figures(judged: list[dict[str, Any]]) -> Iterator[Known]:
    codes = [code for row in judged for code in _codes(row)]
    newest = max(judged, key=lambda row: row["period"])
    period = Period.from_ordinal(newest["period"])
    source = f"Return of {period.label}"
    for name, count in (
        ("red-kpis", codes.count("red")),
        ("exceptions", sum(code in BELOW for code in codes)),
    ):
        yield Known(name, Decimal(count), period.ends_on, source, Origin.RETURN, newest["shows"])


def _returned(late: int, on: date) -> Known:
    source = f"{counted(late, 'return')} overdue" if late else "No return is overdue"
    return Known("return-missing", "yes" if late else "no", on, source, Origin.RETURNS, is_counted=True)


def from_actions(council: Organisation, subjects: Subjects, on: date) -> Found:
    """Actions past their day. Known where any was ever agreed. One statement."""
    late = Q(status__in=Action.WAITING, due_on__lt=on)
    told = Action.objects.filter(council=council, provider_id__in=list(subjects), told_at__isnull=False)
    rows = (
        told.order_by()
        .values_list("provider_id")
        .annotate(
            late=Count("pk", filter=late),
            high=Count("pk", filter=late & Q(priority=Finding.Priority.HIGH)),
            since=Min("due_on", filter=late),
        )
    )
    for number, overdue, high, since in rows:
        source = f"Actions, the oldest due on {short_day(since)}" if overdue else "Actions, none is overdue"
        yield number, _counted_known("overdue-actions", Decimal(overdue), source, on)
        yield number, _counted_known("overdue-high-priority", "yes" if high else "no", source, on)


def _counted_known(name: str, value: Decimal | str, source: str, on: date) -> Known:
    return Known(name, value, on, source, Origin.ACTIONS, is_counted=True)
