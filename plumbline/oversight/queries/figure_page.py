"""All that stands on the page of one figure of one contract: a fixed number of statements, however many periods."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Q

from plumbline.contracts.models import Contract, Target
from plumbline.contracts.terms import laid_over
from plumbline.frameworks.definition import Indicator, Terms
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.models import Indicator as IndicatorNumber
from plumbline.frameworks.periods import Interval, Period
from plumbline.judgement.charting.chart import Chart
from plumbline.oversight.queries.figure_course import INTERVALS, Kept, Told, chart_of
from plumbline.returns.models import Figure, Return

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True)
class FigureFacts:
    """One figure over its periods. `chart` is None before the first value; `owed` are returns by their last day.

    `indicator` is the newest version's; `told` what each version said, by its number in the tables of figures.
    """

    contract: Contract
    indicator: Indicator
    rows: Mapping[int, Kept]
    told: Mapping[int, Told]
    versions: Mapping[int, FrameworkVersion]
    chart: Chart | None
    owed: Mapping[date, Return]
    targets: tuple[Target, ...]

    def told_in(self, period: Period) -> Told | None:
        """The version of a period's figure; where there is none, of the newest figure before it."""
        places = [one for one in self.rows if one <= period.ordinal]
        return self.told[self.rows[max(places)].indicator_id] if places else None

    def terms_in(self, period: Period) -> Terms | None:
        """As they stood on the last day of a period."""
        its = self.told_in(period)
        if its is None:
            return None
        on = period.ends_on
        in_force = [one for one in self.targets if one.effective_from <= on <= one.effective_to]
        return laid_over(self.versions[its.framework_id].definition, in_force).get(its.indicator.ref)


def figure_facts(user: "User", contract: Contract, ref: str, *, on: date) -> FigureFacts | None:
    """Five statements. None where nothing by which the contract is or was measured has such a figure."""
    versions = _versions(contract)
    newest = next((one for one in versions if ref in one.definition.by_ref), None)
    if newest is None:
        return None
    alike = {one.pk: one for one in versions if one.code == newest.code and ref in one.definition.by_ref}
    told = _told(alike, ref)
    indicator = newest.definition.by_ref[ref]
    returns = Return.objects.visible_to(user).filter(contract=contract).order_by("period").defer("ratings")
    past = [one for one in returns if one.submitted_at or one.due < on or one.status == Return.Status.NIL]
    rows = _rows(contract, told, indicator, on)
    last = past[-1].reporting_period if past else None
    return FigureFacts(
        contract=contract,
        indicator=indicator,
        rows={one.period: one for one in rows},
        told=told,
        versions=alike,
        chart=chart_of(rows, told, until=_ended(last, indicator) if last else None) if rows else None,
        owed={one.reporting_period.ends_on: one for one in past},
        targets=tuple(Target.objects.filter(contract=contract, ref=ref).order_by("effective_from", "pk")),
    )


def _versions(contract: Contract) -> list[FrameworkVersion]:
    """By which it is or was measured, the newest first."""
    used = Return.objects.filter(contract=contract).values("framework")
    told = contract.framework_terms.values("framework")
    found = FrameworkVersion.objects.filter(Q(pk__in=used) | Q(pk__in=told))
    return list(found.order_by("-read_at", "-pk"))


def _told(versions: Mapping[int, FrameworkVersion], ref: str) -> dict[int, Told]:
    numbers = IndicatorNumber.objects.filter(framework__in=versions, ref=ref)
    return {
        pk: Told(pk, its, versions[its].code, versions[its].version, versions[its].definition.by_ref[ref])
        for pk, its in numbers.values_list("pk", "framework_id")
    }


def _rows(contract: Contract, told: Mapping[int, Told], indicator: Indicator, on: date) -> list[Kept]:
    """Of the periods that are charted, oldest first; those of a longer interval are their sums."""
    place = list(Interval).index(indicator.collected)
    rows = Figure.objects.filter(contract=contract, indicator__in=told).order_by("period", "indicator_id")
    kept = map(Kept._make, rows.values_list(*Kept._fields))
    return [
        one
        for one in kept
        if one.period % INTERVALS == place and Period.from_ordinal(one.period).ends_on <= on
    ]


def _ended(last: Period, indicator: Indicator) -> Period:
    """The newest period of the figure's interval that had ended with the last return."""
    longer = Period.containing(last.starts_on, indicator.collected)
    return longer if longer.ends_on <= last.ends_on else longer.previous
