"""The list of returns: narrowed by its address, marked with every state, taken away as a table."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from plumbline.oversight import consequences
from plumbline.returns.models import Return
from tests.cast import NOW, Q1, Q4, Cast
from tests.desk.many import many_contracts, queries
from tests.desk.pages import address, row_of, said
from tests.strict_client import StrictClient

LIST = address("returns")


def _rows(response: object) -> list[dict[str, str]]:
    text = getattr(response, "content", b"").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


@pytest.fixture
def returns_of_all_kinds(cast: Cast) -> dict[str, Return]:
    """One submitted late, one extended, one overdue, one nil, one partial; each a different period."""
    overdue = cast.issue(Q4.year_ago)
    nil = cast.issue(Q1.year_ago)
    consequences.nil_recorded(nil, reason="Nobody was supported.", by=cast.contract_officer, now=NOW)
    partial = cast.issue(Q4.previous)
    Return.objects.filter(pk=partial.pk).update(is_partial=True)
    extended = cast.issue(Q1)
    consequences.return_extended(
        extended,
        until=NOW.date() + timedelta(days=20),
        reason="A new system.",
        by=cast.contract_officer,
        now=NOW,
    )
    return {
        "overdue": overdue,
        "nil": nil,
        "partial": partial,
        "extended": extended,
        "late": cast.submitted(Q4),
    }


@pytest.mark.parametrize("state", ["overdue", "nil", "partial", "extended", "late"])
def test_every_state_can_be_asked_for_and_is_marked(
    officer: StrictClient, returns_of_all_kinds: dict[str, Return], state: str
) -> None:
    page = officer.get(f"{LIST}?state={state}")
    one = returns_of_all_kinds[state]
    words = {"partial": "Part of the period", "nil": "Nil"}.get(state, state.capitalize())

    assert words in row_of(page, address("return", one.pk))


def test_only_what_was_asked_for_is_listed(
    officer: StrictClient, cast: Cast, returns_of_all_kinds: dict[str, Return]
) -> None:
    cast.issue(Q1, cast.rival_contract)

    def found(query: str) -> int:
        return len(_rows(officer.get(f"{LIST}?format=csv&{query}")))

    assert found("") == 6
    assert found(f"period={Q1.code}") == 2
    assert found(f"provider={cast.birch.pk}") == 1
    assert found(f"officer={cast.contract_officer.pk}") == 6
    assert found(f"framework={cast.framework.pk}&period={Q4.code}") == 1
    assert found("state=submitted") == 1


def test_a_choice_that_is_not_offered_counts_as_none(officer: StrictClient, cast: Cast) -> None:
    cast.issue()

    assert "1 return" in said(officer.get(f"{LIST}?period=nonsense&state=no-such&officer=-1&page=x"))


def test_nothing_found_says_how_to_see_more(officer: StrictClient, cast: Cast) -> None:
    cast.issue()

    assert "No return fits what you chose." in said(officer.get(f"{LIST}?state=nil"))


def test_an_empty_list_says_what_would_fill_it(officer: StrictClient, cast: Cast) -> None:
    assert "No return has been asked for yet." in said(officer.get(LIST))


def test_the_table_says_how_late_each_is_today(
    browse: Callable[..., StrictClient], cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    cast.issue(Q1)
    monkeypatch.setattr(timezone, "now", lambda: NOW + timedelta(days=14))

    rows = _rows(browse(cast.contract_officer).get(f"{LIST}?format=csv"))

    assert rows[0]["Days late"] == "9"
    assert rows[0]["Status"] == "Not yet returned"
    assert rows[0]["Due"] == "2026-07-15"


def test_the_list_is_sorted_by_what_its_heads_say(officer: StrictClient, cast: Cast) -> None:
    cast.issue(Q1)
    cast.issue(Q1, cast.rival_contract)

    first = _rows(officer.get(f"{LIST}?format=csv&sort=-provider"))[0]

    assert first["Provider"] == "Birch Care (test)"


def test_another_council_lists_only_its_own(browse: Callable[..., StrictClient], cast: Cast) -> None:
    cast.issue(Q1)
    cast.issue(Q1, cast.other_contract)

    rows = _rows(browse(cast.other_council_officer).get(f"{LIST}?format=csv"))

    assert [row["Contract"] for row in rows] == ["OT-001"]


def test_the_list_asks_as_often_for_many_as_for_one(officer: StrictClient, cast: Cast) -> None:
    cast.submitted()
    few = queries(lambda: said(officer.get(LIST)))
    many_contracts(cast, 30)

    assert queries(lambda: said(officer.get(LIST))) == few
