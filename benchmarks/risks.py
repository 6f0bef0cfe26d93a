"""Working out the risk of every provider of a council, beside plain arithmetic on the same facts. Row P13."""

import json
from collections.abc import Callable
from typing import Any

from django.db import connection, transaction

from benchmarks.attention import known
from benchmarks.report import Line, ms, times
from benchmarks.timing import beside, middle
from benchmarks.world import NOW, World, build, tidy
from plumbline.organisations import scope
from plumbline.oversight.risk_rounds import council_worked_out

PROVIDERS, QUARTERS, SAMPLE = 300, 4, 5
_POINTS = {"inadequate": 3.0, "requires-improvement": 2.0, "vacant": 2.0, "watch": 1.0}


def lines(providers: int = PROVIDERS) -> list[Line]:
    with scope.everything():
        world = build("risks", providers=providers, quarters=QUARTERS)
        known(world)
        _make_table()
    tidy()
    with scope.everything():
        found = beside(lambda: _taken_back(lambda: _floor(world)), lambda: _taken_back(lambda: _ours(world)))
        one_by_one = middle(lambda: _taken_back(lambda: _looped(world)), repeats=3) / SAMPLE * providers
        _ours(world)
        again = middle(lambda: _ours(world))
        (wrote,) = {_ours(world)}
    each = found.ours / providers
    return [
        Line(
            "P13",
            f"the risk of {providers} providers, with reasons, levels proposed and history",
            f"facts in bulk, a weighted sum, one insert {ms(found.floor)}",
            f"{ms(found.ours)}, {each:.1f} ms a provider",
            times(found.ratio),
            "≤ 3x",
            found.ratio <= 3,
        ),
        Line(
            "P13",
            "the same one provider at a time, from a sample",
            ms(one_by_one),
            ms(found.ours),
            f"{one_by_one / found.ours:.1f}x as fast",
            "≥ 4x as fast",
            one_by_one / found.ours >= 4,
        ),
        Line(
            "P13",
            "again, when nothing is new",
            "",
            ms(again),
            f"{wrote} results written",
            "0 written",
            not wrote,
        ),
    ]


def _taken_back(work: Callable[[], object]) -> None:
    with transaction.atomic():
        work()
        transaction.set_rollback(True)


def _ours(world: World) -> int:
    return council_worked_out(world.council, by=None, now=NOW, system="benchmark")


def _looped(world: World) -> None:
    for contract in world.contracts[:SAMPLE]:
        council_worked_out(world.council, by=None, now=NOW, system="benchmark", only=contract.provider_id)


def _make_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE benchmark_risk (provider integer, score float, inputs text)")


def _floor(world: World) -> None:
    """The facts that a risk is made of, by plain SQL; points added up; a row for each provider."""
    found: dict[int, dict[str, Any]] = {}
    with connection.cursor() as cursor:
        for name, statement in _FACTS.items():
            cursor.execute(statement, [world.council.pk])
            for provider, *values in cursor.fetchall():
                found.setdefault(provider, {}).setdefault(name, []).append(values)
        rows = [(provider, _score(facts), json.dumps(facts)) for provider, facts in found.items()]
        if connection.vendor == "postgresql":
            with cursor.copy("COPY benchmark_risk FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
            return
        cursor.executemany("INSERT INTO benchmark_risk VALUES (%s, %s, %s)", rows)


_FACTS = {
    "returns": (
        "SELECT provider_id, ratings, max(period) OVER (PARTITION BY provider_id) FROM returns_return r"
        " WHERE council_id = %s"
        " AND period = (SELECT max(period) FROM returns_return l WHERE l.contract_id = r.contract_id)"
    ),
    "cqc": (
        "SELECT p.provider_id, c.rating FROM providers_location p JOIN cqc_location c ON c.cqc_id = p.cqc_location_id"
        " WHERE p.provider_id IN (SELECT provider_id FROM contracts_contract WHERE council_id = %s)"
    ),
    "entered": "SELECT provider_id, name, value FROM risks_riskfact WHERE council_id = %s",
    "heard": (
        "SELECT provider_id, kind, area, count(*) FROM intelligence_intelligence WHERE council_id = %s"
        " AND status <> 'withdrawn' GROUP BY provider_id, kind, area"
    ),
    "actions": "SELECT provider_id, count(*) FROM improvement_action WHERE council_id = %s GROUP BY provider_id",
    "standing": "SELECT provider_id, colour FROM standing_standingdecision WHERE council_id = %s",
}


def _score(facts: dict[str, Any]) -> float:
    said = [value for rows in facts.values() for row in rows for value in row]
    return sum(_POINTS.get(value, 0.0) for value in said if isinstance(value, str)) / 105
