"""The page of who does what when: what does not fit, whose work it is, and saying that something is done."""

from collections.abc import Callable
from decimal import Decimal

import pytest

from plumbline.judgement.risk.levels import What
from plumbline.workplan import actions as workplan
from plumbline.workplan.models import Obligation
from tests.cast import NOW, Cast
from tests.desk.pages import address, said, words
from tests.strict_client import StrictClient
from tests.workplan.levels import OXFORDSHIRE, decided, first

Browse = Callable[..., StrictClient]
pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(cast: Cast, browse: Browse) -> StrictClient:
    """Of a council that watches Alder closely with eighteen hours a year: one and a half each month."""
    decided(cast, "proactive", OXFORDSHIRE)
    council = cast.exampleshire
    workplan.open_plan(council, 2026, hours=Decimal(18), by=cast.contracts_manager, now=NOW)
    return browse(cast.contracts_manager)


def test_without_levels_the_page_says_where_they_are_decided(officer: StrictClient) -> None:
    page = said(officer.get(address("plan_work")))

    assert "No level of oversight asks for anything in this year." in page
    assert "See the risk register" in page


def test_what_does_not_fit_is_named_with_its_hours_and_what_would_change_it(
    manager: StrictClient, cast: Cast
) -> None:
    page = said(manager.get(address("plan_work")))

    # Eight reports of an hour each fit; two meetings of three hours and a visit of twelve do not.
    assert (
        "11 things are to be done by March 2027, which takes 26 hours. The team has 1.5 hours a month."
        in page
    )
    assert "3 things do not fit into the hours there are, for 1 provider: Alder Homecare (test)." in page
    assert "2.5 hours short in October" in page
    assert "2.5 more hours in October; no later month of the year has room" in page
    assert f"{cast.contract_officer}: 1" in page


def test_it_is_narrowed_to_one_officer_and_taken_away(manager: StrictClient, cast: Cast) -> None:
    workplan.give_to([first(What.MEETING)], cast.quality_officer, by=cast.contracts_manager, now=NOW)
    own = {"officer": str(cast.quality_officer.pk)}

    assert "A review meeting" not in said(manager.get(address("plan_work"), own))
    taken = (
        manager.get(address("plan_work"), {**own, "format": "csv"}).content.decode("utf-8-sig").splitlines()
    )
    assert len(taken) == 2
    assert "Meeting" in taken[1]
    assert "Does not fit" in taken[1]


def test_somebody_says_that_it_is_done_and_the_next_one_counts_from_there(
    manager: StrictClient, cast: Cast
) -> None:
    one = first(What.MEETING)
    typed = {"on_day": "10", "on_month": "7", "on_year": "2026"}
    refused = manager.post(address("plan_work_done", one.pk), {**typed, "outcome": ""})
    assert refused.status_code == 422
    assert "Say in a sentence what came of it" in words(refused)

    page = said(manager.post(address("plan_work_done", one.pk), {**typed, "outcome": "Agreed"}, follow=True))
    assert "Done on 10 July 2026 by" in page
    assert Obligation.objects.open().filter(kind="meeting").count() == 6


def test_all_of_a_provider_goes_to_somebody_and_a_replaced_one_has_nothing_to_do(
    manager: StrictClient, cast: Cast
) -> None:
    one = first(What.VISIT)
    typed = {"officer": cast.quality_officer.pk, "is_for_all": "on"}
    page = said(manager.post(address("plan_work_give", one.pk), typed, follow=True))

    assert "A visit is done when its report is final" in page
    assert set(Obligation.objects.open().values_list("officer", flat=True)) == {cast.quality_officer.pk}
    Obligation.objects.filter(pk=one.pk).update(status="replaced", replaced_at=NOW)
    assert "It is not to be done any more." in said(manager.get(address("plan_work_one", one.pk)))
    assert manager.post(address("plan_work_give", one.pk), {"officer": ""}).status_code == 422
