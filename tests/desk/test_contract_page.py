"""One contract: brought into force, given a lead, a calendar and a framework, its KPIs agreed, its targets told."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from plumbline.contracts import actions as contracts
from plumbline.contracts.models import Contract, Target
from plumbline.frameworks import library
from plumbline.frameworks.actions import adopt, take_in
from plumbline.frameworks.kinds import SCHEDULE
from plumbline.history.models import Event
from plumbline.oversight.contract_rounds import end_contracts
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
    other = take_in(
        library.find("plumbline/monthly-performance"),
        SCHEDULE,
        council=None,
        by=cast.contracts_manager,
        now=NOW,
    )
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


def test_a_title_is_corrected_and_history_says_what_it_was(officer: StrictClient, cast: Cast) -> None:
    typed = {"title-title": "Home care, north"}

    page = said(officer.post(address("contract_rename", cast.contract.pk), typed, follow=True))

    assert "EX-001 Home care, north" in page
    assert "Title changed by Contract officer" in page
    assert "Was: Home care Now: Home care, north" in page


def test_the_last_day_is_brought_forward_with_a_reason_that_the_provider_reads(
    officer: StrictClient, cast: Cast
) -> None:
    where = address("contract_last_day", cast.contract.pk)
    day = {"last-day-ends_on_day": "31", "last-day-ends_on_month": "12", "last-day-ends_on_year": "2026"}

    unsaid = officer.post(where, day)
    page = said(officer.post(where, {**day, "last-day-reason": "The branch closes."}, follow=True))

    assert unsaid.status_code == 422
    assert "Say why the last day changes" in words(unsaid)
    assert "1 April 2024 to 31 December 2026" in page
    assert "Last day before: 31 March 2028 Last day now: 31 December 2026" in page
    assert Event.objects.get(kind="contract.last_day_changed").is_shared


def test_a_contract_cannot_end_before_it_begins(officer: StrictClient, cast: Cast) -> None:
    day = {"last-day-ends_on_day": "31", "last-day-ends_on_month": "3", "last-day-ends_on_year": "2024"}
    where = address("contract_last_day", cast.contract.pk)

    refused = officer.post(where, {**day, "last-day-reason": "Typed wrongly."})
    cast.contract.refresh_from_db()

    assert "The contract began on 1 April 2024. Choose that day or a later one." in words(refused)
    assert cast.contract.ends_on == date(2028, 3, 31)


def test_it_ends_by_itself_the_day_after_its_last(officer: StrictClient, cast: Cast) -> None:
    Contract.objects.filter(pk=cast.contract.pk).update(ends_on=NOW.date())
    owed = cast.issue(Q1)

    assert end_contracts(now=NOW) == 0
    assert end_contracts(now=NOW + timedelta(days=1)) == 1
    assert end_contracts(now=NOW + timedelta(days=1)) == 0

    page = said(officer.get(address("contract", cast.contract.pk)))
    assert "Ended. It ran from 1 April 2024 to 10 July 2026." in page
    assert "Contract ended" in page
    assert "Last day" not in said(officer.get(address("contract_change", cast.contract.pk)))
    owed.refresh_from_db()
    assert owed.is_open
