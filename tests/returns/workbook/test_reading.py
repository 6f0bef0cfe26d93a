"""Files that cannot be read: each is refused with a sentence that helps, and the process that asked lives on."""

import os
import signal
from collections.abc import Callable, Iterator

import pytest

from plumbline.returns.workbook import writing
from plumbline.returns.workbook.checking import check, check_many
from plumbline.returns.workbook.opening import guard, limits
from plumbline.returns.workbook.opening.isolation import Worker, worker
from plumbline.returns.workbook.opening.unreadable import SAYS, Unreadable
from plumbline.returns.workbook.opening.values import open_sheets
from plumbline.returns.workbook.outcome import Stage
from plumbline.returns.workbook.reading import read, read_many
from tests.returns.workbook import building, hostile
from tests.returns.workbook.building import EXPECTED, ISSUE

BLANK = writing.write(ISSUE)
FILLED = building.filled(BLANK)
DAMAGED = FILLED[:-200].replace(b"PK\x01\x02", b"PK\x01\x03") + FILLED[-200:]
NO_SHEETS = {"xl/workbook.xml": b"<workbook/>", "xl/_rels/workbook.xml.rels": b"<a/>"}
ODS_ENCRYPTED = {
    "mimetype": guard.ODS,
    "content.xml": b"",
    "META-INF/manifest.xml": b"<manifest><encryption-data/></manifest>",
}
File = Callable[[], bytes]
REFUSED: list[tuple[str, File, str]] = [
    ("an empty file", lambda: b"", "empty"),
    ("a text", lambda: b"figure,value\n1.1,12\n", "text"),
    ("a PDF", lambda: b"%PDF-1.7 ...", "pdf"),
    ("a web page", lambda: b"\xef\xbb\xbf<html><table></table></html>", "web-page"),
    ("XML of 2003", lambda: b'<?xml version="1.0"?><Workbook/>', "web-page"),
    ("noise", hostile.noise, "not-a-workbook"),
    ("an old .xls", hostile.old_excel, "old-excel"),
    ("one with a password", hostile.encrypted, "encrypted"),
    ("an .ods with a password", lambda: hostile.archive(ODS_ENCRYPTED), "encrypted"),
    ("one with macros", lambda: hostile.with_member(BLANK, "xl/vbaProject.bin", lambda _: b"x"), "macros"),
    ("macros in capitals", lambda: hostile.with_member(BLANK, "xl/VBAPROJECT.BIN", lambda _: b"x"), "macros"),
    ("a binary workbook", lambda: hostile.archive({"xl/workbook.bin": b""}), "binary-excel"),
    ("a Word document", lambda: hostile.archive({"word/document.xml": b""}), "word"),
    ("a Numbers document", lambda: hostile.archive({"Index/Document.iwa": b""}), "numbers"),
    ("another archive", lambda: hostile.archive({"holiday.jpg": b"x"}), "not-a-workbook"),
    ("a file cut off halfway", lambda: FILLED[: len(FILLED) // 2], "cut-off"),
    ("a damaged directory", lambda: DAMAGED, "cut-off"),
    ("no XML inside", lambda: hostile.archive({"xl/workbook.xml": b"no"}), "cut-off"),
    ("no sheets", lambda: hostile.archive(NO_SHEETS), "no-sheets"),
    ("a zip bomb", hostile.zip_bomb, "too-much-inside"),
    ("a crowd of members", hostile.crowd, "too-much-inside"),
    ("a bomb of one long text", hostile.string_bomb, "too-much-inside"),
    ("a bomb that unpacks to little", hostile.quiet_bomb, "too-hard"),
    ("a value in the far corner", hostile.corner, "too-many-rows"),
    ("the far corner in disguise", hostile.corner_in_disguise, "too-many-rows"),
    ("200,000 rows", lambda: hostile.long_sheet(200_000), "too-many-rows"),
    ("400,000 blank rows", lambda: hostile.many_blank_rows(400_000), "too-many-cells"),
    ("a value far to the right", lambda: hostile.one_cell("ZZZ1"), "too-many-columns"),
]


@pytest.fixture(scope="module", autouse=True)
def no_worker_is_left() -> Iterator[None]:
    yield
    worker.stop()


@pytest.mark.parametrize(("file", "code"), [case[1:] for case in REFUSED], ids=[case[0] for case in REFUSED])
def test_a_file_that_cannot_be_read_is_refused_with_its_cause_and_cure(file: File, code: str) -> None:
    found = check(file(), EXPECTED)
    assert (found.stage, found.ok, [one.code for one in found.problems]) == (Stage.FILE, False, [code])
    assert found.problems[0].message.endswith(".")
    assert "{" not in found.problems[0].message
    assert check(FILLED, EXPECTED).ok


def test_a_file_that_is_too_big_never_reaches_the_worker() -> None:
    with pytest.raises(Unreadable, match="bigger than 10 MB"):
        read(b"PK\x03\x04" + b"\0" * limits.FILE_BYTES)


def test_far_rows_are_named_by_their_number() -> None:
    assert "goes down to row 1,048,576" in check(hostile.corner(), EXPECTED).problems[0].message


def test_far_columns_are_named_by_their_letters() -> None:
    assert "something in column ALM" in check(hostile.one_cell("ALM1"), EXPECTED).problems[0].message


def test_blank_formatted_cells_in_the_far_corner_do_no_harm() -> None:
    assert read(hostile.blank_corner())["A"].rows == [[1.0]]


def test_every_sentence_is_plain() -> None:
    for says in SAYS.values():
        assert not {"invalid", "error occurred", "oops", "please", "data", "item"} & set(says.lower().split())


def test_a_worker_that_is_killed_is_replaced() -> None:
    own = Worker()
    assert own.ask(b"R", [FILLED], 5)
    first = own.process_id
    assert first is not None
    os.kill(first, signal.SIGKILL)
    os.waitid(os.P_PID, first, os.WEXITED | os.WNOWAIT)
    assert own.ask(b"R", [FILLED], 5)
    assert own.process_id != first
    own.stop()


def test_a_worker_that_hangs_is_stopped_and_replaced() -> None:
    own = Worker()
    with pytest.raises(Unreadable, match="more time or memory"):
        own.ask(b"R", [FILLED], 0)
    assert own.ask(b"R", [FILLED], 5)
    own.stop()


def test_a_worker_knows_nothing_of_our_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "not for the worker")
    own = Worker()
    own.ask(b"R", [FILLED], 5)
    with open(f"/proc/{own.process_id}/environ", "rb") as environment:
        assert b"not for the worker" not in environment.read()
    own.stop()


def test_many_workbooks_are_read_in_order_and_a_deadly_one_harms_only_itself() -> None:
    files = [FILLED, hostile.quiet_bomb(), b"", BLANK]
    outcomes = list(read_many(files))
    assert [isinstance(one, Unreadable) for one in outcomes] == [False, True, True, False]
    assert [one.ok for one in check_many((file, EXPECTED) for file in files)] == [True, False, False, False]


def test_where_memory_cannot_be_limited_the_plain_reader_says_the_same() -> None:
    limited, plain = open_sheets(FILLED), open_sheets(FILLED, is_limited=False)
    assert [sheet.name for sheet in plain] == [sheet.name for sheet in limited]
    assert [list(map(list, sheet.rows)) for sheet in plain] == [
        list(map(list, sheet.rows)) for sheet in limited
    ]


def test_where_memory_cannot_be_limited_an_open_document_is_sent_back() -> None:
    with pytest.raises(Unreadable, match=r"cannot be read on this server"):
        open_sheets(building.as_ods(BLANK), is_limited=False)
