"""Whose workbook is it? Another's is refused with the reason, and nothing about the other is given away."""

from dataclasses import replace

import pytest
from openpyxl.workbook import Workbook

from plumbline.frameworks.periods import Period
from plumbline.returns.workbook import seal
from plumbline.returns.workbook.checking import check
from plumbline.returns.workbook.issue import Identity
from plumbline.returns.workbook.outcome import Stage
from plumbline.returns.workbook.writing import write
from tests.returns.workbook import building, hostile
from tests.returns.workbook.building import EXPECTED, IDENTITY, ISSUE, SCHEDULE, VISITS, filled

WRITTEN = write(ISSUE)
OTHERS: list[tuple[Identity, str, str]] = [
    (
        replace(IDENTITY, provider_id="provider-birch", provider_name="Birch Care (demonstration)"),
        "other-provider",
        "was made for another provider. Upload the one you downloaded for Alder Homecare (demonstration).",
    ),
    (replace(IDENTITY, council_id="elsewhere"), "other-council", "was made for another council."),
    (
        replace(IDENTITY, contract_reference="HC-2020-07"),
        "other-contract",
        "is for contract HC-2020-07, and this return is for contract HC-2026-01.",
    ),
    (
        replace(IDENTITY, period=Period.parse("2026-27-Q1")),
        "other-period",
        "is for Quarter 1, 2026–27, and this return is for Quarter 2, 2026–27.",
    ),
]


@pytest.mark.parametrize(("identity", "code", "says"), OTHERS)
def test_a_workbook_made_for_another_return_is_refused(identity: Identity, code: str, says: str) -> None:
    found = check(write(replace(ISSUE, identity=identity)), EXPECTED)
    assert (found.stage, [problem.code for problem in found.problems]) == (Stage.OURS, [code])
    assert says in found.problems[0].message
    assert "Birch" not in found.problems[0].message


def test_everything_that_does_not_fit_is_told_at_once() -> None:
    identity = replace(OTHERS[0][0], council_id="elsewhere", period=Period.parse("2025-26-Q2"))
    found = check(write(replace(ISSUE, identity=identity)), EXPECTED)
    assert [one.code for one in found.problems] == ["other-council", "other-provider", "other-period"]


def test_another_schedule_is_refused() -> None:
    found = check(write(replace(ISSUE, definition=replace(SCHEDULE, id="exampleshire/day-care"))), EXPECTED)
    assert [one.code for one in found.problems] == ["other-schedule"]


def test_a_workbook_of_an_older_version_with_other_questions_is_refused() -> None:
    numerator = replace(VISITS.inputs[0], label="Visits that were not too short")
    older = replace(VISITS, inputs=(numerator, VISITS.inputs[1]))
    indicators = (older, *SCHEDULE.indicators[1:])
    schedule = replace(SCHEDULE, indicators=indicators, version="2025-04", digest="older-words")
    found = check(filled(write(replace(ISSUE, definition=schedule))), EXPECTED)
    assert [one.code for one in found.problems] == ["older-template"]
    assert (
        "version 2025-04, and this return asks the questions of version 2026-04" in found.problems[0].message
    )


def test_a_workbook_of_an_older_version_with_the_same_questions_is_read_and_that_is_said() -> None:
    schedule = replace(SCHEDULE, version="2025-04", digest="older")
    found = check(filled(write(replace(ISSUE, definition=schedule))), EXPECTED)
    assert found.ok
    assert [one.code for one in found.remarks] == ["earlier-version"]


def test_a_workbook_that_is_not_ours_is_refused() -> None:
    found = check(hostile.one_cell("A1"), EXPECTED)
    assert (found.stage, [one.code for one in found.problems]) == (Stage.OURS, ["not-ours"])
    assert "Download the workbook of this return" in found.problems[0].message


@pytest.mark.parametrize("cell", ["B2", "C4", "C11", "D12", "E12"])
def test_a_hidden_sheet_that_was_changed_is_refused(cell: str) -> None:
    def tamper(book: Workbook) -> None:
        book[seal.SHEET][cell] = "provider-birch"

    found = check(hostile.changed(WRITTEN, tamper), EXPECTED)
    assert [one.code for one in found.problems] == ["changed"]


def test_a_hidden_sheet_without_its_seal_is_refused() -> None:
    def tamper(book: Workbook) -> None:
        book[seal.SHEET].delete_rows(book[seal.SHEET].max_row)

    assert [one.code for one in check(hostile.changed(WRITTEN, tamper), EXPECTED).problems] == ["changed"]


def test_a_workbook_sealed_by_another_installation_is_refused() -> None:
    found = check(write(replace(ISSUE, secret=b"another key")), EXPECTED)
    assert [one.code for one in found.problems] == ["changed"]


def test_a_workbook_sealed_with_the_key_before_the_last_is_still_ours() -> None:
    assert check(building.filled(WRITTEN), replace(EXPECTED, secrets=(b"newer key", building.SECRET))).ok


def test_a_return_that_was_asked_for_anew_takes_the_workbook_of_before() -> None:
    identity = replace(IDENTITY, return_id="return-2")
    assert check(building.filled(WRITTEN), replace(EXPECTED, identity=identity)).ok
