"""Explaining: figures below target open their reasons; what does not agree is corrected or explained."""

import pytest

from plumbline.oversight import consequences
from plumbline.returns.models import DraftCell, Return
from tests.cast import NOW, Q4, Cast, whole_answers
from tests.portal.pages import address, sent_by, words
from tests.strict_client import StrictClient


@pytest.fixture
def page(kpi_return: Return) -> str:
    return address("return_explain", kpi_return.pk)


def test_nothing_to_explain_is_said(staff: StrictClient, cast: Cast, kpi_return: Return, page: str) -> None:
    cast.fill(kpi_return, whole_answers(kpi_return))

    assert "Nothing needs an explanation." in words(staff.get(page))


def test_a_figure_below_target_opens_its_reasons(
    staff: StrictClient, cast: Cast, kpi_return: Return, page: str
) -> None:
    cast.fill(kpi_return, whole_answers(kpi_return, f_1_1_numerator="3000"))

    shown = words(staff.get(page))

    assert "1 explanation still to write." in shown
    assert "1.1 Visits of at least half the commissioned time 59% . Target: at least 80%." in shown
    assert "out of 5,100" in shown
    assert "What would change it" in shown


def test_the_last_result_stands_beside_it(staff: StrictClient, cast: Cast) -> None:
    before = cast.submitted(Q4)
    consequences.return_accepted(before, note="", by=cast.contract_officer, now=NOW)
    kpi_return = cast.issue()
    cast.fill(kpi_return, whole_answers(kpi_return, f_1_1_numerator="3000"))

    assert "Last period: 96%." in words(staff.get(address("return_explain", kpi_return.pk)))


def test_an_explanation_is_kept_and_leads_on_to_the_check(
    staff: StrictClient, cast: Cast, kpi_return: Return, page: str
) -> None:
    cast.fill(kpi_return, whole_answers(kpi_return, f_1_1_numerator="3000"))

    went = staff.post(
        page, sent_by(staff.get(page)) | {"explain.1.1": "Two rounds were without a\r\ncare worker."}
    )

    assert went.headers["Location"] == address("return_check", kpi_return.pk)
    kept = DraftCell.objects.get(kpi_return=kpi_return, key="explain.1.1")
    assert kept.text == "Two rounds were without a\ncare worker."
    assert "Everything that needs an explanation has one." in words(staff.get(page))


def test_a_word_is_no_explanation(staff: StrictClient, cast: Cast, kpi_return: Return, page: str) -> None:
    cast.fill(kpi_return, whole_answers(kpi_return, f_1_1_numerator="3000"))

    staff.post(page, {"explain.1.1": "Snow"})

    assert "1 explanation still to write." in words(staff.get(page))


def test_figures_that_do_not_agree_lead_to_their_boxes_or_take_a_reason(
    staff: StrictClient, cast: Cast, kpi_return: Return, page: str
) -> None:
    cast.fill(kpi_return, whole_answers(kpi_return, f_6_1_value="9"))

    shown = staff.get(page)

    assert "The reasons for ending (6.1 to 6.6) must add up" in words(shown)
    assert "If the figures are right, why do they differ?" in words(shown)
    box = f"{address('return_section', kpi_return.pk, 'capacity')}#id_6.1.value"
    assert box in shown.content.decode()


def test_explanations_of_a_submitted_return_lead_to_the_return(staff: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()

    went = staff.get(address("return_explain", kpi_return.pk))

    assert went.headers["Location"] == address("return", kpi_return.pk)
