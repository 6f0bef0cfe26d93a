"""Months added to a quarter: rated once the last month is in, and again when an earlier one is late or restated."""

from decimal import Decimal

import pytest

from plumbline.contracts.models import Contract
from plumbline.returns import actions as returns
from plumbline.returns.models import Assessment, Figure, RatingCode
from tests.cast import NOW, Cast
from tests.returns.monthly import APRIL, JUNE, MAY, QUARTER, declare, month_of, monthly_contract


@pytest.fixture
def contract(cast: Cast) -> Contract:
    return monthly_contract(cast)


def _newest() -> Assessment:
    return Assessment.objects.current().get()


def _figure(contract: Contract, ref: str) -> Figure:
    return Figure.objects.get(contract=contract, indicator__ref=ref, period=QUARTER.ordinal)


def test_a_month_that_closes_nothing_is_not_rated(cast: Cast, contract: Contract) -> None:
    kpi_return = declare(cast, contract, APRIL, V1__numerator="50")
    assert not Assessment.objects.exists()
    assert {rating for rating, _ in kpi_return.ratings.values()} <= {
        "not-assessed",
        "no-target",
        "no-activity",
    }


def test_the_last_month_closes_the_quarter_and_counts_are_added(cast: Cast, contract: Contract) -> None:
    """5 of 1,000, 40 of 1,000 and 15 of 2,000 are 60 of 4,000: 1.5%, not the average of the percentages."""
    declare(cast, contract, APRIL)
    declare(cast, contract, MAY, V1__numerator="40", V2__denominator="960", V3__denominator="960")
    declare(cast, contract, JUNE, V1__numerator="15", V1__denominator="2000")
    assessment = _newest()
    assert (assessment.assessed_period, assessment.number) == (QUARTER, 1)
    assert assessment.ratings["V1"] == ["amber", "1.50%"]
    figure = _figure(contract, "V1")
    assert [figure.numerator, figure.denominator, figure.value] == [60, 4000, 1.5]
    assert figure.rating == RatingCode.AMBER


def test_a_figure_of_one_day_is_that_of_the_last_month(cast: Cast, contract: Contract) -> None:
    declare(cast, contract, APRIL, S2__numerator="10")
    declare(cast, contract, MAY, S2__numerator="20")
    declare(cast, contract, JUNE, S2__numerator="40")
    assert _newest().ratings["S2"] == ["green", "100.0%"]


def test_a_month_that_is_missing_leaves_the_quarter_unrated_and_never_green(
    cast: Cast, contract: Contract
) -> None:
    declare(cast, contract, APRIL)
    declare(cast, contract, JUNE)
    assessment = _newest()
    assert assessment.ratings["V1"][0] == "not-assessed"
    assert _figure(contract, "V1").rating == RatingCode.NOT_ASSESSED
    says = " ".join(
        one["says"] for judged in assessment.judgements if judged["ref"] == "V1" for one in judged["reasons"]
    )
    assert "May 2026" in says


def test_a_late_month_brings_a_new_assessment_and_supersedes_the_old(cast: Cast, contract: Contract) -> None:
    declare(cast, contract, APRIL)
    closing = declare(cast, contract, JUNE)
    late = declare(cast, contract, MAY, V1__numerator="100", V2__numerator="890")
    old, new = Assessment.objects.order_by("number")
    assert (old.superseded_at, new.superseded_at) == (NOW, None)
    assert new.ratings["V1"][0] == "red"
    assert (new.number, new.made_with) == (2, late.current)
    figure = _figure(contract, "V1")
    assert [figure.numerator, figure.kpi_return_id] == [110, closing.pk]


def test_a_month_restated_after_the_close_brings_a_new_assessment(cast: Cast, contract: Contract) -> None:
    first = declare(cast, contract, APRIL)
    declare(cast, contract, MAY)
    declare(cast, contract, JUNE)
    returns.send_back(first, reason="V1 counts cancelled visits.", by=cast.contract_officer, now=NOW)
    declare(cast, contract, APRIL, V1__numerator="4")
    assert _figure(contract, "V1").numerator == Decimal(14)
    assert _newest().number == 2
    assert _figure(contract, "V1").is_restated


def test_one_quarters_months_do_not_leak_into_the_next(cast: Cast, contract: Contract) -> None:
    for month in (APRIL, MAY, JUNE, JUNE.following):
        declare(cast, contract, month)
    assert _newest().assessed_period == QUARTER
    assert _figure(contract, "V1").numerator == 15


def test_the_quarters_figures_below_target_are_explained_with_the_closing_month(
    cast: Cast, contract: Contract
) -> None:
    for month in (APRIL, MAY):
        declare(cast, contract, month, V1__numerator="40", V2__denominator="960", V3__denominator="960")
    closing = month_of(contract, JUNE)
    answers = {
        **dict.fromkeys((one.key for one in closing.framework.definition.inputs_asked_in(JUNE)), "0"),
        "V1.denominator": "1000",
    }
    returns.save_cells(closing, answers, seen={}, by=cast.provider_staff, now=NOW)
    with pytest.raises(returns.NotReady) as refusal:
        returns.submit(closing, by=cast.provider_staff, now=NOW)
    assert "V1" in {one.ref for one in refusal.value.readiness.to_explain}


def test_a_quarter_counts_in_the_market_when_all_its_months_are_accepted(
    cast: Cast, contract: Contract
) -> None:
    months = [declare(cast, contract, month) for month in (APRIL, MAY, JUNE)]
    counts = []
    for kpi_return in reversed(months):
        returns.accept(kpi_return, by=cast.contract_officer, now=NOW)
        counts.append(_figure(contract, "V1").is_accepted)
    assert counts == [False, False, True]
    returns.send_back(months[0], reason="Count again.", by=cast.contract_officer, now=NOW)
    assert not _figure(contract, "V1").is_accepted


def test_a_month_that_comes_late_also_moves_the_closing_returns_count_below_target(
    cast: Cast, contract: Contract
) -> None:
    declare(cast, contract, APRIL)
    closing = declare(cast, contract, JUNE)
    declare(cast, contract, MAY, V1__numerator="100", V2__numerator="890")
    closing.refresh_from_db()
    assert closing.below_target == _newest().below_target > 0
