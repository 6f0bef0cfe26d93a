"""Several people on one return: nobody overwrites anybody; whoever was overtaken sees both answers and chooses."""

from collections.abc import Callable

import pytest

from plumbline.oversight import consequences
from plumbline.returns import actions as returns
from plumbline.returns.models import DraftCell, Return
from tests.cast import NOW, Cast, whole_answers
from tests.portal.pages import address, sent_by, words
from tests.strict_client import StrictClient


@pytest.fixture
def manager(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    return browse(cast.provider_manager)


@pytest.fixture
def section(kpi_return: Return) -> str:
    return address("return_section", kpi_return.pk, "quality")


def _text(kpi_return: Return, key: str = "7.1.value") -> str:
    return DraftCell.objects.get(kpi_return=kpi_return, key=key).text


def test_two_people_with_the_page_open_save_different_answers(
    staff: StrictClient, manager: StrictClient, kpi_return: Return, section: str
) -> None:
    mine, theirs = sent_by(staff.get(section)), sent_by(manager.get(section))

    staff.post(section, mine | {"7.1.value": "3"})
    manager.post(section, theirs | {"7.2.value": "8"})

    assert _text(kpi_return, "7.1.value") == "3"
    assert _text(kpi_return, "7.2.value") == "8"


def test_an_answer_i_did_not_touch_is_not_taken_back(
    staff: StrictClient, manager: StrictClient, cast: Cast, kpi_return: Return, section: str
) -> None:
    cast.fill(kpi_return, {"7.1.value": "3"})
    mine = sent_by(staff.get(section))
    manager.post(section, sent_by(manager.get(section)) | {"7.1.value": "5"})

    went = staff.post(section, mine | {"7.2.value": "1"})

    assert went.status_code == 302
    assert _text(kpi_return) == "5"


def test_whoever_comes_second_sees_both_answers_and_who_gave_the_other(
    staff: StrictClient, manager: StrictClient, kpi_return: Return, section: str
) -> None:
    mine, theirs = sent_by(staff.get(section)), sent_by(manager.get(section))
    manager.post(section, theirs | {"7.1.value": "5"})

    asked = staff.post(section, mine | {"7.1.value": "6", "7.2.value": "1"})

    assert asked.status_code == 200
    assert "Choose which one to keep." in words(asked)
    assert "“5”, Provider manager, 10 July 2026 at 10:30am" in words(asked)
    assert "“6”, your answer" in words(asked)
    assert _text(kpi_return) == "5"
    assert _text(kpi_return, "7.2.value") == "1"


@pytest.mark.parametrize("chosen", ["5", "6"])
def test_the_chosen_answer_is_kept(
    staff: StrictClient, manager: StrictClient, kpi_return: Return, section: str, chosen: str
) -> None:
    mine, theirs = sent_by(staff.get(section)), sent_by(manager.get(section))
    manager.post(section, theirs | {"7.1.value": "5"})
    asked = staff.post(section, mine | {"7.1.value": "6"})

    went = staff.post(section, sent_by(asked) | {"7.1.value": chosen})

    assert went.status_code == 302
    assert _text(kpi_return) == chosen


def test_without_a_choice_it_is_asked_again_and_nothing_is_lost(
    staff: StrictClient, manager: StrictClient, kpi_return: Return, section: str
) -> None:
    mine, theirs = sent_by(staff.get(section)), sent_by(manager.get(section))
    manager.post(section, theirs | {"7.1.value": "5"})
    asked = staff.post(section, mine | {"7.1.value": "6"})

    again = staff.post(section, sent_by(asked))

    assert "“6”, your answer" in words(again)
    assert _text(kpi_return) == "5"


def test_overtaken_once_more_while_choosing_it_is_asked_again(
    staff: StrictClient, manager: StrictClient, kpi_return: Return, section: str
) -> None:
    mine, theirs = sent_by(staff.get(section)), sent_by(manager.get(section))
    manager.post(section, theirs | {"7.1.value": "5"})
    asked = staff.post(section, mine | {"7.1.value": "6"})
    manager.post(section, sent_by(manager.get(section)) | {"7.1.value": "7"})

    again = staff.post(section, sent_by(asked) | {"7.1.value": "6"})

    assert "“7”, Provider manager" in words(again)
    assert "“6”, your answer" in words(again)
    assert _text(kpi_return) == "7"


def test_the_same_answer_from_two_people_is_no_matter(
    staff: StrictClient, manager: StrictClient, section: str
) -> None:
    mine, theirs = sent_by(staff.get(section)), sent_by(manager.get(section))
    manager.post(section, theirs | {"7.1.value": "5"})

    assert staff.post(section, mine | {"7.1.value": "5"}).status_code == 302


def test_a_workbook_read_while_somebody_types_is_shown_beside_what_was_typed(
    staff: StrictClient, cast: Cast, kpi_return: Return, section: str
) -> None:
    mine = sent_by(staff.get(section))
    returns.filling.fill_draft(kpi_return, {"7.1.value": "11"}, by=cast.provider_manager, now=NOW)

    asked = staff.post(section, mine | {"7.1.value": "12"})

    assert "“11”, Provider manager" in words(asked)
    assert "“12”, your answer" in words(asked)


def test_what_was_typed_into_a_return_submitted_meanwhile_is_shown_and_not_lost(
    staff: StrictClient, cast: Cast, kpi_return: Return, section: str
) -> None:
    cast.fill(kpi_return, whole_answers(kpi_return))
    mine = sent_by(staff.get(section))
    consequences.return_submitted(kpi_return, by=cast.provider_manager, now=NOW)

    refused = staff.post(section, mine | {"7.1.value": "77"})

    assert refused.status_code == 409
    assert "This return has been submitted. Ask the council to send it back" in words(refused)
    assert sent_by(refused)["7.1.value"] == "77"
    assert _text(kpi_return) == "0"
