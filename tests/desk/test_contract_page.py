"""One contract: brought into force, given a lead, a calendar and a framework, its KPIs agreed, its targets told."""

from collections.abc import Callable
from datetime import date

import pytest

from plumbline.contracts import actions as contracts
from plumbline.contracts.models import Contract, Target
from plumbline.frameworks import library
from plumbline.frameworks.actions import adopt, take_in
from plumbline.history.models import Event
from plumbline.returns.models import Return
from tests.cast import NOW, Q1, Q4, Cast
from tests.desk.many import queries
from tests.desk.pages import address, row_of, said, words
from tests.strict_client import StrictClient


@pytest.fixture
def draft(cast: Cast) -> Contract:
    """A draft without a reporting calendar, which begins with the running quarter."""
    return contracts.register(
        council=cast.exampleshire,
        provider=cast.birch,
        reference="EX-100",
        title="Home care, south",
        service_kind="home-care",
        awarded_on=date(2026, 6, 1),
        starts_on=date(2026, 7, 1),
        ends_on=date(2029, 6, 30),
        framework=cast.framework,
        by=cast.contract_officer,
        now=NOW,
    )


def test_a_contract_shows_all_that_was_agreed(officer: StrictClient, cast: Cast) -> None:
    cast.submitted(Q4)

    page = said(officer.get(address("contract", cast.contract.pk)))

    assert "In force with Alder Homecare (test), 1 April 2024 to 31 March 2028." in page
    assert "Home care: Home care (Alder Homecare (test) office)" in page
    assert "DPS homecare: quarterly key performance indicators, version 1 from 1 April 2024" in page
    assert "Quarter 2, 2026–27 15 October 2026" in page
    assert "Quarter 4, 2025–26" in page
    assert "Contract brought into force by Contract officer" in page


def test_without_a_calendar_it_cannot_be_brought_into_force(
    officer: StrictClient, cast: Cast, draft: Contract
) -> None:
    answer = officer.post(address("contract_activate", draft.pk))
    draft.refresh_from_db()

    assert answer.status_code == 409
    assert "This contract has no reporting calendar. Choose one" in words(answer)
    assert address("contract_change", draft.pk) in answer.content.decode()
    assert draft.status == "draft"


def test_with_a_calendar_it_comes_into_force_and_asks_for_what_has_begun(
    officer: StrictClient, cast: Cast, draft: Contract
) -> None:
    officer.post(
        address("contract_calendar", draft.pk), {"calendar-calendar": str(cast.calendar.pk)}, follow=True
    )

    page = said(officer.post(address("contract_activate", draft.pk), follow=True))

    assert "In force with Birch Care (test)" in page
    assert [one.reporting_period for one in Return.objects.filter(contract=draft)] == [Q1.following]


def test_a_contract_is_given_to_another_officer(officer: StrictClient, cast: Cast) -> None:
    page = said(
        officer.post(
            address("contract_assign", cast.contract.pk),
            {"lead-officer": str(cast.quality_officer.pk)},
            follow=True,
        )
    )

    assert "Quality officer leads it." in page
    assert "Was: Contract officer" in page


def test_only_people_of_the_council_can_lead(officer: StrictClient, cast: Cast) -> None:
    answer = officer.post(
        address("contract_assign", cast.contract.pk), {"lead-officer": str(cast.other_council_officer.pk)}
    )

    assert answer.status_code == 422
    assert "Choose one of the answers listed" in words(answer)


def test_the_framework_changes_from_a_day_and_its_kpis_are_agreed_anew(
    officer: StrictClient, cast: Cast
) -> None:
    other = take_in(library.find("plumbline/monthly-performance"), by=cast.contracts_manager, now=NOW)
    adopt(other, cast.exampleshire, effective_from=date(2027, 4, 1), by=cast.contracts_manager, now=NOW)
    typed = {
        "framework-framework": str(other.pk),
        "framework-effective_from_day": "1",
        "framework-effective_from_month": "4",
        "framework-effective_from_year": "2027",
    }

    page = officer.post(address("contract_framework", cast.contract.pk), typed, follow=True)

    assert "To come" in row_of(page, f"{other} from 1 April 2027")
    assert f"{other}: due in 9 months (1 April 2027)" in said(page)


def test_a_framework_cannot_change_before_it_began(officer: StrictClient, cast: Cast) -> None:
    typed = {
        "framework-framework": str(cast.framework.pk),
        "framework-effective_from_day": "1",
        "framework-effective_from_month": "4",
        "framework-effective_from_year": "2020",
    }

    answer = officer.post(address("contract_framework", cast.contract.pk), typed)

    assert answer.status_code == 422
    assert "is in force from 01 April 2024. Choose a later day." in words(answer)
    assert 'value="2020"' in answer.content.decode()


def test_the_council_agrees_its_side_of_the_kpis_once(officer: StrictClient, cast: Cast) -> None:
    agreement = cast.contract.kpi_agreements.get()
    agree = address("kpis_agree", agreement.pk)

    first = officer.post(agree, follow=True)
    again = officer.post(agree)

    assert "10 July 2026 at 10:30am Contract officer" in row_of(first, "Council")
    assert again.status_code == 409
    assert "Your side has already agreed these KPIs." in words(again)


def test_a_target_told_for_a_year_is_in_force_in_it(officer: StrictClient, cast: Cast) -> None:
    typed = {"ref": "4.2", "year": "2026", "target": "75", "amber": "70"}

    page = officer.post(address("target_new", cast.contract.pk), typed, follow=True)

    row = row_of(page, "4.2 People who feel that their quality of life has improved 75%")
    assert "1 April 2026 to 31 March 2027 In force" in row
    assert "70%" in row
    told = Target.objects.get()
    assert (told.effective_from, told.effective_to) == (date(2026, 4, 1), date(2027, 3, 31))


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"target": "140"}, "A percentage is at most 100."),
        ({"target": "-1"}, "Enter 0 or more"),
        ({"target": "NaN"}, "Enter a number"),
        ({"target": ""}, "Enter target"),
        ({"amber": "90"}, "Amber ends below the target. Enter a number below 75."),
        ({"ref": "7.9"}, "Choose one of the answers listed"),
    ],
)
def test_a_target_that_cannot_be_says_why(
    officer: StrictClient, cast: Cast, changed: dict[str, str], says: str
) -> None:
    typed = {"ref": "4.2", "year": "2026", "target": "75", "amber": "", **changed}

    answer = officer.post(address("target_new", cast.contract.pk), typed)

    assert says in words(answer)
    assert not Target.objects.exists()


def test_a_second_target_from_the_same_day_is_refused(officer: StrictClient, cast: Cast) -> None:
    typed = {"ref": "4.2", "year": "2026", "target": "75", "amber": ""}
    officer.post(address("target_new", cast.contract.pk), typed)

    answer = officer.post(address("target_new", cast.contract.pk), {**typed, "target": "80"})

    assert "Figure 4.2 already has a target from 01 April 2026." in words(answer)
    assert Target.objects.count() == 1


@pytest.mark.parametrize(
    "name",
    [
        "contract_activate",
        "contract_change",
        "contract_assign",
        "contract_calendar",
        "contract_framework",
        "target_new",
    ],
)
@pytest.mark.parametrize("who", ["auditor", "quality_officer", "other_council_officer", "provider_manager"])
def test_who_does_not_manage_the_contract_finds_no_such_page(
    browse: Callable[..., StrictClient], cast: Cast, who: str, name: str
) -> None:
    person, before = browse(getattr(cast, who)), Event.objects.count()

    assert person.get(address(name, cast.contract.pk)).status_code == 404
    assert person.post(address(name, cast.contract.pk), {}).status_code == 404
    assert Event.objects.count() == before


def test_another_council_does_not_learn_of_the_contract(
    browse: Callable[..., StrictClient], cast: Cast
) -> None:
    rival = browse(cast.other_council_officer)

    assert rival.get(address("contract", cast.contract.pk)).status_code == 404
    assert rival.post(address("kpis_agree", cast.contract.kpi_agreements.get().pk)).status_code == 404


def test_a_contract_asks_as_often_with_a_long_past_as_with_none(officer: StrictClient, cast: Cast) -> None:
    page = address("contract", cast.contract.pk)
    few = queries(lambda: said(officer.get(page)))
    for period in (Q4, Q4.previous, Q1):
        cast.issue(period)
    for ref in ("1.1", "4.1", "4.2"):
        officer.post(
            address("target_new", cast.contract.pk), {"ref": ref, "year": "2026", "target": "75", "amber": ""}
        )

    assert queries(lambda: said(officer.get(page))) == few
