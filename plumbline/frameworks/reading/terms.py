"""Targets and tolerances as a file writes them: `target = { at_least = 80 }`, `amber = { within = 5 }`."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from plumbline.frameworks.definition import Direction, Source, Terms
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.table import Table

_WORDS = "Write { at_least = 80 }, { at_most = 2 } or { from = 95, to = 100 }."


@dataclass(frozen=True, slots=True)
class _Bound:
    direction: Direction
    low: Decimal
    high: Decimal | None
    source: Source


def read_terms(indicator: Table, source: Source) -> tuple[Direction, Terms]:
    """Which way is better, and where green and amber end. Reports bounds that contradict one another."""
    better = indicator.choice("better", Direction, Direction.NONE) or Direction.NONE
    target = _read_target(indicator, source)
    if target is None:
        indicator.untouched("target")
        if "amber" in indicator and "target" not in indicator:
            indicator.problem(
                "amber", "There is an amber without a target. Add the target or take amber out."
            )
        indicator.untouched("amber")
        return better, Terms()
    if "better" in indicator and better is not target.direction:
        indicator.problem(
            "better", f"This says {better}, but the target means {target.direction}. Make them agree."
        )
    amber = _read_amber(indicator, target, source)
    terms = Terms(
        target.low,
        None if amber is None else amber.low,
        target.high,
        None if amber is None else amber.high,
        target.source,
        source if amber is None else amber.source,
    )
    bands = terms.bands(target.direction)
    for fault in () if bands is None else bands.faults:
        indicator.problem("amber" if "mber" in fault else "target", fault)
    return target.direction, terms


def _read_target(indicator: Table, source: Source) -> _Bound | None:
    table = _opened(indicator, "target")
    if table is None:
        return None
    bound = _read_bound(table, source)
    if bound is None and not _says_something(table):
        table.problem("", f"The target says no number. {_WORDS}")
    table.close(("at_least", "at_most", "from", "to"))
    return bound


def _read_amber(indicator: Table, target: _Bound, source: Source) -> _Bound | None:
    table = _opened(indicator, "amber")
    if table is None:
        return None
    within = table.number("within")
    bound = (
        _read_bound(table, source) if within is None else _around(target, within, read_source(table, source))
    )
    table.close(("at_least", "at_most", "from", "to", "within"))
    if bound is None and not _says_something(table):
        table.problem("", f"Amber says no number. Write {{ within = 5 }} for five below the target. {_WORDS}")
    elif bound is not None and bound.direction is not target.direction:
        table.problem(
            "", f"Amber is written for “{bound.direction} is better”, the target for “{target.direction}”."
        )
        return None
    return bound


def _says_something(table: Table) -> bool:
    """Whether a bound was written at all; what is wrong with it has then been told."""
    return any(key in table for key in ("at_least", "at_most", "from", "to", "within"))


def _around(target: _Bound, within: Decimal, source: Source) -> _Bound:
    """So many below the target, above it where lower is better, or on both sides of a range."""
    nought = Decimal(0)
    if target.direction is Direction.LOWER:
        return _Bound(target.direction, target.low + within, None, source)
    high = None if target.high is None else target.high + within
    return _Bound(target.direction, max(target.low - within, nought), high, source)


def _read_bound(table: Table, around: Source) -> _Bound | None:
    source = read_source(table, around)
    at_least, at_most = table.number("at_least"), table.number("at_most")
    low, high = table.number("from"), table.number("to")
    said = [key for key in ("at_least", "at_most", "from") if key in table]
    if len(said) > 1:
        table.problem(said[1], f"This stands beside “{said[0]}”. Keep one of them.")
    if at_least is not None:
        return _Bound(Direction.HIGHER, at_least, None, source)
    if at_most is not None:
        return _Bound(Direction.LOWER, at_most, None, source)
    if low is None:
        return None
    if high is None and "to" not in table:
        table.problem("from", "A range needs both ends: write { from = 95, to = 100 }.")
    return _Bound(Direction.RANGE, low, high, source)


def _opened(indicator: Table, key: str) -> Table | None:
    value = indicator.untouched(key)
    if value is not None and not isinstance(value, Mapping):
        indicator.problem(key, f"Say which way is better, with the number in braces. {_WORDS}")
        return None
    return indicator.table(key)
