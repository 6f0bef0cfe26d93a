"""The contract register: narrowed by its address, taken away as a table, added to as a draft."""

from collections.abc import Callable

import pytest

from plumbline.contracts.models import Contract
from plumbline.history.models import Event
from plumbline.providers.models import Provider
from tests.cast import Cast
from tests.desk.many import many_contracts, queries
from tests.desk.pages import address, row_of, said, words
from tests.strict_client import StrictClient

REGISTER, NEW = address("contracts"), address("contract_new")


def _day(name: str, day: int, month: int, year: int) -> dict[str, str]:
    return {f"{name}_day": str(day), f"{name}_month": str(month), f"{name}_year": str(year)}


@pytest.fixture
def typed(cast: Cast) -> dict[str, str]:
    return {
        "whose": "known",
        "provider": str(cast.birch.pk),
        "reference": "EX-100",
        "title": "Home care, south",
        "service_kind": "home-care",
        "service": "Home care south",
        **_day("awarded_on", 1, 6, 2026),
        **_day("starts_on", 1, 7, 2026),
        **_day("ends_on", 30, 6, 2029),
        "annual_value": "£120,000",
        "framework": str(cast.framework.pk),
    }


def test_the_register_says_who_leads_and_what_measures_each(officer: StrictClient, cast: Cast) -> None:
    row = row_of(officer.get(REGISTER), "EX-001")

    assert "Alder Homecare (test)" in row
    assert "DPS homecare" in row
    assert "Quarterly returns" in row
    assert "Contract officer" in row


def test_the_register_is_narrowed_by_its_address(officer: StrictClient, cast: Cast) -> None:
    Contract.objects.filter(reference="EX-002").update(lead_officer=None)

    nobodys = said(officer.get(f"{REGISTER}?officer=nobody"))

    assert "EX-002" in nobodys
    assert "EX-001" not in nobodys
    assert "No contract fits what you chose." in said(officer.get(f"{REGISTER}?status=ended"))
    assert "2 contracts" in said(officer.get(f"{REGISTER}?framework={cast.framework.pk}"))


def test_the_register_can_be_taken_away(officer: StrictClient, cast: Cast) -> None:
    table = officer.get(f"{REGISTER}?format=csv")

    assert table["Content-Type"].startswith("text/csv")
    assert "EX-001,Home care,Alder Homecare (test),Home care,Active" in table.content.decode("utf-8-sig")


def test_a_new_contract_is_a_draft_that_nobody_owes_anything(
    officer: StrictClient, cast: Cast, typed: dict[str, str]
) -> None:
    page = said(officer.post(NEW, typed, follow=True))
    made = Contract.objects.get(reference="EX-100")

    assert made.status == "draft"
    assert made.services.get().name == "Home care south"
    assert made.kpi_agreements.get().due_on.isoformat() == "2026-09-01"
    assert "A draft with Birch Care (test)" in page
    assert "It has no reporting calendar yet." in page


def test_a_provider_that_is_new_here_comes_with_its_contract(
    officer: StrictClient, cast: Cast, typed: dict[str, str]
) -> None:
    officer.post(NEW, {**typed, "whose": "new", "provider": "", "new_provider": "Cedar Living (test)"})

    assert Contract.objects.get(reference="EX-100").provider.name == "Cedar Living (test)"
    assert Event.objects.filter(kind="provider.registered").count() == 1


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"reference": "EX-001"}, "Contract EX-001 is on the register already. Choose another reference."),
        ({"provider": ""}, "Choose a provider"),
        ({"whose": "new", "new_provider": ""}, "Enter the provider’s name"),
        (
            {"whose": "new", "new_provider": "Birch"},
            "Birch Care (test) is here already. Choose it from the list.",
        ),
        (_day("ends_on", 1, 1, 2020), "The last day is before the first day. Check both."),
        (_day("awarded_on", 1, 1, 2027), "The contract starts before it is awarded. Check both days."),
        (_day("starts_on", 31, 2, 2026), "Enter a real date"),
        ({"title": ""}, "Enter title"),
        ({"annual_value": "lots"}, "Enter an amount, for example 1200.50"),
    ],
)
def test_what_cannot_be_registered_says_why_and_keeps_what_was_typed(
    officer: StrictClient, cast: Cast, typed: dict[str, str], changed: dict[str, str], says: str
) -> None:
    answer = officer.post(NEW, {**typed, **changed})

    assert says in words(answer)
    assert "Home care, south" in answer.content.decode() or "title" in changed
    assert Contract.objects.count() == 3
    assert Provider.objects.count() == 2


@pytest.mark.parametrize("who", ["auditor", "quality_officer", "provider_manager"])
def test_who_does_not_manage_contracts_adds_none(
    browse: Callable[..., StrictClient], cast: Cast, typed: dict[str, str], who: str
) -> None:
    person = browse(getattr(cast, who))

    assert person.get(NEW).status_code == 404
    assert person.post(NEW, typed).status_code == 404


def test_another_council_sees_only_its_own(browse: Callable[..., StrictClient], cast: Cast) -> None:
    page = said(browse(cast.other_council_officer).get(REGISTER))

    assert "OT-001" in page
    assert "EX-00" not in page


def test_the_register_asks_as_often_for_many_as_for_one(officer: StrictClient, cast: Cast) -> None:
    few = queries(lambda: said(officer.get(REGISTER)))
    many_contracts(cast, 20)

    assert queries(lambda: said(officer.get(REGISTER))) == few
