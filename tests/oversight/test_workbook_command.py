"""The main job without a browser: issue, check, submit; exit status 0, 1, 2; and everything said as JSON too."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from plumbline.notices.models import Notice
from plumbline.returns.models import Return, Submission, Upload
from plumbline.returns.workbook.plan import plan
from tests.cast import Cast, whole_answers
from tests.oversight.filling import cell_of, filled_by_hand
from tests.oversight.running import Ended, run

NAMED = ("--council", "exampleshire", "--contract", "EX-001", "--period", "2026-27-Q1")
STAFF = "provider.staff@alder.example"
Fill = Callable[..., Path]


@pytest.fixture
def kpi_return(cast: Cast) -> Return:
    return cast.issue()


@pytest.fixture
def fill(kpi_return: Return, tmp_path: Path) -> Fill:
    """Issues the workbook by the command and fills it in by hand; `changed` replaces answers."""

    def filled(**changed: str) -> Path:
        file = tmp_path / "return.xlsx"
        assert run("workbook", "issue", *NAMED, "--out", file).status == 0
        answers = whole_answers(kpi_return)
        answers |= {name.replace("__", "."): text for name, text in changed.items()}
        file.write_bytes(filled_by_hand(file.read_bytes(), kpi_return, answers))
        return file

    return filled


def _submit(file: Path, *words: str, by: str = STAFF) -> Ended:
    return run("workbook", "submit", file, "--by", by, *words)


def test_a_workbook_is_issued_checked_and_submitted(fill: Fill, kpi_return: Return) -> None:
    file = fill()
    checked = run("workbook", "check", file, "--json")
    assert (checked.status, checked.json["ok"], checked.json["stage"]) == (0, True, "ready")
    submitted = _submit(file, "--json")
    assert (submitted.status, submitted.json["ok"], submitted.json["stage"]) == (0, True, "submitted")
    judged = {one["ref"]: one["rating"] for one in submitted.json["judgements"]}
    assert judged == {one["ref"]: one["rating"] for one in checked.json["judgements"]}
    assert judged["1.1"] == "green"
    kpi_return.refresh_from_db()
    assert kpi_return.status == Return.Status.SUBMITTED
    assert {one.kind for one in Notice.objects.all()} == {"receipt", "arrived"}


def test_it_says_in_words_what_it_did(fill: Fill, tmp_path: Path) -> None:
    issued = run("workbook", "issue", *NAMED, "--out", tmp_path / "a.xlsx")
    assert "Quarter 1, 2026–27 return, EX-001, due 15 July 2026" in issued.out
    submitted = _submit(fill())
    assert "as version 1" in submitted.out
    assert STAFF in submitted.out


def test_checking_keeps_nothing(fill: Fill) -> None:
    file = fill()
    run("workbook", "check", file)
    assert not Upload.objects.exists()
    assert not Submission.objects.exists()


def test_every_mistake_is_named_by_sheet_and_cell(fill: Fill, kpi_return: Return) -> None:
    file = fill(**{"5__1__value": "many", "7__2__value": "2.5"})
    ended = run("workbook", "check", file, "--json")
    assert (ended.status, ended.json["ok"], ended.json["stage"]) == (1, False, "cells")
    assert {(one["sheet"], one["cell"]) for one in ended.json["problems"]} == {
        cell_of(kpi_return, "5.1.value"),
        cell_of(kpi_return, "7.2.value"),
    }
    assert all(one["message"] and one["code"] for one in ended.json["problems"])
    sheet, cell = cell_of(kpi_return, "5.1.value")
    assert f"{sheet} {cell}: " in run("workbook", "check", file).err


def test_a_workbook_with_mistakes_is_kept_and_not_submitted(fill: Fill, kpi_return: Return) -> None:
    ended = _submit(fill(**{"5__1__value": "many"}), "--json")
    assert (ended.status, ended.json["stage"]) == (1, "cells")
    assert Upload.objects.get().outcome == Upload.Outcome.FAULTY
    kpi_return.refresh_from_db()
    assert kpi_return.status == Return.Status.DUE


def test_a_figure_below_target_waits_for_its_explanation(fill: Fill) -> None:
    ended = _submit(fill(**{"1__1__numerator": "4000"}), "--json")
    assert (ended.status, ended.json["stage"]) == (1, "explanations")
    assert [one["cell"] for one in ended.json["problems"]] == ["1.1"]
    explained = fill(**{"1__1__numerator": "4000", "explain__1__1": "Two care workers left in May."})
    assert _submit(explained, "--json").status == 0


def test_figures_that_cannot_both_be_right_are_named(fill: Fill) -> None:
    ended = run("workbook", "check", fill(**{"1__1__numerator": "5200"}), "--json")
    assert (ended.status, ended.json["stage"]) == (1, "sums")
    assert "5,200" in " ".join(one["message"] for one in ended.json["problems"])


DISAGREEING = {"6__1__value": "9"}


def test_figures_that_do_not_agree_wait_for_their_explanation_in_the_workbook(
    fill: Fill, kpi_return: Return
) -> None:
    ended = _submit(fill(**DISAGREEING), "--json")
    assert (ended.status, ended.json["stage"]) == (1, "explanations")
    assert [one["cell"] for one in ended.json["problems"]] == ["endings-have-reasons"]

    says = "Three moved twice in the quarter, each time for another reason."
    explained = fill(**DISAGREEING, **{"explain__endings-have-reasons": says})
    assert cell_of(kpi_return, "explain.endings-have-reasons")[0] == "Explanations"
    assert run("workbook", "check", explained, "--json").json["stage"] == "ready"
    assert _submit(explained, "--json").status == 0
    assert Submission.objects.get().explanations == {"endings-have-reasons": says}


def test_what_can_only_be_corrected_is_not_explained_away(fill: Fill, kpi_return: Return) -> None:
    keys = {spot.key for spot in plan(kpi_return.framework.definition, kpi_return.reporting_period).spots()}
    assert "explain.1.1.part-of-whole" not in keys
    file = fill(**{"1__1__numerator": "5200"})
    book = load_workbook(file)
    sheet = book["Explanations"]
    row = next(one for one in sheet.iter_rows() if "can only be corrected" in str(one[5].value))
    row[5].value = "We are sure of it, and have looked twice."
    book.save(file)

    ended = _submit(file, "--json")

    assert (ended.status, ended.json["stage"]) == (1, "sums")
    assert "5,200" in ended.json["problems"][0]["message"]
    assert not Submission.objects.exists()


def test_the_second_submission_is_refused(fill: Fill) -> None:
    file = fill()
    assert _submit(file).status == 0
    ended = _submit(file, "--json")
    assert (ended.status, ended.json["ok"]) == (1, False)
    assert "already been submitted" in ended.json["problems"][0]["message"]
    assert Upload.objects.count() == 2


def test_another_periods_workbook_is_refused(cast: Cast, fill: Fill) -> None:
    file = fill()
    cast.issue(cast.issue().reporting_period.following)
    ended = run("workbook", "check", file, *NAMED[:-1], "2026-27-Q2", "--json")
    assert (ended.status, ended.json["stage"]) == (1, "ours")


def test_a_file_that_is_no_workbook_is_refused(kpi_return: Return, tmp_path: Path) -> None:
    file = tmp_path / "notes.xlsx"
    file.write_text("These are my notes.")
    ended = run("workbook", "check", file, *NAMED, "--json")
    assert (ended.status, ended.json["stage"]) == (1, "file")
    unnamed = run("workbook", "check", file, "--json")
    assert (unnamed.status, unnamed.json["problems"][0]["code"]) == (1, "not-ours")


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ((), "issue|check|submit"),
        (("issue", *NAMED), "--out"),
        (("submit", "a.xlsx"), "--by"),
        (("mend", "a.xlsx"), "invalid choice"),
        (("check", "nowhere.xlsx"), "nowhere.xlsx cannot be opened"),
        (("issue", *NAMED[:-1], "2026-27-Q9", "--out", "a.xlsx"), "“2026-27-Q9” is not a period"),
        (("issue", *NAMED[:-1], "2026-27-Q4", "--out", "a.xlsx"), "No return of EX-001 has been asked for"),
        (("issue", *NAMED[:3], "EX-999", *NAMED[4:], "--out", "a.xlsx"), "has no contract “EX-999”"),
    ],
)
def test_wrong_usage_ends_with_two(
    kpi_return: Return, words: tuple[str, ...], says: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ended = run("workbook", *words)
    assert ended.status == 2
    assert says in ended.err
    assert list(tmp_path.glob("*.xlsx")) == []


@pytest.mark.parametrize(
    ("person", "says"),
    [
        ("nobody@alder.example", "Nobody has an account"),
        ("rival.staff@birch.example", "may not submit returns for Alder"),
        ("contract.officer@exampleshire.example", "may not submit returns for Alder"),
    ],
)
def test_only_the_providers_own_people_submit(fill: Fill, person: str, says: str) -> None:
    ended = _submit(fill(), by=person)
    assert ended.status == 2
    assert says in ended.err
    assert not Upload.objects.exists()
