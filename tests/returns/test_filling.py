"""Filling a return in, several people at once: nobody overwrites anybody."""

from datetime import timedelta

import pytest

from plumbline.history.workflow import NotAllowed
from plumbline.returns import actions as returns
from plumbline.returns.actions.filling import fill_draft
from plumbline.returns.drafting import draft_of
from plumbline.returns.models import DraftCell, Return
from tests.cast import NOW, Cast

LATER = NOW + timedelta(minutes=5)


@pytest.fixture
def kpi_return(cast: Cast) -> Return:
    return cast.issue()


def _versions(kpi_return: Return) -> dict[str, int]:
    return dict(DraftCell.objects.filter(kpi_return=kpi_return).values_list("key", "version"))


def test_an_answer_says_who_saved_it_when_and_how_often(cast: Cast, kpi_return: Return) -> None:
    returns.save_cells(kpi_return, {"5.1.value": "60"}, seen={}, by=cast.provider_staff, now=NOW)
    returns.save_cells(
        kpi_return, {"5.1.value": "61"}, seen={"5.1.value": 1}, by=cast.provider_manager, now=LATER
    )
    cell = DraftCell.objects.get()
    assert (cell.text, cell.version, cell.saved_by, cell.saved_at) == ("61", 2, cast.provider_manager, LATER)


def test_two_people_fill_in_different_figures_of_one_page(cast: Cast, kpi_return: Return) -> None:
    """Both opened the page while it was empty; each sends the whole page back."""
    page = {"5.1.value": "", "5.2.value": ""}
    first = returns.save_cells(
        kpi_return, {**page, "5.1.value": "60"}, seen={}, by=cast.provider_staff, now=NOW
    )
    second = returns.save_cells(
        kpi_return, {**page, "5.2.value": "6"}, seen={}, by=cast.provider_manager, now=LATER
    )
    assert (first.saved, second.saved) == (("5.1.value",), ("5.2.value",))
    assert draft_of(kpi_return)["5.2.value"] == "6"


def test_a_blank_page_does_not_wipe_what_a_colleague_has_filled_in(cast: Cast, kpi_return: Return) -> None:
    returns.save_cells(kpi_return, {"5.1.value": "60"}, seen={}, by=cast.provider_staff, now=NOW)
    saving = returns.save_cells(kpi_return, {"5.1.value": ""}, seen={}, by=cast.provider_manager, now=LATER)
    assert [cell.text for cell in saving.overtaken] == ["60"]
    assert draft_of(kpi_return) == {"5.1.value": "60"}


def test_an_answer_that_somebody_saved_meanwhile_stands_and_comes_back(
    cast: Cast, kpi_return: Return
) -> None:
    returns.save_cells(kpi_return, {"5.1.value": "60"}, seen={}, by=cast.provider_staff, now=NOW)
    seen = _versions(kpi_return)
    returns.save_cells(kpi_return, {"5.1.value": "61"}, seen=seen, by=cast.provider_staff, now=NOW)
    saving = returns.save_cells(
        kpi_return, {"5.1.value": "62"}, seen=seen, by=cast.provider_manager, now=LATER
    )
    (theirs,) = saving.overtaken
    assert (saving.saved, theirs.text, theirs.saved_by) == ((), "61", cast.provider_staff)
    again = returns.save_cells(
        kpi_return,
        {"5.1.value": "62"},
        seen={"5.1.value": theirs.version},
        by=cast.provider_manager,
        now=LATER,
    )
    assert again.saved == ("5.1.value",)


def test_two_people_who_type_the_same_agree(cast: Cast, kpi_return: Return) -> None:
    for person in (cast.provider_staff, cast.provider_manager):
        saving = returns.save_cells(kpi_return, {"5.1.value": "60"}, seen={}, by=person, now=NOW)
        assert saving.overtaken == ()
    assert _versions(kpi_return) == {"5.1.value": 1}


def test_what_did_not_change_is_not_saved_again(cast: Cast, kpi_return: Return) -> None:
    returns.save_cells(kpi_return, {"5.1.value": "60"}, seen={}, by=cast.provider_staff, now=NOW)
    saving = returns.save_cells(
        kpi_return, {"5.1.value": "60"}, seen={"5.1.value": 1}, by=cast.provider_manager, now=LATER
    )
    assert saving.saved == ()
    assert DraftCell.objects.get().saved_by == cast.provider_staff


def test_an_answer_can_be_taken_back(cast: Cast, kpi_return: Return) -> None:
    returns.save_cells(kpi_return, {"5.1.value": "60"}, seen={}, by=cast.provider_staff, now=NOW)
    returns.save_cells(
        kpi_return, {"5.1.value": ""}, seen={"5.1.value": 1}, by=cast.provider_staff, now=LATER
    )
    assert draft_of(kpi_return) == {"5.1.value": ""}
    assert not DraftCell.objects.filled().exists()


def test_a_workbook_lays_its_answers_over_the_draft_and_leaves_the_others(
    cast: Cast, kpi_return: Return
) -> None:
    typed = {"5.1.value": "60", "5.2.value": "6"}
    returns.save_cells(kpi_return, typed, seen={}, by=cast.provider_staff, now=NOW)
    fill_draft(kpi_return, {"5.1.value": "64", "5.4.value": "2"}, by=cast.provider_manager, now=LATER)
    assert draft_of(kpi_return) == {"5.1.value": "64", "5.2.value": "6", "5.4.value": "2"}
    assert _versions(kpi_return) == {"5.1.value": 2, "5.2.value": 1, "5.4.value": 1}


def test_after_submission_nothing_can_be_typed_any_more(cast: Cast) -> None:
    kpi_return = cast.submitted()
    with pytest.raises(NotAllowed, match="has been submitted"):
        returns.save_cells(kpi_return, {"5.1.value": "1"}, seen={}, by=cast.provider_staff, now=LATER)


def test_a_draft_is_nobody_elses_business(cast: Cast, kpi_return: Return) -> None:
    returns.save_cells(kpi_return, {"5.1.value": "60"}, seen={}, by=cast.provider_staff, now=NOW)
    assert DraftCell.objects.visible_to(cast.provider_manager).exists()
    for person in (cast.contract_officer, cast.rival_staff, cast.other_council_officer):
        assert not DraftCell.objects.visible_to(person).exists(), person
