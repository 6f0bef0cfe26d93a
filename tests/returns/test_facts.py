"""The market's quartiles: equal to a reference, from accepted figures of full periods, and none when too few."""

import statistics
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from plumbline.contracts.models import Contract
from plumbline.judgement.benchmark import percentile_cont
from plumbline.returns import actions as returns
from plumbline.returns.facts import refresh_rollups
from plumbline.returns.models import Figure, MarketRollup, RatingCode, Return
from tests.cast import NOW, Q1, Cast, contract, provider

NAMES = ("cedar", "dogwood", "elder", "fir", "gorse", "hazel", "ivy", "juniper")


def _market(cast: Cast, values: list[float], **changed: object) -> None:
    """A provider with an accepted figure of 1.1 in quarter 1 for each value; `changed` is the first one's alone."""
    indicator = cast.framework.indicators.get(ref="1.1")
    for number, value in enumerate(values):
        its = provider(NAMES[number], f"{NAMES[number]} (test)")
        agreed = contract(
            cast.exampleshire, its, cast.framework, cast.calendar, cast.contract_officer, f"EX-2{number:02}"
        )
        facts: dict[str, object] = {
            "indicator": indicator,
            "period": Q1.ordinal,
            "contract": agreed,
            "provider": its,
            "council": cast.exampleshire,
            "kpi_return": cast.issue(Q1, agreed),
            "value": value,
            "numerator": Decimal(str(value)),
            "denominator": Decimal(100),
            "rating": RatingCode.GREEN,
            "is_accepted": True,
        }
        Figure.objects.create(**{**facts, **(changed if number == 0 else {})})


def _rolled(cast: Cast) -> MarketRollup:
    indicator = cast.framework.indicators.get(ref="1.1")
    refresh_rollups(cast.exampleshire.pk, [(indicator.pk, Q1.ordinal)], now=NOW)
    return MarketRollup.objects.get(council=cast.exampleshire, indicator=indicator, period=Q1.ordinal)


@pytest.mark.parametrize(
    ("values", "quartiles"),
    [
        ([10.0, 20.0, 30.0, 40.0, 50.0], (20.0, 30.0, 40.0)),
        ([96.1, 88.25, 91.0, 79.9, 100.0, 96.1], (88.9375, 93.55, 96.1)),
        ([7.0] * 8, (7.0, 7.0, 7.0)),
    ],
)
def test_quartiles_of_a_market(
    cast: Cast, values: list[float], quartiles: tuple[float, float, float]
) -> None:
    _market(cast, values)
    rollup = _rolled(cast)
    assert (rollup.lower_quartile, rollup.median, rollup.upper_quartile) == quartiles
    assert (rollup.count, rollup.numerator) == (len(values), sum(Decimal(str(value)) for value in values))


@given(st.lists(st.floats(0, 1e6, allow_subnormal=False), min_size=5, max_size=40))
def test_quartiles_agree_with_the_standard_librarys_inclusive_method(values: list[float]) -> None:
    ordered = sorted(values)
    ours = [percentile_cont(ordered, share) for share in (0.25, 0.5, 0.75)]
    assert ours == pytest.approx(statistics.quantiles(ordered, n=4, method="inclusive"), rel=1e-12, abs=1e-9)


def test_quartiles_are_to_the_last_bit_what_the_database_would_say(cast: Cast) -> None:
    values = [96.07843137254902, 88.1, 91.3333333333, 79.9, 100.0, 85.71428571428571, 96.1]
    _market(cast, values)
    rollup = _rolled(cast)
    ours = [rollup.lower_quartile, rollup.median, rollup.upper_quartile]
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT percentile_cont(ARRAY[0.25, 0.5, 0.75]) WITHIN GROUP (ORDER BY value) FROM returns_figure"
            )
            assert list(cursor.fetchone()[0]) == ours
    else:
        assert ours == [percentile_cont(sorted(values), share) for share in (0.25, 0.5, 0.75)]


@pytest.mark.parametrize(
    "changed",
    [{"is_partial": True}, {"is_accepted": False}, {"value": None}, {"period": Q1.previous.ordinal}],
    ids=["partial", "not accepted", "no value", "another period"],
)
def test_what_does_not_compare_is_left_out(cast: Cast, changed: dict[str, object]) -> None:
    _market(cast, [1000.0, 10.0, 20.0, 30.0, 40.0, 50.0], **changed)
    rollup = _rolled(cast)
    assert (rollup.count, rollup.median) == (5, 30.0)


def test_another_councils_figures_are_another_market(cast: Cast) -> None:
    _market(cast, [10.0, 20.0, 30.0, 40.0, 50.0, 60.0], council=cast.otherton)
    assert _rolled(cast).count == 5


def test_another_version_of_the_framework_is_another_market(cast: Cast) -> None:
    _market(cast, [10.0, 20.0, 30.0, 40.0, 50.0, 60.0], indicator=cast.framework.indicators.get(ref="2.1"))
    assert _rolled(cast).count == 5


def test_four_providers_are_too_few_to_compare(cast: Cast) -> None:
    _market(cast, [10.0, 20.0, 30.0, 40.0])
    rollup = _rolled(cast)
    assert rollup.count == 4
    assert (rollup.lower_quartile, rollup.median, rollup.upper_quartile) == (None, None, None)


def test_one_providers_second_contract_does_not_make_a_fifth_provider(cast: Cast) -> None:
    _market(cast, [10.0, 20.0, 30.0, 40.0, 50.0])
    fifth = Figure.objects.get(value=50.0)
    Figure.objects.filter(pk=fifth.pk).update(provider=Figure.objects.get(value=40.0).provider_id)
    rollup = _rolled(cast)
    assert (rollup.count, rollup.median) == (4, None)


def test_a_market_that_emptied_says_so(cast: Cast) -> None:
    _market(cast, [10.0, 20.0, 30.0, 40.0, 50.0])
    assert _rolled(cast).count == 5
    Figure.objects.update(is_accepted=False)
    rollup = _rolled(cast)
    assert (rollup.count, rollup.median, rollup.numerator) == (0, None, None)


def test_accepting_a_return_brings_the_market_up_to_date_at_once(cast: Cast) -> None:
    _market(cast, [80.0, 85.0, 90.0, 95.0])
    kpi_return = cast.submitted()
    returns.accept(kpi_return, by=cast.contract_officer, now=NOW)
    rollup = MarketRollup.objects.get(indicator__ref="1.1", period=Q1.ordinal)
    assert (rollup.count, rollup.median) == (5, 90.0)
    assert MarketRollup.objects.filter(period=Q1.ordinal).count() == len(kpi_return.ratings)


def test_upkeep_of_the_market_takes_the_same_queries_for_one_provider_and_for_eight(
    cast: Cast,
) -> None:
    first = cast.submitted()
    alone = _queries_to_accept(first, cast)
    returns.send_back(first, reason="Once more.", by=cast.contract_officer, now=NOW)
    returns.submit(first, by=cast.provider_staff, now=NOW)
    _market(cast, [float(value) for value in range(80, 88)])
    assert _queries_to_accept(first, cast) == alone


def _queries_to_accept(kpi_return: Return, cast: Cast) -> int:
    with CaptureQueriesContext(connection) as asked:
        returns.accept(kpi_return, by=cast.contract_officer, now=NOW)
    return len(asked)


def test_no_contract_holds_two_figures_of_one_period(cast: Cast) -> None:
    kpi_return = cast.submitted()
    returns.send_back(kpi_return, reason="Once more.", by=cast.contract_officer, now=NOW)
    before = Figure.objects.count()
    returns.submit(kpi_return, by=cast.provider_staff, now=NOW)
    assert Figure.objects.count() == before
    assert Contract.objects.count() == 3
