"""The virus scanner: asked when there is one, believed when it says yes, waited for when it is silent."""

import socket
import struct
import threading
from collections.abc import Callable, Iterator

import pytest
from pytest_django.fixtures import Settings

from plumbline.documents import actions as documents
from plumbline.documents.models import Document
from plumbline.documents.scanning import ScannerSilent, harm_in
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import consequences
from plumbline.returns.models import DraftCell, Upload
from plumbline.visits import actions as visits
from tests.cast import NOW, TODAY, Cast

Scanner = Callable[[bytes], str]


@pytest.fixture
def scanner() -> Iterator[Scanner]:
    """A scanner on this computer that gives one answer; returns its address."""
    listening: list[socket.socket] = []

    def start(answer: bytes) -> str:
        server = socket.create_server(("127.0.0.1", 0))
        listening.append(server)
        threading.Thread(target=_answer_once, args=[server, answer], daemon=True).start()
        return f"127.0.0.1:{server.getsockname()[1]}"

    yield start
    for server in listening:
        server.close()


def _answer_once(server: socket.socket, answer: bytes) -> None:
    connection, _ = server.accept()
    with connection, connection.makefile("rb") as stream:
        assert stream.read(10) == b"zINSTREAM\0"
        while length := struct.unpack("!L", stream.read(4))[0]:
            stream.read(length)
        connection.sendall(answer)


def test_a_clean_file_has_no_harm(scanner: Scanner) -> None:
    assert harm_in(b"x" * 200_000, scanner(b"stream: OK\0")) == ""


def test_a_harmful_file_is_named(scanner: Scanner) -> None:
    assert harm_in(b"x", scanner(b"stream: Eicar-Test-Signature FOUND\0")) == "Eicar-Test-Signature"


@pytest.mark.parametrize("answer", [b"", b"INSTREAM size limit exceeded. ERROR\0"])
def test_no_clear_answer_is_no_answer(scanner: Scanner, answer: bytes) -> None:
    with pytest.raises(ScannerSilent):
        harm_in(b"x", scanner(answer))


def test_a_harmful_upload_is_kept_refused_and_given_to_nobody(
    cast: Cast, settings: Settings, scanner: Scanner
) -> None:
    settings.CLAMD_SOCKET = scanner(b"stream: Nasty FOUND\0")
    upload = consequences.workbook_received(cast.issue(), "q1.xlsx", b"PK", by=cast.provider_staff, now=NOW)
    assert upload.outcome == Upload.Outcome.REFUSED
    assert "Nasty" in upload.problems[0]["message"]
    upload.document.refresh_from_db()
    with pytest.raises(NotAllowed, match="nobody can open it"):
        documents.content_of(upload.document)


def test_an_upload_waits_while_the_scanner_is_silent(cast: Cast, settings: Settings) -> None:
    settings.CLAMD_SOCKET = "127.0.0.1:1"
    upload = consequences.workbook_received(cast.issue(), "q1.xlsx", b"PK", by=cast.provider_staff, now=NOW)
    assert upload.outcome == Upload.Outcome.KEPT
    assert Upload.objects.unread().count() == 1
    assert not DraftCell.objects.exists()


def test_harmful_evidence_is_refused_and_not_kept(cast: Cast, settings: Settings, scanner: Scanner) -> None:
    settings.CLAMD_SOCKET = scanner(b"stream: Nasty FOUND\0")
    with pytest.raises(NotAllowed, match=r"found “Nasty” in “policy\.pdf”.*Leave that file out"):
        _given(cast)
    assert not Document.objects.exists()


def test_evidence_is_not_kept_while_the_scanner_is_silent(cast: Cast, settings: Settings) -> None:
    settings.CLAMD_SOCKET = "127.0.0.1:1"
    with pytest.raises(NotAllowed, match="could not be checked for viruses just now"):
        _given(cast)
    assert not Document.objects.exists()


def test_what_a_provider_sends_for_a_visit_is_looked_at(
    cast: Cast, settings: Settings, scanner: Scanner
) -> None:
    visit = cast.visit()
    [asked] = visits.ask_for_information(
        visit, [("policy", "A policy", "", TODAY)], by=cast.quality_officer, now=NOW
    )
    settings.CLAMD_SOCKET = scanner(b"stream: Nasty FOUND\0")
    with pytest.raises(NotAllowed, match="Nasty"):
        visits.supply(asked, [("policy.pdf", b"%PDF-1.7")], "", by=cast.provider_staff, now=NOW)
    asked.refresh_from_db()
    assert asked.status == "asked"


def _given(cast: Cast) -> Document:
    return documents.keep_evidence(
        "C:\\policies\\policy.pdf",
        b"%PDF-1.7",
        by=cast.provider_staff,
        now=NOW,
        council_id=cast.exampleshire.pk,
        provider_id=cast.alder.pk,
    )
