"""Which figures really changed: what the charts of a council's contracts say today."""

from dataclasses import replace
from datetime import date
from fractions import Fraction
from hashlib import sha256

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plumbline.contracts.models import Contract
from plumbline.frameworks.models import FrameworkVersion, Indicator
from plumbline.judgement.charting.meaning import Meaning
from plumbline.oversight.queries.figure_course import Kept, Told, chart_of, exact_of
from plumbline.oversight.queries.real_changes import Signalled, signals_for
from tests.cast import Q1, TODAY, Cast
from tests.desk.many import many_contracts
from tests.returns.courses import CALM, FALLEN, course
from tests.returns.monthly import APRIL, declare, monthly_contract


def of_alder(cast: Cast, on: date = TODAY) -> tuple[Signalled, ...]:
    return signals_for(cast.exampleshire, on=on)[cast.alder.pk]


def test_a_fall_out_of_the_usual_is_a_concern(cast: Cast) -> None:
    course(cast, FALLEN)

    (one,) = of_alder(cast)

    assert (one.contract_id, one.ref, one.period, one.display) == (cast.contract.pk, "4.1", Q1, "40%")
    assert (one.meaning, one.is_concern, one.as_at) == (Meaning.CONCERN, True, date(2026, 6, 30))
    assert "Quarter 1, 2026–27: 40% is below the lower limit of" in one.says


def test_a_calm_figure_signals_nothing_and_is_known_to_be_calm(cast: Cast) -> None:
    course(cast, CALM)

    assert signals_for(cast.exampleshire, on=TODAY) == {cast.alder.pk: ()}


def test_of_too_little_history_nothing_is_said(cast: Cast) -> None:
    course(cast, FALLEN[-9:])

    assert signals_for(cast.exampleshire, on=TODAY) == {}


def test_a_rise_of_what_should_be_high_is_an_improvement(cast: Cast) -> None:
    course(cast, [30 + one % 3 for one in CALM] + [95])

    assert [one.meaning for one in of_alder(cast)] == [Meaning.IMPROVEMENT]


def test_concerns_come_first(cast: Cast) -> None:
    course(cast, [30 + one % 3 for one in CALM] + [95], ref="2.1")
    course(cast, FALLEN)

    assert [(one.ref, one.is_concern) for one in of_alder(cast)] == [("4.1", True), ("2.1", False)]


def test_part_of_a_period_changes_nothing(cast: Cast) -> None:
    course(cast, FALLEN, partial=[len(FALLEN) - 1])

    assert of_alder(cast) == ()


def test_part_of_a_period_is_no_history_either(cast: Cast) -> None:
    course(cast, CALM, partial=[3])

    assert signals_for(cast.exampleshire, on=TODAY) == {}


def test_part_of_a_period_does_not_move_the_limits(cast: Cast) -> None:
    course(cast, [2, *FALLEN], partial=[0])

    (fallen,) = of_alder(cast)
    assert "the lower limit of 63.363…%" in fallen.says


def test_a_period_that_is_not_returned_leaves_the_signal_before_it(cast: Cast) -> None:
    course(cast, [*FALLEN, None])

    (one,) = of_alder(cast)
    assert one.period == Q1.previous


def test_nothing_reaches_over_a_gap(cast: Cast) -> None:
    steady = [*CALM, *([90] * 6)]
    course(cast, [*steady[:13], None, *steady[13:]])

    assert "spc.shift" not in {signal.rule for one in of_alder(cast) for signal in one.signals}


def test_a_day_sees_only_the_periods_that_were_over(cast: Cast) -> None:
    course(cast, FALLEN)

    assert of_alder(cast, on=date(2026, 6, 29)) == ()


def test_an_ended_contract_says_nothing(cast: Cast) -> None:
    course(cast, FALLEN)
    Contract.objects.filter(pk=cast.contract.pk).update(status=Contract.Status.ENDED)

    assert signals_for(cast.exampleshire, on=TODAY) == {}


def test_another_council_sees_nothing_of_it(cast: Cast) -> None:
    course(cast, FALLEN)

    assert signals_for(cast.otherton, on=TODAY) == {}


def newer(cast: Cast, change: tuple[str, str] = ("", "")) -> FrameworkVersion:
    """The cast's schedule once more, as its second version, with something in it changed."""
    text = cast.framework.text.replace(*change) if change[0] else cast.framework.text
    assert not change[0] or text != cast.framework.text
    made = FrameworkVersion.objects.create(
        code=cast.framework.code,
        version="2 (test)",
        kind=cast.framework.kind,
        title=cast.framework.title,
        digest=sha256(repr(change).encode()).hexdigest(),
        text=text,
        read_at=cast.framework.read_at,
    )
    for ref in cast.framework.indicators.values_list("ref", flat=True):
        Indicator.objects.create(framework=made, ref=ref)
    return made


def asked_otherwise(cast: Cast) -> tuple[str, str]:
    """What to change so that figure 4.1 counts something else."""
    label = next(
        one.label for one in cast.framework.definition.by_ref["4.1"].inputs if one.part == "numerator"
    )
    return label, f"{label}, asked by somebody else"


def test_a_new_version_that_counts_alike_carries_the_course_on(cast: Cast) -> None:
    course(cast, CALM, newest=Q1.previous)
    course(cast, [40], framework=newer(cast))

    assert [one.ref for one in of_alder(cast)] == ["4.1"]


def test_a_version_that_counts_in_another_way_begins_anew(cast: Cast) -> None:
    course(cast, CALM, newest=Q1.previous)
    course(cast, [40], framework=newer(cast, asked_otherwise(cast)))

    assert signals_for(cast.exampleshire, on=TODAY) == {}


def test_what_was_counted_in_another_way_does_not_move_the_limits(cast: Cast) -> None:
    course(cast, CALM, newest=[*Q1.back(12)][-1])
    course(cast, [*(one - 60 for one in CALM), 70], framework=newer(cast, asked_otherwise(cast)))

    assert [one.meaning for one in of_alder(cast)] == [Meaning.IMPROVEMENT]


def test_months_are_charted_and_not_the_quarters_they_add_up_to(cast: Cast) -> None:
    contract = monthly_contract(cast)
    declare(cast, contract, APRIL)
    framework = contract.framework_terms.get().framework
    course(cast, CALM, ref="V2", contract=contract, newest=APRIL.previous, framework=framework)
    course(cast, [10] * 4, ref="V2", contract=contract, newest=Q1.previous, framework=framework)

    (one,) = [one for one in of_alder(cast) if one.ref == "V2"]
    assert (one.period, one.display) == (APRIL, "95.5%")


@pytest.mark.parametrize(
    ("value", "numerator", "denominator", "exact"),
    [
        (2 / 3 * 100, 2, 3, Fraction(200, 3)),
        (71.4, None, None, Fraction("71.4")),
        (None, 0, 0, None),
    ],
)
def test_the_value_charted_is_the_one_that_was_rated(
    cast: Cast, value: float | None, numerator: int | None, denominator: int | None, exact: Fraction | None
) -> None:
    row = Kept(1, Q1.ordinal, value, numerator, denominator, False, False, 1)  # type: ignore[arg-type]

    assert exact_of(row, cast.framework.definition.by_ref["4.1"]) == exact


def test_what_is_no_share_may_be_more_than_the_whole(cast: Cast) -> None:
    share = cast.framework.definition.by_ref["4.1"]
    rows = [Kept(1, one.ordinal, 100.0, None, None, False, False, 1) for one in reversed([*Q1.back(11)])]
    rows[-1] = rows[-1]._replace(value=130.0)
    free = chart_of(rows, {1: Told(1, 1, "x", "1", replace(share, is_share=False))}).stretches[0].limits

    assert free is not None
    assert free.upper == free.mean + free.reach > 100


def test_the_number_of_statements_does_not_grow(cast: Cast) -> None:
    course(cast, FALLEN)
    with CaptureQueriesContext(connection) as few:
        of_alder(cast)

    many_contracts(cast, 12)
    for contract in Contract.objects.filter(reference__startswith="EX-M"):
        course(cast, FALLEN, contract=contract)
        course(cast, FALLEN, contract=contract, ref="2.1")
    with CaptureQueriesContext(connection) as many:
        found = signals_for(cast.exampleshire, on=TODAY)

    assert len(found) == 13
    assert len(many) == len(few) == 5
