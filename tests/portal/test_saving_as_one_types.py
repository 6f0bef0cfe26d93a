"""Saving by fetch: what the page's script is told, and that the page's own button can do the same."""

from typing import Any

from plumbline.oversight import consequences
from plumbline.returns.models import DraftCell, Return
from tests.cast import NOW, Cast, whole_answers
from tests.portal.pages import address, sent_by
from tests.strict_client import StrictClient


def _fetched(staff: StrictClient, kpi_return: Return, sent: dict[str, str]) -> Any:
    return staff.post(
        address("return_section", kpi_return.pk, "quality"), sent, headers={"X-Requested-With": "fetch"}
    )


def test_an_answer_is_saved_and_its_new_version_told(staff: StrictClient, kpi_return: Return) -> None:
    told = _fetched(staff, kpi_return, {"7.1.value": "3"}).json()

    assert told["message"] == "Saved at 10:30"
    assert told["fields"] == {"seen.7.1.value": "1", "was.7.1.value": "3"}
    assert told["problems"]["7.1.value"] == ""
    assert DraftCell.objects.get(kpi_return=kpi_return, key="7.1.value").text == "3"


def test_what_cannot_stand_is_saved_and_told(staff: StrictClient, kpi_return: Return) -> None:
    told = _fetched(staff, kpi_return, {"7.1.value": "three"}).json()

    assert "“three” is not a number." in told["problems"]["7.1.value"]
    assert DraftCell.objects.get(kpi_return=kpi_return, key="7.1.value").text == "three"


def test_the_page_can_save_again_with_what_it_was_told(staff: StrictClient, kpi_return: Return) -> None:
    told = _fetched(staff, kpi_return, {"7.1.value": "3"}).json()
    _fetched(staff, kpi_return, {"7.1.value": "4", **told["fields"]})

    cell = DraftCell.objects.get(kpi_return=kpi_return, key="7.1.value")
    assert (cell.text, cell.version) == ("4", 2)


def test_an_overtaken_answer_is_told_and_not_overwritten(
    staff: StrictClient, cast: Cast, kpi_return: Return
) -> None:
    cast.fill(kpi_return, {"7.1.value": "9"}, by=cast.provider_manager)

    told = _fetched(staff, kpi_return, {"7.1.value": "3", "seen.7.1.value": "0", "was.7.1.value": ""}).json()

    assert "Not all of it is saved" in told["message"]
    assert told["fields"] == {}
    assert "Provider manager has saved “9” here meanwhile." in told["problems"]["7.1.value"]
    assert DraftCell.objects.get(kpi_return=kpi_return, key="7.1.value").text == "9"


def test_a_return_submitted_meanwhile_saves_nothing_and_says_why(
    staff: StrictClient, cast: Cast, kpi_return: Return
) -> None:
    cast.fill(kpi_return, whole_answers(kpi_return))
    sent = sent_by(staff.get(address("return_section", kpi_return.pk, "quality")))
    consequences.return_submitted(kpi_return, by=cast.provider_manager, now=NOW)

    answer = _fetched(staff, kpi_return, sent | {"7.1.value": "3"})

    assert answer.status_code == 409
    assert "This return has been submitted." in answer.json()["message"]


def test_explanations_are_saved_as_one_types_too(staff: StrictClient, cast: Cast, kpi_return: Return) -> None:
    cast.fill(kpi_return, whole_answers(kpi_return, f_1_1_numerator="3000"))

    staff.post(
        address("return_explain", kpi_return.pk),
        {"explain.1.1": "Two rounds were"},
        headers={"X-Requested-With": "fetch"},
    )

    assert DraftCell.objects.get(kpi_return=kpi_return, key="explain.1.1").text == "Two rounds were"
