"""Two years of returns: asked for, filled in, submitted, read and decided, each act at its moment."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from random import Random

from plumbline.accounts.models import User
from plumbline.contracts import actions as contracts
from plumbline.contracts.models import CalendarPeriod, Contract
from plumbline.demonstration.clockwork import Clockwork, days
from plumbline.demonstration.councils import InventedCouncil
from plumbline.demonstration.explaining import explanation
from plumbline.demonstration.figures.profile import Life, Profile
from plumbline.demonstration.providers import InventedProvider, Story
from plumbline.frameworks.periods import Interval, Period
from plumbline.oversight import consequences
from plumbline.returns import actions as returns
from plumbline.returns.drafting import draft_readiness
from plumbline.returns.models import DraftCell, Return

DRIFT = {Story.FALLING: -0.035, Story.RISING: 0.02}
STILL_OPEN = (Story.DUE_WITH_EXTENSION, Story.LATE_AGAIN)
TWICE_COUNTED = (
    "Some visits of two care workers were counted twice. Count each as one, and correct the figures."
)
DO_NOT_MATCH = (
    "Two figures do not match last quarter's. Check them with the branch and tell us which is right."
)


@dataclass
class Lifetime:
    """One contract's returns over the years, as its story goes."""

    council: InventedCouncil
    invented: InventedProvider
    contract: Contract
    manager: User
    officer: User
    today: date

    def __post_init__(self) -> None:
        self.dice = Random(f"2026:{self.contract.reference}")  # noqa: S311 - believable, not secret
        self.life: Life = self.council.lives(self._profile())
        self.newest = self._newest_ended()

    def _profile(self) -> Profile:
        refs = [one.ref for one in self.contract.framework_terms.get().framework.definition.indicators]
        strengths = {ref: self.invented.level + self.dice.gauss(0, 0.035) for ref in refs}
        step = DRIFT.get(self.invented.story, 0.0)
        if self.council.interval is Interval.MONTH:
            step /= 3
        return Profile(self.contract.reference, self.invented.size, self.invented.level, step, strengths)

    def _newest_ended(self) -> Period:
        """The newest period whose return is past its due date: the one that today's stories are about."""
        period = Period.containing(self.today, self.council.interval).previous
        # Two weeks past the due date leave room for what happened since, over a weekend or a bank holiday.
        while period.ends_on + days(self.council.days_to_return + 14) > self.today:
            period = period.previous
        return period

    def plan(self, clock: Clockwork) -> None:
        clock.on(self.contract.starts_on, self._activate, hour=8)
        for entry in CalendarPeriod.objects.filter(calendar=self.contract.calendar).order_by("starts_on"):
            if entry.ends_on >= self.contract.starts_on and entry.starts_on <= self.today:
                self._plan_period(clock, entry)

    def _plan_period(self, clock: Clockwork, entry: CalendarPeriod) -> None:
        clock.on(max(entry.starts_on, self.contract.starts_on), lambda now: self._issue(entry, now), hour=9)
        if entry.period == self.newest and self.invented.story in STILL_OPEN:
            self._plan_open(clock, entry)
        elif entry.period == self.newest and self.invented.story is Story.NIL:
            clock.on(entry.due_on, lambda now: self._nil(entry.period, now))
        elif entry.ends_on < self.today:
            self._plan_done(clock, entry)

    def _plan_open(self, clock: Clockwork, entry: CalendarPeriod) -> None:
        if self.invented.story is Story.DUE_WITH_EXTENSION:
            clock.on(
                entry.due_on - days(1),
                lambda now: self._extend(entry.period, now, self.today + days(4)),
                hour=15,
            )

    def _plan_done(self, clock: Clockwork, entry: CalendarPeriod) -> None:
        if entry.period == self.newest and self.invented.story in FRESH:
            FRESH[self.invented.story](self, clock, entry)
            return
        arrives = entry.due_on + days(self._days_late(entry))
        clock.on(arrives, lambda now: self._submit(entry.period, now), hour=8 + self.dice.randrange(12))
        decided = arrives + days(self.dice.randrange(2, 9))
        clock.on(
            decided, lambda now: self._accept(entry.period, now), hour=11, minute=self.dice.randrange(60)
        )
        if self.invented.story is Story.RESTATED and entry.period == self.newest.previous:
            again = decided + days(20)
            clock.on(again, lambda now: self._send_back(entry.period, now, TWICE_COUNTED), hour=12)
            clock.on(again + days(2), lambda now: self._restate(entry.period, now), hour=16)
            clock.on(again + days(4), lambda now: self._accept(entry.period, now), hour=10)

    def _arrives_just_now(self, clock: Clockwork, entry: CalendarPeriod) -> None:
        """More time was given until yesterday; the return came the day before."""
        clock.on(
            entry.due_on - days(2), lambda now: self._extend(entry.period, now, self.today - days(1)), hour=14
        )
        clock.on(self.today - days(2), lambda now: self._submit(entry.period, now), hour=16)

    def _comes_back_corrected(self, clock: Clockwork, entry: CalendarPeriod) -> None:
        """Sent back last week, corrected and back since three days: version 2 waits."""
        clock.on(entry.due_on, lambda now: self._submit(entry.period, now), hour=18)
        clock.on(self.today - days(8), lambda now: self._send_back(entry.period, now, TWICE_COUNTED), hour=11)
        clock.on(self.today - days(3), lambda now: self._restate(entry.period, now), hour=9)

    def _is_sent_back(self, clock: Clockwork, entry: CalendarPeriod) -> None:
        """Sent back the day before yesterday, with a week to correct it."""
        clock.on(entry.due_on, lambda now: self._submit(entry.period, now), hour=17)
        again = self.today + days(6)
        clock.on(
            self.today - days(2),
            lambda now: self._send_back(entry.period, now, DO_NOT_MATCH, wanted=again),
            hour=11,
        )

    def _is_accepted_just_now(self, clock: Clockwork, entry: CalendarPeriod) -> None:
        """A few days late again, and accepted yesterday."""
        clock.on(entry.due_on + days(3), lambda now: self._submit(entry.period, now), hour=13)
        clock.on(self.today - days(1), lambda now: self._accept(entry.period, now), hour=15)

    def _days_late(self, entry: CalendarPeriod) -> int:
        if self.invented.story is Story.LATE_AGAIN and entry.period == self.newest.previous:
            return 11
        if self.invented.story is Story.LATE_SOMETIMES and self.dice.random() < 0.4:
            return self.dice.randrange(1, 6)
        return -self.dice.randrange(0, 9)

    def _activate(self, now: datetime) -> None:
        agreement = self.contract.kpi_agreements.get()
        if self.invented.story is not Story.NEW:
            contracts.agree_for_council(agreement, by=self.officer, now=now)
            contracts.agree_for_provider(agreement, by=self.manager, now=now)
        contracts.activate(self.contract, by=self.officer, now=now)

    def _issue(self, entry: CalendarPeriod, now: datetime) -> None:
        returns.issue(self.contract, entry, by=self.officer, now=now)

    def _return(self, period: Period) -> Return:
        return Return.objects.select_related("contract", "framework").get(
            contract=self.contract, period=period.ordinal
        )

    def _submit(self, period: Period, now: datetime) -> None:
        kpi_return = self._return(period)
        if kpi_return.is_open:
            self._declare(kpi_return, self.life.answers(period), now)

    def _declare(self, kpi_return: Return, typed: dict[str, str], now: datetime) -> None:
        seen = dict(DraftCell.objects.filter(kpi_return=kpi_return).values_list("key", "version"))
        returns.save_cells(kpi_return, typed, seen=seen, by=self.manager, now=now)
        _, _, ready = draft_readiness(kpi_return)
        said = {f"explain.{one.ref}": explanation(self.dice) for one in ready.to_explain}
        returns.save_cells(kpi_return, said, seen=seen, by=self.manager, now=now)
        consequences.return_submitted(kpi_return, by=self.manager, now=now)

    def _accept(self, period: Period, now: datetime) -> None:
        kpi_return = self._return(period)
        if kpi_return.status == Return.Status.SUBMITTED:
            consequences.return_accepted(kpi_return, note="", by=self.officer, now=now)

    def _send_back(self, period: Period, now: datetime, reason: str, *, wanted: date | None = None) -> None:
        kpi_return = self._return(period)
        if kpi_return.status != Return.Status.NIL:
            consequences.return_sent_back(
                kpi_return, reason=reason, wanted_again_by=wanted, by=self.officer, now=now
            )

    def _restate(self, period: Period, now: datetime) -> None:
        """One numerator turns out a little smaller than it was said to be."""
        kpi_return = self._return(period)
        values = kpi_return.current.values if kpi_return.current else {}
        key = next(
            key for key, number in values.items() if key.endswith(".numerator") and int(float(number)) > 9
        )
        self._declare(kpi_return, {key: str(round(float(values[key]) * 0.94))}, now)

    def _extend(self, period: Period, now: datetime, until: date) -> None:
        reason = "The registered manager asked for more time: the electronic call records were being moved."
        consequences.return_extended(
            self._return(period), until=until, reason=reason, by=self.officer, now=now
        )

    def _nil(self, period: Period, now: datetime) -> None:
        reason = "Nobody was supported under this contract in the period: all packages had moved in the quarter before."
        consequences.nil_recorded(self._return(period), reason=reason, by=self.officer, now=now)


# How the newest return went, so that there is something to see on whatever day the demonstration is loaded.
FRESH: dict[Story, Callable[[Lifetime, Clockwork, CalendarPeriod], None]] = {
    Story.WAITING: Lifetime._arrives_just_now,
    Story.WAITING_BELOW: Lifetime._comes_back_corrected,
    Story.SENT_BACK: Lifetime._is_sent_back,
    Story.LATE_SOMETIMES: Lifetime._is_accepted_just_now,
}
