"""Dates, waits and numbers in words: pure functions, with today's date as an argument."""

from __future__ import annotations

from datetime import date, datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from fractions import Fraction

DAYS_IN_MONTH = 30.44
NO_FIGURE = "–"


def day(on: date | None) -> str:
    """15 July 2026."""
    return f"{on.day} {on:%B %Y}" if on else NO_FIGURE


def short_day(on: date | None) -> str:
    """15 Jul 2026: for tables."""
    return f"{on.day} {on:%b %Y}" if on else NO_FIGURE


def moment(at: datetime | None) -> str:
    """15 July 2026 at 3:05pm."""
    return f"{day(at)} at {clock(at)}" if at else NO_FIGURE


def clock(at: datetime) -> str:
    """3:05pm; midday and midnight by their names, which nobody takes for one another."""
    if (at.hour % 12, at.minute) == (0, 0):
        return "midday" if at.hour else "midnight"
    return f"{at.hour % 12 or 12}:{at:%M}{'am' if at.hour < 12 else 'pm'}"


def span(days: int) -> str:
    """How long a number of days is, as people say it: exact up to two months, then in months and years."""
    if days <= 60:
        return counted(days, "day")
    months = round(days / DAYS_IN_MONTH)
    return counted(months, "month") if months < 24 else counted(months // 12, "year")


def counted(number: int, noun: str) -> str:
    """1 day, 2 days."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def distance(on: date, today: date) -> str:
    """In 3 days, today, yesterday, 3 days ago."""
    days = (on - today).days
    near = {0: "today", 1: "tomorrow", -1: "yesterday"}
    if days in near:
        return near[days]
    return f"in {span(days)}" if days > 0 else f"{span(-days)} ago"


def deadline(due_on: date, today: date) -> str:
    """How a deadline stands that nobody has met yet: due in 3 days, due today, 3 days late."""
    late = (today - due_on).days
    return f"{span(late)} late" if late > 0 else f"due {distance(due_on, today)}"


def punctuality(due_on: date, done_on: date) -> str:
    """How something done stands to its deadline: 3 days early, on the day, 2 days late."""
    late = (done_on - due_on).days
    if late == 0:
        return "on the day it was due"
    return f"{span(abs(late))} {'late' if late > 0 else 'early'}"


def money(amount: Decimal | int | None) -> str:
    """£1,200, £75.50: pence only where there are some."""
    if amount is None:
        return NO_FIGURE
    exact = Decimal(amount)
    text = f"{abs(exact):,.2f}".removesuffix(".00")
    return f"{'−' if exact < 0 else ''}£{text}"


def figure(value: object, unit: str = "", places: int = 1) -> str:
    """1,234 or 95.8%: thousands apart, at most so many decimal places, none that only say zero.

    `value` is a number of any exact kind or its text; text that is no number is given back as it is.
    """
    if value is None or value == "":
        return NO_FIGURE
    try:
        exact = _decimal(value)
    except (InvalidOperation, ValueError, ZeroDivisionError):
        return str(value)
    rounded = exact.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    text = f"{abs(rounded):,f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return f"{'−' if rounded < 0 else ''}{text}{unit}"


def _decimal(value: object) -> Decimal:
    if isinstance(value, str) and "/" in value:
        value = Fraction(value)
    if isinstance(value, Fraction):
        return Decimal(value.numerator) / Decimal(value.denominator)
    exact = Decimal(str(value))
    if not exact.is_finite():
        raise ValueError(value)
    return exact
