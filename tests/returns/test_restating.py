"""A changed earlier quarter in a year-wide table: a restatement of that quarter's own return, never a silent change."""

from dataclasses import replace
from decimal import Decimal

import pytest

from plumbline.frameworks import library
from plumbline.frameworks.definition import Answers
from plumbline.oversight import consequences
from plumbline.returns import actions as returns
from plumbline.returns.models import Figure, MarketRollup, Return, Submission, Upload
from plumbline.returns.outgoing import issue_of
from plumbline.returns.restating import with_earlier_figures
from plumbline.returns.workbook.foreign.writing import write_foreign
from tests.cast import AGREEING, NOW, Q1, Cast, whole_answers

SCHEDULE = library.find("milton-keynes/homecare-dps")
Q2 = Q1.following
BEFORE = Answers(
    {
        "1.1.numerator": Decimal(4900),
        "1.1.denominator": Decimal(5100),
        "5.1.value": Decimal(60),
        "2.2b.percent": Decimal("12.5"),
    },
    {"6.6.text": "Moved"},
    {"1.1": "because"},
)


@pytest.mark.parametrize(
    "typed",
    [
        {},
        {"5.1.value": "60"},
        {"5.1.value": "60.0"},
        {"5.1.value": ""},
        {"5.1.value": "lost"},
        {"1.1.percent": "96"},
        {"1.1.percent": "96.08"},
        {"1.1.percent": "96.0784"},
        {"2.2b.percent": "12.5"},
        {"6.6.text": "Moved to family"},
        {"9.9.value": "3"},
    ],
)
def test_what_says_the_same_or_cannot_be_read_changes_nothing(typed: dict[str, str]) -> None:
    assert with_earlier_figures(BEFORE, typed, SCHEDULE) is None


def test_a_count_that_differs_replaces_the_old_one() -> None:
    after = with_earlier_figures(BEFORE, {"5.1.value": "61", "1.1.percent": "96"}, SCHEDULE)
    assert after == Answers({**BEFORE.values, "5.1.value": Decimal(61)}, BEFORE.texts, BEFORE.explanations)


def test_a_percentage_that_differs_replaces_the_counts_it_no_longer_stands_for() -> None:
    after = with_earlier_figures(BEFORE, {"1.1.percent": "95"}, SCHEDULE)
    assert after is not None
    assert after.values == {"5.1.value": 60, "2.2b.percent": Decimal("12.5"), "1.1.percent": 95}


def _table(kpi_return: Return, *, first_quarter: dict[str, str]) -> bytes:
    """The council's own table with both quarters filled in, the first of them as told here."""
    issue = issue_of(kpi_return)
    assert issue.definition.layout is not None
    keys = [row.key for row in issue.definition.layout.rows if row.kind != "text"]
    good = {key: Decimal(AGREEING.get(key, "0")) for key in keys}
    good |= {key: Decimal(100) for key in keys if key.endswith(".percent")}
    earlier = {**good, **{key: Decimal(text) for key, text in first_quarter.items()}}
    return write_foreign(replace(issue, known=Answers(good)), {Q1.code: Answers(earlier)})


@pytest.fixture
def second_quarter(cast: Cast) -> Return:
    """Quarter 1 is accepted; quarter 2 has everything that the council's table does not ask for."""
    first = cast.submitted(
        Q1, f_4_1_numerator="40", f_4_2_numerator="40", f_1_1_numerator="5100", f_2_2a_numerator="5100"
    )
    returns.accept(first, by=cast.contract_officer, now=NOW)
    second = cast.issue(Q2)
    cast.fill(second, _beside_the_table(second))
    return second


def _beside_the_table(kpi_return: Return) -> dict[str, str]:
    """Answers to what the council's table does not ask for."""
    in_the_table = {
        one.rpartition(".")[0] for one in AGREEING if one.endswith((".numerator", ".denominator"))
    }
    answered = in_the_table - {"missed-visits", "2.2b", "2.2c"}
    return {
        key: text for key, text in whole_answers(kpi_return).items() if key.rpartition(".")[0] not in answered
    }


def _send(cast: Cast, kpi_return: Return, **first_quarter: str) -> Submission:
    changed = {key.replace("__", "."): text for key, text in first_quarter.items()}
    content = _table(kpi_return, first_quarter=changed)
    upload = consequences.workbook_received(
        kpi_return, "table.xlsx", content, by=cast.provider_staff, now=NOW
    )
    assert (upload.outcome, upload.problems) == (Upload.Outcome.TAKEN, [])
    return consequences.return_submitted(kpi_return, by=cast.provider_staff, now=NOW)


def test_the_councils_own_table_is_submitted_quarter_by_quarter(cast: Cast, second_quarter: Return) -> None:
    submission = _send(cast, second_quarter)
    judged = {one["ref"]: one for one in submission.judgements}
    assert (judged["1.1"]["rating"], judged["1.1"]["display"]) == ("green", "100%")
    assert "counts not stated" in judged["1.1"]["reasons"][0]["says"]
    assert Submission.objects.filter(kpi_return__period=Q1.ordinal).count() == 1


def test_a_changed_earlier_quarter_becomes_a_restatement_of_its_own_return(
    cast: Cast, second_quarter: Return
) -> None:
    came_with = _send(cast, second_quarter, **{"5__1__value": "64", "1__1__percent": "93"})
    first = Return.objects.get(contract=cast.contract, period=Q1.ordinal)
    restated = first.current
    assert restated is not None
    assert (restated.number, restated.kind, restated.came_with) == (2, Submission.Kind.RESTATED, came_with)
    assert {one["key"]: one["now"] for one in restated.changes} == {
        "1.1.denominator": "",
        "1.1.numerator": "",
        "1.1.percent": "93",
        "5.1.value": "64",
    }
    assert (first.is_restated, first.status) == (True, Return.Status.SUBMITTED)
    assert first.submissions.get(number=1).values["5.1.value"] == "60"


def test_a_restated_quarter_leaves_the_market_until_it_is_accepted_again(
    cast: Cast, second_quarter: Return
) -> None:
    rollups = MarketRollup.objects.filter(indicator__ref="5.1", period=Q1.ordinal)
    assert [one.count for one in rollups] == [1]
    _send(cast, second_quarter, **{"5__1__value": "64"})
    figure = Figure.objects.get(contract=cast.contract, indicator__ref="5.1", period=Q1.ordinal)
    assert (figure.value, figure.is_accepted, figure.is_restated) == (64, False, True)
    assert [one.count for one in rollups.all()] == [0]


def test_an_earlier_quarter_that_was_never_returned_is_not_made_up(cast: Cast) -> None:
    """Quarter 1 is still due: the table's column for it is no return of it."""
    first, second = cast.issue(Q1), cast.issue(Q2)
    cast.fill(second, _beside_the_table(second))
    _send(cast, second, **{"5__1__value": "64"})
    first.refresh_from_db()
    assert (first.status, first.current) == (Return.Status.DUE, None)
