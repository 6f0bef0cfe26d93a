"""Reporting periods of the financial year, April to March. Pure: no Django, no clock."""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache


class Interval(StrEnum):
    """How often something is collected or assessed."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half-year"
    YEAR = "year"

    @property
    def months(self) -> int:
        return {"month": 1, "quarter": 3, "half-year": 6, "year": 12}[self.value]


_LETTERS = {Interval.MONTH: "M", Interval.QUARTER: "Q", Interval.HALF_YEAR: "H", Interval.YEAR: "Y"}
_NAMES = {
    Interval.MONTH: "Month",
    Interval.QUARTER: "Quarter",
    Interval.HALF_YEAR: "Half year",
    Interval.YEAR: "Year",
}
_CODE = re.compile(r"(\d{4})-(\d{2})-(?:(M)(0[1-9]|1[0-2])|(Q)([1-4])|(H)([12])|(Y))", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """One month, quarter, half year or year of a financial year; both dates belong to it."""

    starts_on: date
    interval: Interval

    @classmethod
    def numbered(cls, financial_year: int, interval: Interval, number: int = 1) -> "Period":
        """Period `number` (from 1) of the financial year that begins in April of `financial_year`."""
        months = (number - 1) * interval.months
        return cls(_month_after(date(financial_year, 4, 1), months), interval)

    @classmethod
    def parse(cls, code: str) -> "Period":
        """The period of a code such as 2026-27-Q1, -M01 (April), -H2 or -Y.

        Raises ValueError, in words for a person, when the code names no period.
        """
        match = _CODE.fullmatch(code.strip())
        if not match or (int(match[1]) + 1) % 100 != int(match[2]):
            raise ValueError(
                f"“{code}” is not a period. Write it like 2026-27-Q1, 2026-27-M01, 2026-27-H1 or 2026-27-Y."
            )
        letter = match[3] or match[5] or match[7] or match[9]
        interval = next(kind for kind, its_letter in _LETTERS.items() if its_letter == letter)
        return cls.numbered(int(match[1]), interval, int(match[4] or match[6] or match[8] or 1))

    @classmethod
    def containing(cls, day: date, interval: Interval) -> "Period":
        """The period of this interval in which a day falls."""
        months = (day.month - 4) % 12
        return cls.numbered(_financial_year(day), interval, months // interval.months + 1)

    @property
    def ends_on(self) -> date:
        return _month_after(self.starts_on, self.interval.months) - timedelta(days=1)

    @property
    def ordinal(self) -> int:
        """A small number for tables of figures: grows with time among periods of one interval, up to the year 2600."""
        months = (self.starts_on.year - 2000) * 12 + self.starts_on.month - 1
        return months * 4 + list(Interval).index(self.interval)

    @classmethod
    def from_ordinal(cls, ordinal: int) -> "Period":
        months, interval = divmod(ordinal, 4)
        return cls(date(2000 + months // 12, months % 12 + 1, 1), list(Interval)[interval])

    @property
    def days(self) -> int:
        return (self.ends_on - self.starts_on).days + 1

    @property
    def financial_year(self) -> int:
        """The calendar year in which the financial year began."""
        return _financial_year(self.starts_on)

    @property
    def number(self) -> int:
        return (self.starts_on.month - 4) % 12 // self.interval.months + 1

    @property
    def code(self) -> str:
        number = {Interval.YEAR: "", Interval.MONTH: f"{self.number:02}"}.get(self.interval, str(self.number))
        return f"{self.financial_year}-{(self.financial_year + 1) % 100:02}-{_LETTERS[self.interval]}{number}"

    @property
    def label(self) -> str:
        """Quarter 1, 2026–27; a month by its own name: April 2026."""
        if self.interval is Interval.MONTH:
            return f"{self.starts_on:%B %Y}"
        years = f"{self.financial_year}–{(self.financial_year + 1) % 100:02}"
        if self.interval is Interval.YEAR:
            return f"Year {years}"
        return f"{_NAMES[self.interval]} {self.number}, {years}"

    @property
    def short_label(self) -> str:
        """Q1 26–27, for the heads of narrow columns."""
        years = f"{self.financial_year % 100:02}–{(self.financial_year + 1) % 100:02}"
        if self.interval is Interval.MONTH:
            return f"{self.starts_on:%b %y}"
        number = "" if self.interval is Interval.YEAR else str(self.number)
        return f"{_LETTERS[self.interval]}{number} {years}"

    @property
    def previous(self) -> "Period":
        return Period(_month_after(self.starts_on, -self.interval.months), self.interval)

    @property
    def following(self) -> "Period":
        return Period(_month_after(self.starts_on, self.interval.months), self.interval)

    @property
    def year_ago(self) -> "Period":
        return Period(_month_after(self.starts_on, -12), self.interval)

    def parts(self, interval: Interval) -> tuple["Period", ...]:
        """The shorter periods of which this one is made: the three months of a quarter."""
        steps = range(0, self.interval.months, interval.months)
        return tuple(Period(_month_after(self.starts_on, step), interval) for step in steps)

    def closes(self, interval: Interval) -> "Period | None":
        """The longer (or equal) period that ends on the same day as this one, if there is one.

        Quarter 2 closes half year 1; quarter 1 closes no half year. So a return of quarter 4 also
        carries what is collected for the half year and the year.
        """
        return _closed_by(self, interval)

    def back(self, count: int) -> Iterator["Period"]:
        """This period and the ones before it, newest first, `count` in all."""
        period = self
        for _ in range(count):
            yield period
            period = period.previous

    def __contains__(self, day: date) -> bool:
        return self.starts_on <= day <= self.ends_on

    def __str__(self) -> str:
        return self.label


@lru_cache(maxsize=4096)
def _closed_by(period: Period, interval: Interval) -> Period | None:
    longer = Period.containing(period.starts_on, interval)
    return longer if longer.ends_on == period.ends_on else None


def _financial_year(day: date) -> int:
    return day.year if day.month >= 4 else day.year - 1


def _month_after(day: date, months: int) -> date:
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
