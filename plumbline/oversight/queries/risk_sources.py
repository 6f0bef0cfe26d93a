"""What CQC, returns and actions say of each provider, service and contract: a fixed number of statements."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.db.models import Count, Min, Q

from plumbline.contracts.dates import months_after
from plumbline.cqc.reading.ratings import CqcRating
from plumbline.frameworks.periods import Period
from plumbline.improvement.models import Action
from plumbline.improvement.models.finding import Finding
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.cqc_standing import Standing, standings
from plumbline.oversight.queries.risk_subjects import Subjects
from plumbline.returns.models import Assessment, Return
from plumbline.returns.readiness import BELOW
from plumbline.risks.inputs import About, Known, Origin
from plumbline.risks.whose import Whose
from plumbline.ui.wording import counted, short_day

_JUDGED = {*BELOW, "green"}
Found = Iterator[tuple[Whose, Known]]


def from_cqc(subjects: Subjects, unrated_months: int, on: date) -> Found:
    """The worst rating of the locations it delivers from; of a service, of its own location. Two statements."""
    of = standings({one.provider_id for one in subjects})
    for whose, subject in subjects.items():
        places = of.get(whose.provider_id, [])
        own = places if whose.is_whole else [one for one in places if one.cqc_id in subject.places]
        found = _rated(own, unrated_months, on)
        if found:
            yield whose, found


def _rated(places: Iterable[Standing], unrated_months: int, on: date) -> Known | None:
    known = [one for one in places if one.is_known and one.is_registered]
    rated = [one for one in known if one.rating and CqcRating(one.rating).is_rated]
    if rated:
        worst = rated[0]
        source = f"CQC, {worst.name}" + (f", the lowest of {len(rated)}" if len(rated) > 1 else "")
        return _cqc(worst, worst.rating, worst.rated_on, source)
    if known and all(_is_new(one, unrated_months, on) for one in known):
        newest = known[0]
        return _cqc(newest, "not-yet-rated", newest.as_at, f"CQC, {newest.name}")
    return None


def _cqc(place: Standing, value: str, day: date | None, source: str) -> Known:
    return Known("cqc-rating", value, day, source, Origin.CQC, address=place.web_address)


def _is_new(place: Standing, months: int, on: date) -> bool:
    since = place.registered_on
    return since is not None and on < months_after(since, months)


def from_returns(council: Organisation, subjects: Subjects, on: date) -> Found:
    """Figures that are red, and below target, in the newest return of each contract; and returns not in.

    Three statements. A longer period that was assessed counts in place of the months it is made of.
    """
    newest = _newest_figures(subjects)
    late = _late(council, subjects, on)
    for whose, one in subjects.items():
        figures = [
            newest[key] for key in (*_keys("a", one.assessments), *_keys("r", one.returns)) if key in newest
        ]
        judged = _one_a_contract(figures)
        about = About.CONTRACT if one.shares else About.ITSELF
        if judged:
            yield from ((whose, replace(each, about=about)) for each in _figures(judged))
        if judged or late[whose]:
            yield whose, replace(_returned(late[whose], on), about=about)


def _late(council: Organisation, subjects: Subjects, on: date) -> Mapping[Whose, int]:
    """How many returns are not in: of a provider, also those of contracts that have ended."""
    providers = {one.provider_id for one in subjects}
    owed = Return.objects.filter(council=council, provider_id__in=providers).overdue(on=on).order_by()
    found: Counter[Whose] = Counter()
    by_contract: Counter[int] = Counter()
    for provider, contract, number in owed.values_list("provider_id", "contract_id").annotate(Count("pk")):
        found[Whose(provider)] += number
        by_contract[contract] += number
    for whose, one in subjects.items():
        if not whose.is_whole:
            found[whose] = sum(by_contract[contract] for contract in one.contracts)
    return found


def _keys(letter: str, numbers: Iterable[int]) -> Iterator[tuple[str, int]]:
    return ((letter, number) for number in numbers)


def _newest_figures(subjects: Subjects) -> dict[tuple[str, int], dict[str, Any]]:
    """Those in which anything was rated, by what they are and their number."""
    returns = {number for one in subjects.values() for number in one.returns}
    longer = {number for one in subjects.values() for number in one.assessments}
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
    """Actions past their day, which are agreed with a provider as a whole. Known where any ever was. One statement."""
    providers = {one.provider_id for one in subjects}
    late = Q(status__in=Action.WAITING, due_on__lt=on)
    told = Action.objects.filter(council=council, provider_id__in=providers, told_at__isnull=False)
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
        whose = Whose(number)
        yield whose, _counted_known("overdue-actions", Decimal(overdue), source, on)
        yield whose, _counted_known("overdue-high-priority", "yes" if high else "no", source, on)


def _counted_known(name: str, value: Decimal | str, source: str, on: date) -> Known:
    return Known(name, value, on, source, Origin.ACTIONS, is_counted=True)
