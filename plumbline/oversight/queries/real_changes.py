"""Which figures of providers really changed, as their control charts say today: for pages and for the risk score."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.utils import timezone

from plumbline.contracts.models import Contract
from plumbline.contracts.models.contract import ContractQuerySet
from plumbline.frameworks.figures import UNITS
from plumbline.frameworks.models import FrameworkVersion, Indicator
from plumbline.frameworks.periods import Period
from plumbline.judgement.charting.chart import FEWEST
from plumbline.judgement.charting.meaning import Meaning, Signal
from plumbline.judgement.charting.screening import may_signal
from plumbline.judgement.display import show
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.figure_course import INTERVALS, Kept, Told, chart_of, counted_alike
from plumbline.returns.models import Figure, Return

Key = tuple[int, str, str]


@dataclass(frozen=True, slots=True)
class Signalled:
    """A figure whose newest value is part of a signal: a real change, not chance. `signals` are the gravest first.

    `code` is the framework's, `period` that of the newest value, `display` the value as it is shown, `return_id` the
    number of the return that brought it.
    """

    contract_id: int
    provider_id: int
    code: str
    ref: str
    title: str
    period: Period
    display: str
    signals: tuple[Signal, ...]
    return_id: int

    @property
    def meaning(self) -> Meaning:
        return self.signals[0].meaning

    @property
    def is_concern(self) -> bool:
        return self.meaning is Meaning.CONCERN

    @property
    def as_at(self) -> date:
        """The last day that the newest value speaks of."""
        return self.period.ends_on

    @property
    def says(self) -> str:
        """The gravest signal in a sentence that names figure, periods and rule."""
        return self.signals[0].reason.says

    @property
    def why(self) -> str:
        """The same where the figure's name stands beside it."""
        return self.says.removeprefix(f"{self.title}, ")


def signals_for(council: Organisation, *, on: date) -> dict[int, tuple[Signalled, ...]]:
    """By provider, concerns first, what the charts of the council's contracts in force say of periods over by `on`.

    A provider of whom figures have enough history and none of them signals is there with nothing; one of whom too
    little is known is not there at all. A period that is not returned changes nothing: the value before it stands.
    Five statements, however many there are.
    """
    return signals_in(Contract.objects.filter(council=council).active(), on=on)


def signals_in(contracts: ContractQuerySet, *, on: date) -> dict[int, tuple[Signalled, ...]]:
    """`signals_for` on some contracts only."""
    found: dict[int, list[Signalled]] = {}
    for charted in charted_in(contracts, on=on).values():
        found.setdefault(charted.provider_id, []).extend(charted.signals)
    return {provider: tuple(sorted(its, key=gravest_first)) for provider, its in found.items()}


@dataclass(frozen=True, slots=True)
class Charted:
    """A contract of whose figures at least one has enough history, with what signals among them."""

    provider_id: int
    signals: list[Signalled]


def charted_in(contracts: ContractQuerySet, *, on: date) -> dict[int, Charted]:
    """By contract; one of whose figures too little is known is not there at all."""
    provider_of = dict(contracts.values_list("pk", "provider_id"))
    rows = _quickly(provider_of, on)
    told = told_by({one.indicator_id for one in rows})
    found: dict[int, Charted] = {}
    candidates: list[Key] = []
    for key, values in _courses(rows, told):
        if sum(value is not None for value in values) >= FEWEST:
            found.setdefault(key[0], Charted(provider_of[key[0]], []))
        if may_signal(values):
            candidates.append(key)
    for key, kept in _exactly(candidates, told, on).items():
        its = found.setdefault(key[0], Charted(provider_of[key[0]], []))
        its.signals.extend(_signalled(key, its.provider_id, kept, told))
    return found


def gravest_first(one: Signalled) -> tuple[int, int, str]:
    """Concerns, changes, improvements; within each the newest."""
    return (-list(Meaning).index(one.meaning), -one.period.ends_on.toordinal(), one.title)


def came_on(signalled: Iterable[Signalled]) -> dict[int, date]:
    """The day on which the newest value of each came in, by the number of its return. One statement."""
    returns = Return.objects.filter(pk__in={one.return_id for one in signalled}, submitted_at__isnull=False)
    moments = returns.values_list("pk", "submitted_at")
    return {pk: timezone.localdate(moment) for pk, moment in moments if moment}


def told_by(indicators: Iterable[int]) -> dict[int, Told]:
    """What the framework versions say of these figures, by the figures' numbers. Two statements."""
    numbered = list(Indicator.objects.filter(pk__in=indicators).values_list("pk", "framework_id", "ref"))
    versions = FrameworkVersion.objects.in_bulk({framework for _, framework, _ in numbered})
    return {
        pk: Told(pk, framework, versions[framework].code, versions[framework].version, indicator)
        for pk, framework, ref in numbered
        if (indicator := versions[framework].definition.by_ref.get(ref))
    }


class _Quick(NamedTuple):
    contract_id: int
    indicator_id: int
    period: int
    value: float | None
    is_partial: bool


def _quickly(contracts: Iterable[int], on: date) -> list[_Quick]:
    rows = Figure.objects.filter(contract_id__in=contracts).order_by("period", "indicator_id")
    found = map(_Quick._make, rows.values_list(*_Quick._fields))
    ended = _Ended(on)
    return [one for one in found if one.period in ended]


class _Ended:
    """Which periods are over by a day; each is looked at once."""

    def __init__(self, on: date) -> None:
        self.on = on
        self.known: dict[int, bool] = {}

    def __contains__(self, period: int) -> bool:
        if period not in self.known:
            self.known[period] = Period.from_ordinal(period).ends_on <= self.on
        return self.known[period]


def _courses(rows: Iterable[_Quick], told: Mapping[int, Told]) -> Iterator[tuple[Key, list[float | None]]]:
    """Each figure's values since it was last counted in another way, with gaps."""
    by_key: dict[Key, list[_Quick]] = defaultdict(list)
    for one in rows:
        its = told.get(one.indicator_id)
        if its is not None and one.period % INTERVALS == its.place:
            by_key[one.contract_id, its.code, its.indicator.ref].append(one)
    for key, course in by_key.items():
        yield key, _values(course, told)


def _values(course: Sequence[_Quick], told: Mapping[int, Told]) -> list[float | None]:
    newest = told[course[-1].indicator_id]
    known: dict[int, float | None] = {}
    for one in reversed(course):
        if not counted_alike(told[one.indicator_id], newest):
            break
        known.setdefault(one.period, None if one.is_partial else one.value)
    step = newest.indicator.collected.months * INTERVALS
    return [known.get(period) for period in range(min(known), max(known) + 1, step)]


def _exactly(keys: Sequence[Key], told: Mapping[int, Told], on: date) -> dict[Key, list[Kept]]:
    """The whole rows of these figures, in the order of their periods. One statement."""
    wanted: dict[Key, list[Kept]] = {key: [] for key in keys}
    names = {(code, ref) for _, code, ref in keys}
    indicators = {pk for pk, its in told.items() if (its.code, its.indicator.ref) in names}
    rows = Figure.objects.filter(contract_id__in={key[0] for key in keys}, indicator_id__in=indicators)
    ended = _Ended(on)
    for contract, *values in rows.order_by("period", "indicator_id").values_list(
        "contract_id", *Kept._fields
    ):
        kept = Kept(*values)
        its = told[kept.indicator_id]
        course = wanted.get((contract, its.code, its.indicator.ref))
        if course is not None and kept.period in ended and kept.period % INTERVALS == its.place:
            course.append(kept)
    return wanted


def _signalled(
    key: Key, provider: int, rows: Sequence[Kept], told: Mapping[int, Told]
) -> Iterator[Signalled]:
    made = chart_of(rows, told)
    signals = sorted(made.current, key=lambda one: -list(Meaning).index(one.meaning))
    if signals:
        contract, code, ref = key
        last = made.series.known[-1]
        indicator = told[rows[-1].indicator_id].indicator
        period = Period.containing(last.on, indicator.collected)
        yield Signalled(
            contract_id=contract,
            provider_id=provider,
            code=code,
            ref=ref,
            title=made.series.title,
            period=period,
            display=show(last.exact or 0, UNITS[indicator.measure], indicator.decimals),
            signals=tuple(signals),
            return_id=next(one.kpi_return_id for one in reversed(rows) if one.period == period.ordinal),
        )
