"""Pages ask the same number of questions however much there is to show."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plumbline.oversight import consequences
from plumbline.returns.models import Return
from tests.cast import NOW, Q1, Q4, Cast, contract, whole_answers
from tests.portal.pages import address
from tests.strict_client import StrictClient

MOST = 12
# The strict client looks at history before each request.
OF_THE_CLIENT = 1
# What a connection asks for itself: savepoints, and on PostgreSQL the walls round the request.
NOT_OURS = ("SAVEPOINT", "RELEASE", "SELECT coalesce(current_setting", "SELECT set_config")


def _queries(staff: StrictClient, page: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert staff.get(page).status_code == 200
    return sum(not one["sql"].startswith(NOT_OURS) for one in asked) - OF_THE_CLIENT


def _history_of(cast: Cast) -> None:
    """A year of returns, each sent back once, and a second contract."""
    for period in (Q4.previous.previous, Q4.previous, Q4):
        one = cast.submitted(period)
        consequences.return_sent_back(one, reason="Count again.", by=cast.contract_officer, now=NOW)
    second = contract(
        cast.exampleshire, cast.alder, cast.framework, cast.calendar, cast.contract_officer, "EX-090"
    )
    cast.issue(Q1, second)


@pytest.mark.parametrize("name", ["returns", "kpis"])
def test_a_list_asks_as_often_for_many_as_for_one(
    staff: StrictClient, cast: Cast, kpi_return: Return, name: str
) -> None:
    consequences.return_sent_back(
        cast.submitted(Q4.year_ago), reason="Count.", by=cast.contract_officer, now=NOW
    )
    before = _queries(staff, address(name))
    _history_of(cast)

    assert _queries(staff, address(name)) == before <= MOST


@pytest.mark.parametrize("name", ["return", "return_explain", "return_check"])
def test_a_return_asks_as_often_when_full_as_when_empty(
    staff: StrictClient, cast: Cast, kpi_return: Return, name: str
) -> None:
    before = _queries(staff, address(name, kpi_return.pk))
    cast.fill(kpi_return, whole_answers(kpi_return, f_1_1_numerator="3000", f_6_1_value="9"))

    assert _queries(staff, address(name, kpi_return.pk)) == before <= MOST
