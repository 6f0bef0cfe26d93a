"""Each figure of a contract over all its periods: what it came to, and why there is a gap where there is none."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from plumbline.frameworks.definition import Indicator
from plumbline.frameworks.figures import UNITS
from plumbline.frameworks.periods import Interval, Period
from plumbline.judgement.display import show
from plumbline.oversight.queries.provider import FigureRow, ProviderFacts
from plumbline.returns.models import RATING_CODES, Return

RATING_WORDS = {number: word for word, number in RATING_CODES.items()}


@dataclass(frozen=True, slots=True)
class Moment:
    """One period of a trend. Without a row, `display` says why there is no figure."""

    period: Period
    display: str
    rating: str
    row: FigureRow | None = None

    @property
    def value(self) -> float | None:
        return self.row.value if self.row else None

    @property
    def state(self) -> str:
        """Restated or partial; empty for an ordinary figure."""
        if self.row is None or self.row.value is None:
            return ""
        return "partial" if self.row.is_partial else "restated" if self.row.is_restated else ""


@dataclass(frozen=True)
class Trend:
    """One figure over time, oldest first."""

    indicator: Indicator
    section: str
    moments: tuple[Moment, ...]
    is_assessed: bool = False

    @property
    def ref(self) -> str:
        return self.indicator.ref

    @property
    def name(self) -> str:
        """4.1 Reviews on time; a figure whose reference is a word of ours goes by its title alone."""
        return f"{self.ref} {self.indicator.title}" if self.ref[0].isdigit() else self.indicator.title

    @property
    def latest(self) -> Moment | None:
        return self.moments[-1] if self.moments else None

    @cached_property
    def by_period(self) -> Mapping[Period, Moment]:
        return {one.period: one for one in self.moments}

    @property
    def before(self) -> Moment | None:
        return self.by_period.get(self.latest.period.previous) if self.latest else None

    @property
    def year_ago(self) -> Moment | None:
        return self.by_period.get(self.latest.period.year_ago) if self.latest else None


def trends_of(facts: ProviderFacts, *, today: date) -> tuple[Trend, ...]:
    """Every figure of the chosen contract's frameworks, the newest version's first, in the order of the schedule."""
    past = [one for one in facts.chosen_returns if one.submitted_at or one.due < today or one.status == "nil"]
    if not past:
        return ()
    reader = _Reader(facts, past)
    return tuple(reader.trend(*each) for each in _indicators(facts))


def _indicators(facts: ProviderFacts) -> Iterator[tuple[str, Indicator, str]]:
    """Each figure once, with the framework it is of and its section's title."""
    seen: set[tuple[str, str]] = set()
    for version in facts.versions:
        titles = {section.code: section.title for section in version.definition.sections}
        for one in version.definition.indicators:
            if (version.code, one.ref) not in seen:
                seen.add((version.code, one.ref))
                yield version.code, one, titles.get(one.section, "")


class _Reader:
    """Looks figures up by framework, reference and period, and says why one is not there."""

    def __init__(self, facts: ProviderFacts, past: list[Return]) -> None:
        self.assessed = facts.assessed
        self.returns = {one.pk: one for one in facts.chosen_returns}
        self.closing = {one.reporting_period.ends_on: one for one in past}
        self.first, self.last = past[-1].reporting_period, past[0].reporting_period
        self.courses: dict[Interval, list[tuple[Period, int]]] = {}
        codes = {version.pk: version.code for version in facts.versions}
        self.rows = {(codes.get(row.framework_id, ""), row.ref, row.period): row for row in facts.figures}

    def trend(self, code: str, indicator: Indicator, section: str) -> Trend:
        interval = max(indicator.interval, indicator.collected, key=lambda one: one.months)
        is_assessed = interval.months > indicator.collected.months
        course = self._course(interval)
        moments = [self._moment(code, indicator, *each, is_assessed=is_assessed) for each in course]
        return Trend(indicator, section, tuple(moments), is_assessed)

    def _course(self, interval: Interval) -> list[tuple[Period, int]]:
        """The periods of an interval that have ended, with their numbers; worked out once for all figures."""
        if interval not in self.courses:
            period, last = Period.containing(self.first.starts_on, interval), _ended(self.last, interval)
            course = []
            while period <= last:
                course.append((period, period.ordinal))
                period = period.following
            self.courses[interval] = course
        return self.courses[interval]

    def _moment(
        self, code: str, indicator: Indicator, period: Period, number: int, *, is_assessed: bool
    ) -> Moment:
        row = self.rows.get((code, indicator.ref, number))
        if row is None:
            return Moment(period, *self._absent(period))
        stored = self.assessed.get(number, {}) if is_assessed else self.returns[row.return_id].ratings
        display = stored.get(indicator.ref, ("", ""))[1] or _shown(indicator, row.value)
        return Moment(period, display, RATING_WORDS[row.rating], row)

    def _absent(self, period: Period) -> tuple[str, str]:
        """Why there is no figure, in words and as a state."""
        owed = self.closing.get(period.ends_on)
        if owed is None:
            return "not asked for", "not-applicable"
        if owed.status == Return.Status.NIL:
            return "nothing to report", "not-applicable"
        return ("not asked for", "not-applicable") if owed.submitted_at else ("not returned", "not-returned")


def _ended(last: Period, interval: Interval) -> Period:
    """The newest period of an interval that had ended with the last return."""
    longer = Period.containing(last.starts_on, interval)
    return longer if longer.ends_on <= last.ends_on else longer.previous


def _shown(indicator: Indicator, value: float | None) -> str:
    return "–" if value is None else show(Fraction(value), UNITS[indicator.measure], indicator.decimals)
