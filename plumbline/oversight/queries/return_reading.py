"""All that an officer reads beside one return: its versions, the periods before, the market, what happened."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from plumbline.accounts.models import User
from plumbline.contracts.terms import terms_on
from plumbline.frameworks.definition import Definition, Indicator, Terms
from plumbline.frameworks.periods import Period
from plumbline.history.models import Event
from plumbline.notices.models import Notice
from plumbline.oversight.queries.reminders import KINDS
from plumbline.returns.models import Assessment, Decision, MarketRollup, Return, Submission, Upload

Rated = tuple[str, str]


@dataclass(frozen=True)
class Evidence:
    """What was found. `rated` holds (rating, display) by period and reference, `market` by reference and period.

    `longer` is the period that this return closes and that is rated as a whole, such as the quarter of three months;
    `assessments` are those of it, of the one before and of the year before.
    """

    kpi_return: Return
    versions: tuple[Submission, ...]
    decisions: tuple[Decision, ...]
    uploads: tuple[Upload, ...]
    letters: tuple[Notice, ...]
    events: tuple[Event, ...]
    terms: Mapping[str, Terms]
    rated: Mapping[Period, Mapping[str, Rated]]
    market: Mapping[tuple[str, Period], MarketRollup]
    longer: Period | None
    assessments: tuple[Assessment, ...]

    @property
    def definition(self) -> Definition:
        return self.kpi_return.framework.definition

    @property
    def reminded_at(self) -> datetime | None:
        return max((one.written_at for one in self.letters), default=None)

    def version(self, number: int | None) -> Submission | None:
        """The version of a number, or the current one."""
        if number is None:
            return next((one for one in self.versions if one.pk == self.kpi_return.current_id), None)
        return next((one for one in self.versions if one.number == number), None)

    def own_period(self, indicator: Indicator) -> Period:
        """The period an indicator speaks of in this return: quarter 4 also closes the half year and the year."""
        period = self.kpi_return.reporting_period
        return period.closes(indicator.collected) or period

    def rated_in(self, indicator: Indicator, period: Period) -> Rated | None:
        """What an indicator came to in another period, in the return that closed it."""
        closing = Period.containing(period.ends_on, self.kpi_return.reporting_period.interval)
        return self.rated.get(closing, {}).get(indicator.ref)

    def assessed_in(self, indicator: Indicator, period: Period) -> Rated | None:
        """What an indicator came to in a longer period as a whole."""
        found = (one for one in self.assessments if one.superseded_at is None)
        ratings: dict[str, list[str]] = next(
            (one.ratings for one in found if one.assessed_period == period), {}
        )
        return (ratings[indicator.ref][0], ratings[indicator.ref][1]) if indicator.ref in ratings else None

    def assessment_of(self, submission: Submission) -> Assessment | None:
        """How the longer period stood with this version: as it stands now, or as it was made with an earlier one."""
        of_period = [one for one in self.assessments if one.assessed_period == self.longer]
        if submission.pk == self.kpi_return.current_id:
            return next((one for one in of_period if one.superseded_at is None), None)
        return next((one for one in of_period if one.made_with_id == submission.pk), None)


def evidence(user: User, kpi_return: Return) -> Evidence:
    """Nine queries, ten where months are rated as a quarter; whatever the number of figures, versions and periods."""
    definition = kpi_return.framework.definition
    longer = _longer(definition, kpi_return.reporting_period)
    return Evidence(
        kpi_return=kpi_return,
        versions=tuple(kpi_return.submissions.select_related("submitted_by", "upload__document")),
        decisions=tuple(kpi_return.decisions.select_related("decided_by")),
        uploads=tuple(kpi_return.uploads.select_related("document", "came_by")),
        letters=_reminders(user, kpi_return),
        events=tuple(Event.objects.visible_to(user).about(kpi_return).select_related("by")),
        terms=terms_on(kpi_return.contract, definition, kpi_return.ends_on),
        rated=_rated(kpi_return),
        market=_market(kpi_return, definition, longer),
        longer=longer,
        assessments=_assessments(kpi_return, longer),
    )


def _rated(kpi_return: Return) -> dict[Period, dict[str, Rated]]:
    others = Return.objects.filter(
        contract_id=kpi_return.contract_id, period__lt=kpi_return.period
    ).values_list("period", "ratings")
    return {
        Period.from_ordinal(period): {ref: (pair[0], pair[1]) for ref, pair in ratings.items()}
        for period, ratings in others
    }


def _longer(definition: Definition, period: Period) -> Period | None:
    """The period, longer than the return's own, that is rated when this return is in."""
    intervals = {one.interval for one in definition.indicators if one.collected.months < one.interval.months}
    closed = [found for one in intervals if (found := period.closes(one)) and found != period]
    return next(iter(closed), None)


def _assessments(kpi_return: Return, longer: Period | None) -> tuple[Assessment, ...]:
    if longer is None:
        return ()
    periods = [one.ordinal for one in (longer, longer.previous, longer.year_ago)]
    return tuple(Assessment.objects.filter(contract_id=kpi_return.contract_id, period__in=periods))


def _market(
    kpi_return: Return, definition: Definition, longer: Period | None
) -> dict[tuple[str, Period], MarketRollup]:
    period = kpi_return.reporting_period
    periods = {period.closes(one.collected) or period for one in definition.indicators}
    wanted = {one.ordinal for one in (*periods, longer) if one is not None}
    rollups = MarketRollup.objects.filter(
        council_id=kpi_return.council_id,
        indicator__framework_id=kpi_return.framework_id,
        period__in=wanted,
    ).select_related("indicator")
    return {(one.indicator.ref, Period.from_ordinal(one.period)): one for one in rollups}


def _reminders(user: User, kpi_return: Return) -> tuple[Notice, ...]:
    letters = Notice.objects.visible_to(user).filter(
        about_kind=kpi_return._meta.label_lower, about_id=kpi_return.pk, kind__in=KINDS
    )
    return tuple(letters.select_related("to"))
