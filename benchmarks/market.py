"""The market's quartiles: the same to the last bit as the database's own, and kept up as returns are accepted. P12."""

from collections.abc import Sequence

from django.db import connection, transaction

from benchmarks.report import Line, ms, times
from benchmarks.timing import beside
from benchmarks.world import NEWEST, NOW, World
from plumbline.judgement.benchmark import percentile_cont
from plumbline.organisations import scope
from plumbline.returns.facts import refresh_rollups
from plumbline.returns.models import Figure, MarketRollup

_THEIRS = (
    "SELECT indicator_id, period, percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY value)"
    " FROM returns_figure WHERE council_id = %s GROUP BY indicator_id, period"
)
_FLOOR = (
    "INSERT INTO benchmark_rollup SELECT indicator_id, period, count(*),"
    " percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY value), sum(numerator), sum(denominator)"
    " FROM returns_figure WHERE council_id = %s AND period = %s AND is_accepted AND NOT is_partial"
    " GROUP BY indicator_id, period"
)


def lines(world: World) -> list[Line]:
    with scope.everything():
        return [_exact(world), _kept_up(world)]


def _exact(world: World) -> Line:
    kept = {
        (one.indicator_id, one.period): [one.lower_quartile, one.median, one.upper_quartile]
        for one in MarketRollup.objects.filter(council=world.council)
    }
    reference = _by_the_database(world) if connection.vendor == "postgresql" else _by_hand(world)
    differing = sum(kept[pair] != list(quartiles) for pair, quartiles in reference.items())
    return Line(
        "P12",
        f"quartiles of {len(reference):,} markets against "
        + ("percentile_cont" if connection.vendor == "postgresql" else "a second calculation"),
        "",
        "",
        f"{differing} differ",
        "0 differ, to the bit",
        differing == 0,
    )


def _by_the_database(world: World) -> dict[tuple[int, int], Sequence[float]]:
    with connection.cursor() as cursor:
        cursor.execute(_THEIRS, [world.council.pk])
        return {(indicator, period): quartiles for indicator, period, quartiles in cursor.fetchall()}


def _by_hand(world: World) -> dict[tuple[int, int], Sequence[float]]:
    values: dict[tuple[int, int], list[float]] = {}
    rows = Figure.objects.filter(council=world.council).values_list("indicator_id", "period", "value")
    for indicator, period, value in rows.iterator():
        values.setdefault((indicator, period), []).append(value or 0.0)
    return {
        pair: [percentile_cont(sorted(ours), part) for part in (0.25, 0.5, 0.75)]
        for pair, ours in values.items()
    }


def _kept_up(world: World) -> Line:
    """What accepting one return sets off: every figure's market of its quarter, worked out afresh."""
    numbers = list(world.framework.indicators.values_list("pk", flat=True))

    what = f"market of a quarter afresh, on acceptance ({len(numbers)} figures, {len(world.contracts)} providers)"

    def ours() -> None:
        refresh_rollups(world.council.pk, [(number, NEWEST.ordinal) for number in numbers], now=NOW)

    if connection.vendor != "postgresql":
        found = beside(lambda: None, ours)
        return Line(
            "P12",
            what,
            "",
            ms(found.ours),
            "",
            "≤ 20 ms",
            found.ours <= 20,
        )
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TABLE IF NOT EXISTS benchmark_rollup (indicator int, period int, n int, quartiles float8[],"
            " numerator numeric, denominator numeric)"
        )
    found = beside(lambda: _floor(world), ours)
    return Line(
        "P12",
        what,
        f"one SQL statement {ms(found.floor)}",
        ms(found.ours),
        times(found.ratio),
        "≤ 20 ms; a quarter ≤ 2x",
        found.ours <= 20 and found.ratio <= 2,
    )


def _floor(world: World) -> None:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM benchmark_rollup")
        cursor.execute(_FLOOR, [world.council.pk, NEWEST.ordinal])
