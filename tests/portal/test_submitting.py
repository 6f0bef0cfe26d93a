"""Checking and submitting: everything in the way is listed with a link; then the declaration, once and for good."""

from collections.abc import Callable

import pytest

from plumbline.notices.models import Notice
from plumbline.oversight import consequences
from plumbline.returns import actions as returns
from plumbline.returns.models import Return, Submission
from tests.cast import NOW, Cast, whole_answers
from tests.portal.pages import address, words
from tests.strict_client import StrictClient

AGREED = {"is_right": "on"}


@pytest.fixture
def check(kpi_return: Return) -> str:
    return address("return_check", kpi_return.pk)


@pytest.fixture
def submit(kpi_return: Return) -> str:
    return address("return_submit", kpi_return.pk)


def test_an_empty_return_lists_the_sections_to_fill_in(staff: StrictClient, check: str) -> None:
    page = words(staff.get(check))

    assert "3 things to do before you can submit." in page
    assert "Sections to fill in" in page
    assert "Submit this return" not in page


def test_each_thing_in_the_way_links_to_its_box(
    staff: StrictClient, cast: Cast, kpi_return: Return, check: str
) -> None:
    cast.fill(
        kpi_return, whole_answers(kpi_return, f_7_1_value="", f_8_1_value="many", f_1_1_numerator="3000")
    )

    page = staff.get(check)

    text = page.content.decode()
    assert f"{address('return_section', kpi_return.pk, 'quality')}#id_7.1.value" in text
    assert "Enter a number, or 0 if there were none." in words(page)
    assert f"{address('return_section', kpi_return.pk, 'staffing')}#id_8.1.value" in text
    assert "“many” is not a number." in words(page)
    assert f"{address('return_explain', kpi_return.pk)}#id_explain.1.1" in text
    assert "Submit this return" not in words(page)


def test_figures_that_may_stay_blank_are_named(
    staff: StrictClient, cast: Cast, kpi_return: Return, check: str
) -> None:
    good = whole_answers(kpi_return)
    cast.fill(kpi_return, {key: text for key, text in good.items() if not key.startswith("staff-")})

    page = words(staff.get(check))

    assert "Left blank, and shown as not returned: Ethnicity of staff; Age of staff; Gender of staff." in page
    assert "Submit this return" in page


def test_a_whole_return_shows_its_figures_and_asks_for_the_declaration(
    staff: StrictClient, cast: Cast, kpi_return: Return, check: str
) -> None:
    explained = {"explain.1.1": "Two rounds were without a care worker."}
    cast.fill(kpi_return, whole_answers(kpi_return, f_1_1_numerator="3000") | explained)

    page = words(staff.get(check))

    assert "Nothing stands in the way." in page
    assert "1 figure below target, with your explanation." in page
    assert "You say: Two rounds were without a care worker." in page
    assert "I have checked these figures and I may submit them for the provider" in page


def test_without_the_declaration_nothing_is_submitted(
    staff: StrictClient, cast: Cast, kpi_return: Return, submit: str
) -> None:
    cast.fill(kpi_return, whole_answers(kpi_return))

    page = staff.post(submit, {})

    assert "Tick the box to say that you have checked the figures" in words(page)
    assert "<title>Error: " in page.content.decode()
    assert not Submission.objects.filter(kpi_return=kpi_return).exists()


def test_submitting_gives_a_receipt_on_the_page_and_in_the_outbox(
    staff: StrictClient, cast: Cast, kpi_return: Return, submit: str
) -> None:
    cast.fill(kpi_return, whole_answers(kpi_return))

    went = staff.post(submit, AGREED)

    assert went.headers["Location"] == address("return_receipt", kpi_return.pk)
    assert "EX-001 2026-27-Q1 v1" in words(staff.get(went.headers["Location"]))
    letter = Notice.objects.get(to=cast.provider_staff, kind="receipt")
    assert "Reference EX-001 2026-27-Q1 v1" in letter.body


def test_what_is_not_whole_cannot_be_submitted_past_the_page(
    staff: StrictClient, cast: Cast, kpi_return: Return, submit: str
) -> None:
    cast.fill(kpi_return, whole_answers(kpi_return, f_7_1_value=""))

    page = staff.post(submit, AGREED)

    assert "1 thing to do before you can submit." in words(page)
    assert Return.objects.get(pk=kpi_return.pk).status == Return.Status.DUE


def test_of_two_who_submit_at_once_the_second_is_told(
    staff: StrictClient,
    cast: Cast,
    browse: Callable[..., StrictClient],
    kpi_return: Return,
    submit: str,
) -> None:
    cast.fill(kpi_return, whole_answers(kpi_return))
    browse(cast.provider_manager).post(submit, AGREED)

    second = staff.post(submit, AGREED)

    assert second.status_code == 409
    assert "This return has already been submitted. Open it again to see its receipt." in words(second)
    assert Submission.objects.filter(kpi_return=kpi_return).count() == 1


def test_opened_as_a_link_submitting_leads_to_the_check(staff: StrictClient, submit: str, check: str) -> None:
    assert staff.get(submit).headers["Location"] == check


def test_the_check_of_a_submitted_return_leads_to_the_return(staff: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()

    went = staff.get(address("return_check", kpi_return.pk))

    assert went.headers["Location"] == address("return", kpi_return.pk)


# The receipt


def test_the_receipt_says_when_how_early_and_what_was_below_target(staff: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted(f_1_1_numerator="3000", explain_1_1="Two rounds were without a care worker.")

    page = words(staff.get(address("return_receipt", kpi_return.pk)))

    assert "Return submitted Your reference EX-001 2026-27-Q1 v1" in page
    assert "5 days early (due 15 July 2026)" in page
    assert "1 figure below target." in page
    assert "10 July 2026 at 10:30am by Provider staff" in page
    assert "You said: Two rounds were without a care worker." in page


def test_the_receipt_of_an_earlier_version_stays_as_it_was(staff: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()
    consequences.return_sent_back(kpi_return, reason="Count again.", by=cast.contract_officer, now=NOW)
    returns.save_cells(kpi_return, {"7.1.value": "4"}, seen={"7.1.value": 1}, by=cast.provider_staff, now=NOW)
    consequences.return_submitted(kpi_return, by=cast.provider_staff, now=NOW)

    first = words(staff.get(address("return_receipt", kpi_return.pk, 1)))
    newest = words(staff.get(address("return_receipt", kpi_return.pk)))

    assert "EX-001 2026-27-Q1 v1" in first
    assert "This is an earlier version." in first
    assert "EX-001 2026-27-Q1 v2" in newest
    assert "Changed since the version before" in newest
    assert "7.1 Compliments received 0 4" in newest


def test_a_version_that_does_not_exist_is_not_there(staff: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()

    assert staff.get(address("return_receipt", kpi_return.pk, 7)).status_code == 404


def test_a_return_without_a_receipt_leads_to_the_return(staff: StrictClient, kpi_return: Return) -> None:
    went = staff.get(address("return_receipt", kpi_return.pk))

    assert went.headers["Location"] == address("return", kpi_return.pk)
