"""Bringing a workbook back: kept first, read, and every outcome said with what to do next."""

from collections.abc import Callable
from io import BytesIO

import pytest
from openpyxl import load_workbook
from pytest_django.fixtures import Settings

from plumbline.documents.actions import content_of
from plumbline.oversight import consequences
from plumbline.returns import actions as returns
from plumbline.returns.models import DraftCell, Return, Upload
from tests.cast import NOW, Q4, Cast, whole_answers
from tests.portal.pages import address, sent_by, words
from tests.portal.workbooks import as_file, cell_of, filled_workbook
from tests.strict_client import StrictClient


@pytest.fixture
def upload(kpi_return: Return) -> str:
    return address("return_upload", kpi_return.pk)


def test_the_workbook_can_be_taken_away(staff: StrictClient, kpi_return: Return) -> None:
    taken = staff.get(address("return_workbook", kpi_return.pk))

    assert "attachment" in taken.headers["Content-Disposition"]
    assert "EX-001 2026-27-Q1.xlsx" in taken.headers["Content-Disposition"]
    assert "Quality" in load_workbook(BytesIO(taken.content)).sheetnames


def test_what_is_filled_in_on_the_web_goes_with_the_workbook(
    staff: StrictClient, cast: Cast, kpi_return: Return
) -> None:
    cast.fill(kpi_return, {"7.1.value": "17"})

    book = load_workbook(BytesIO(staff.get(address("return_workbook", kpi_return.pk)).content))

    assert 17 in {cell.value for row in book["Quality"].iter_rows() for cell in row}


def test_a_good_workbook_is_read_into_the_return(
    staff: StrictClient, kpi_return: Return, upload: str
) -> None:
    went = staff.post(upload, {"workbook": as_file(filled_workbook(kpi_return))})
    page = words(staff.get(went.headers["Location"]))

    assert "Your workbook has been read" in page
    assert "It is not submitted yet: check it and submit." in page
    assert DraftCell.objects.get(kpi_return=kpi_return, key="1.1.numerator").text == "4900"


def test_what_is_below_target_is_explained_next(staff: StrictClient, kpi_return: Return, upload: str) -> None:
    went = staff.post(upload, {"workbook": as_file(filled_workbook(kpi_return, f_1_1_numerator="3000"))})
    page = words(staff.get(went.headers["Location"]))

    assert "1 explanation to write first." in page
    assert "Write the explanations" in page


def test_every_mistake_is_told_by_sheet_and_cell_and_nothing_is_taken(
    staff: StrictClient, kpi_return: Return, upload: str
) -> None:
    wrong: dict[str, float | str | None] = {
        "1.1.denominator": "about 5,000",
        "2.1.numerator": "twelve",
        "7.1.value": -4,
    }
    went = staff.post(upload, {"workbook": as_file(filled_workbook(kpi_return, wrong))})
    page = words(staff.get(went.headers["Location"]))

    assert "3 cells to correct" in page
    assert "Sheet “Quality”" in page
    assert "Sheet “Staffing”" in page
    for key in wrong:
        assert cell_of(kpi_return, key) in page
    assert "says ‘twelve’. Enter a number, for example 12." in page
    assert "Nothing has been taken into the return yet." in page
    assert not DraftCell.objects.filter(kpi_return=kpi_return).exists()


def test_their_own_workbook_comes_back_with_the_cells_marked(
    staff: StrictClient, kpi_return: Return, upload: str
) -> None:
    wrong = filled_workbook(kpi_return, {"2.1.numerator": "twelve"})
    went = staff.post(upload, {"workbook": as_file(wrong, "Alder Q1.xlsx")})
    kept = Upload.objects.get(kpi_return=kpi_return)

    marked = staff.get(address("upload_marked", kept.pk))

    assert went.headers["Location"] == address("upload", kept.pk)
    assert "Alder Q1 (to correct).xlsx" in marked.headers["Content-Disposition"]
    cells = [cell for row in load_workbook(BytesIO(marked.content))["Staffing"].iter_rows() for cell in row]
    notes = [cell.comment.text for cell in cells if cell.comment]
    assert any("says ‘twelve’" in note for note in notes)


def test_a_workbook_is_uploaded_again_from_the_page_of_its_mistakes(
    staff: StrictClient, kpi_return: Return, upload: str
) -> None:
    went = staff.post(upload, {"workbook": as_file(filled_workbook(kpi_return, {"2.1.numerator": "twelve"}))})

    page = staff.get(went.headers["Location"]).content.decode()

    assert f'action="{upload}" enctype="multipart/form-data"' in page


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"%PDF-1.7 ...", "This is a PDF."),
        (b"ref,value\n1.1,95\n", "workbook"),
        (b"PK\x03\x04 cut off", "workbook"),
    ],
)
def test_a_file_that_cannot_be_used_says_what_to_do_and_is_kept(
    staff: StrictClient, kpi_return: Return, upload: str, content: bytes, says: str
) -> None:
    went = staff.post(upload, {"workbook": as_file(content)})
    page = words(staff.get(went.headers["Location"]))
    kept = Upload.objects.get(kpi_return=kpi_return)

    assert "This workbook could not be used" in page
    assert "Nothing in the return was changed." in page
    assert says in page
    assert content_of(kept.document) == content


def test_another_providers_workbook_is_refused(
    staff: StrictClient, cast: Cast, kpi_return: Return, upload: str
) -> None:
    theirs = cast.issue(contract=cast.rival_contract)

    went = staff.post(upload, {"workbook": as_file(filled_workbook(theirs))})

    assert "This workbook was made for another provider." in words(staff.get(went.headers["Location"]))


def test_another_periods_workbook_is_refused_with_both_periods(
    staff: StrictClient, cast: Cast, kpi_return: Return, upload: str
) -> None:
    went = staff.post(upload, {"workbook": as_file(filled_workbook(cast.issue(Q4)))})

    page = words(staff.get(went.headers["Location"]))
    assert "This workbook is for Quarter 4, 2025–26, and this return is for Quarter 1, 2026–27." in page


def test_no_file_an_empty_file_and_a_wrong_field_are_told_apart(staff: StrictClient, upload: str) -> None:
    none = words(staff.post(upload, {}))
    empty = words(staff.post(upload, {"workbook": as_file(b"")}))
    elsewhere = words(staff.post(upload, {"file": as_file(b"x")}))

    assert "Choose the workbook you filled in, then upload it." in none
    assert "The file you chose is empty. Save the workbook again and upload that." in empty
    assert "Choose the workbook you filled in, then upload it." in elsewhere
    assert not Upload.objects.exists()


def test_a_file_that_is_too_big_says_how_big_it_may_be(
    staff: StrictClient, settings: Settings, upload: str
) -> None:
    settings.MAX_UPLOAD_BYTES = 2 * 1024 * 1024

    page = words(staff.post(upload, {"workbook": as_file(b"x" * (3 * 1024 * 1024))}))

    assert "The file has 3.0 megabytes, and at most 2 can be read." in page
    assert not Upload.objects.exists()


def test_a_workbook_for_a_return_that_is_in_already_is_kept_and_changes_nothing(
    staff: StrictClient, cast: Cast
) -> None:
    kpi_return = cast.issue()
    workbook = filled_workbook(kpi_return, f_7_1_value="44")
    cast.fill(kpi_return, whole_answers(kpi_return))
    consequences.return_submitted(kpi_return, by=cast.provider_manager, now=NOW)

    went = staff.post(address("return_upload", kpi_return.pk), {"workbook": as_file(workbook)})

    assert "This return has already been submitted" in words(staff.get(went.headers["Location"]))
    assert DraftCell.objects.get(kpi_return=kpi_return, key="7.1.value").text == "0"
    assert content_of(Upload.objects.get(kpi_return=kpi_return).document) == workbook


def test_the_upload_page_of_a_submitted_return_leads_to_the_return(staff: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()

    went = staff.get(address("return_upload", kpi_return.pk))

    assert went.headers["Location"] == address("return", kpi_return.pk)


def test_of_two_workbooks_both_are_kept_and_the_earlier_page_points_to_the_later(
    staff: StrictClient, cast: Cast, browse: Callable[..., StrictClient], kpi_return: Return, upload: str
) -> None:
    first = staff.post(upload, {"workbook": as_file(filled_workbook(kpi_return, f_7_1_value="1"))})
    browse(cast.provider_manager).post(
        upload, {"workbook": as_file(filled_workbook(kpi_return, f_7_1_value="2"))}
    )

    page = words(staff.get(first.headers["Location"]))

    assert "Provider manager uploaded another workbook" in page
    assert Upload.objects.filter(kpi_return=kpi_return, outcome=Upload.Outcome.TAKEN).count() == 2
    assert DraftCell.objects.get(kpi_return=kpi_return, key="7.1.value").text == "2"


def test_an_upload_that_is_not_read_yet_says_so_and_renews_itself(
    staff: StrictClient, cast: Cast, kpi_return: Return
) -> None:
    kept = returns.keep(kpi_return, "late.xlsx", b"PK", by=cast.provider_staff, now=NOW)

    page = staff.get(address("upload", kept.pk))

    assert "It is kept, and has not been read yet." in words(page)
    assert page.headers["Refresh"] == "5"


def test_the_workbook_can_be_had_again_exactly_as_it_came(
    staff: StrictClient, cast: Cast, kpi_return: Return
) -> None:
    kept = returns.keep(kpi_return, "Alder’s return.xlsx", b"PK as it came", by=cast.provider_staff, now=NOW)

    again = staff.get(address("upload_file", kept.pk))

    assert again.content == b"PK as it came"
    assert again.headers["Content-Disposition"].startswith("attachment")


def test_earlier_periods_that_say_something_new_are_shown_before_they_are_submitted(
    staff: StrictClient, cast: Cast
) -> None:
    cast.submitted(Q4)
    kpi_return = cast.issue()
    kept = returns.keep(kpi_return, "year.xlsx", b"PK", by=cast.provider_staff, now=NOW)
    found = returns.Findings(
        outcome=Upload.Outcome.TAKEN,
        stage="read",
        problems=[],
        typed={"7.1.value": "1"},
        earlier={"2025-26-Q4": {"5.1.value": "61", "1.1.percent": "97"}},
    )
    returns.note_findings(kept, found, by=cast.provider_staff, now=NOW)

    page = words(staff.get(address("upload", kept.pk)))

    assert "Earlier periods say something new" in page
    assert "Quarter 4, 2025–26 5.1 People supported at the end of the quarter 60 61" in page
    assert "Quarter 4, 2025–26 1.1 Visits of at least half the commissioned time 96% 97" in page


def test_an_earlier_return_that_was_restated_and_sent_back_holds_the_restated_figures(
    staff: StrictClient, cast: Cast
) -> None:
    earlier, kpi_return = cast.submitted(Q4), cast.issue()
    kept = returns.keep(kpi_return, "year.xlsx", b"PK", by=cast.provider_staff, now=NOW)
    agreements = {
        f"explain.{one.code}": "Counted late." for one in kpi_return.framework.definition.agreements
    }
    found = returns.Findings(
        outcome=Upload.Outcome.TAKEN,
        stage="read",
        problems=[],
        typed=whole_answers(kpi_return) | agreements,
        earlier={"2025-26-Q4": {"7.1.value": "6", "1.1.percent": "97"}},
    )
    returns.note_findings(kept, found, by=cast.provider_staff, now=NOW)
    consequences.return_submitted(kpi_return, by=cast.provider_staff, now=NOW)
    earlier.refresh_from_db()
    consequences.return_sent_back(earlier, reason="Which is right?", by=cast.contract_officer, now=NOW)

    sent = sent_by(staff.get(address("return_section", earlier.pk, "quality")))

    assert sent["7.1.value"] == "6"
    assert sent["1.1.percent"] == "97"
    assert sent["1.1.numerator"] == ""


def test_what_changed_since_the_last_submission_is_shown(staff: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()
    consequences.return_sent_back(kpi_return, reason="Count again.", by=cast.contract_officer, now=NOW)

    workbook = as_file(filled_workbook(kpi_return, f_7_1_value="8"))
    went = staff.post(address("return_upload", kpi_return.pk), {"workbook": workbook})
    page = words(staff.get(went.headers["Location"]))

    assert "Changed since you last submitted" in page
    assert "7.1 Compliments received 0 8" in page
