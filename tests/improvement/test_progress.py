"""What the provider reports, its evidence, and the time it asks for."""

from datetime import timedelta

import pytest

from plumbline.documents import actions as documents
from plumbline.documents.evidence import MOST_BYTES, MOST_FILES, refusal
from plumbline.documents.models import Document
from plumbline.documents.scanning import ScannerSilent
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.improvement import actions as improvement
from plumbline.improvement.models import Action, MoreTime, Progress, ProgressFile
from tests.cast import TODAY, Cast
from tests.improvement import plans
from tests.improvement.plans import A_PDF, DUE, LATER

SOON = DUE + timedelta(days=7)


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("log.pdf", b"", "is empty"),
        ("log.pdf", b"%PDF" + b"-" * MOST_BYTES, "at most 20 are taken"),
        ("tool.exe", b"MZ\x90", "of a kind that is not taken"),
        ("log.pdf", b"MZ\x90 a program", "not a .pdf file inside"),
        ("notes.txt", b"MZ\x90 a program", "not a .txt file inside"),
        ("page.html", b"<script>", "of a kind that is not taken"),
        ("picture.svg", b"<svg/>", "of a kind that is not taken"),
        ("macros.docm", b"PK\x03\x04", "of a kind that is not taken"),
        ("no ending", b"text", "of a kind that is not taken"),
    ],
)
def test_hostile_evidence_is_refused_with_its_cause(cast: Cast, name: str, content: bytes, says: str) -> None:
    action = plans.agreed(cast)

    with pytest.raises(NotAllowed, match=says):
        improvement.report_progress(
            action,
            says="Here",
            files=[("good.pdf", A_PDF), (name, content)],
            by=cast.provider_staff,
            now=LATER,
        )

    assert Action.objects.get(pk=action.pk).status == "agreed"
    assert not Progress.objects.exists()
    assert not Document.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("LOG.PDF", A_PDF),
        ("letter.docx", b"PK\x03\x04.."),
        ("photo.jpeg", b"\xff\xd8\xff\xe0"),
        ("photo.png", b"\x89PNG\r\n\x1a\n.."),
        ("staff.csv", "Name;Größe".encode()),
    ],
)
def test_ordinary_evidence_is_taken(name: str, content: bytes) -> None:
    assert refusal(name, content) == ""


def test_evidence_is_kept_with_the_report_for_both_sides_only(cast: Cast) -> None:
    action = plans.agreed(cast)

    progress = improvement.report_progress(
        action, says="Here", says_done=True, files=[("log.pdf", A_PDF)], by=cast.provider_staff, now=LATER
    )

    kept = progress.files.get()
    assert documents.content_of(kept.document) == A_PDF
    files = ProgressFile.objects
    assert (
        files.visible_to(cast.provider_staff).count() == files.visible_to(cast.quality_officer).count() == 1
    )
    for stranger in (cast.rival_staff, cast.other_council_officer):
        assert not files.visible_to(stranger).exists()
        assert not Document.objects.visible_to(stranger).exists()


def test_too_many_files_at_once_are_refused(cast: Cast) -> None:
    files = [(f"log {number}.pdf", A_PDF) for number in range(MOST_FILES + 1)]

    with pytest.raises(NotAllowed, match="at most 10 files"):
        improvement.report_progress(
            plans.agreed(cast), says="Here", files=files, by=cast.provider_staff, now=LATER
        )


def test_a_virus_in_the_evidence_sends_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(documents, "scan", lambda *_, **__: "Eicar")

    with pytest.raises(NotAllowed, match="Eicar"):
        improvement.report_progress(
            plans.agreed(cast), says="Here", files=[("log.pdf", A_PDF)], by=cast.provider_staff, now=LATER
        )

    assert not Progress.objects.exists()


def test_a_silent_scanner_lets_nothing_pass(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    def silent(*_: object, **__: object) -> str:
        raise ScannerSilent

    monkeypatch.setattr(documents, "scan", silent)

    with pytest.raises(NotAllowed, match="could not be checked"):
        improvement.report_progress(
            plans.agreed(cast), says="Here", files=[("log.pdf", A_PDF)], by=cast.provider_staff, now=LATER
        )

    assert not ProgressFile.objects.exists()


def test_a_report_says_something(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="what was done"):
        improvement.report_progress(plans.agreed(cast), says=" ", by=cast.provider_staff, now=LATER)


def test_saying_it_is_done_verifies_nothing(cast: Cast) -> None:
    action = plans.said_done(cast)

    kept = Action.objects.get(pk=action.pk)
    assert (kept.status, kept.said_done_at, kept.verified_at) == ("said-done", LATER, None)
    assert kept.findings.get().status == "open"


def test_time_granted_moves_the_day_and_history_keeps_both(cast: Cast) -> None:
    action = plans.agreed(cast)
    request = improvement.ask_for_time(
        action, wanted=SOON, reason="Two are abroad", by=cast.provider_staff, now=LATER
    )
    assert Action.objects.get(pk=action.pk).due_on == DUE
    day = DUE + timedelta(days=3)

    improvement.decide_time(request, granted_to=day, says="Three days", by=cast.quality_officer, now=LATER)

    assert Action.objects.get(pk=action.pk).due_on == day
    event = Event.objects.visible_to(cast.provider_staff).get(kind="action.given_more_time")
    assert (event.details["due_before"], event.details["due_on"]) == (str(DUE), str(day))
    kept = MoreTime.objects.get()
    assert (kept.due_before, kept.wanted, kept.granted_to) == (DUE, SOON, day)


def test_time_refused_leaves_the_day_and_says_why(cast: Cast) -> None:
    action = plans.agreed(cast)
    request = improvement.ask_for_time(
        action, wanted=SOON, reason="Two are abroad", by=cast.provider_staff, now=LATER
    )
    other = MoreTime.objects.get(pk=request.pk)

    improvement.decide_time(
        request, granted_to=None, says="People are at risk", by=cast.quality_officer, now=LATER
    )

    assert Action.objects.get(pk=action.pk).due_on == DUE
    with pytest.raises(NotAllowed, match="just changed"):
        improvement.decide_time(other, granted_to=SOON, says="Granted", by=cast.contract_officer, now=LATER)
    assert MoreTime.objects.get().decision_says == "People are at risk"
    improvement.ask_for_time(action, wanted=SOON, reason="Again", by=cast.provider_staff, now=LATER)


@pytest.mark.parametrize(
    ("wanted", "reason", "says"),
    [(DUE, "Late", "later day"), (DUE - timedelta(days=1), "Late", "later day"), (SOON, " ", "Say why")],
)
def test_asking_for_time_needs_a_later_day_and_a_reason(
    cast: Cast, wanted: object, reason: str, says: str
) -> None:
    with pytest.raises(NotAllowed, match=says):
        improvement.ask_for_time(
            plans.agreed(cast),
            wanted=wanted,  # type: ignore[arg-type]
            reason=reason,
            by=cast.provider_staff,
            now=LATER,
        )


def test_an_overdue_action_cannot_be_given_a_day_that_is_past(cast: Cast) -> None:
    action = plans.overdue(cast, days=10)

    with pytest.raises(NotAllowed, match="still to come"):
        improvement.ask_for_time(
            action, wanted=TODAY - timedelta(days=2), reason="Late", by=cast.provider_staff, now=LATER
        )


def test_time_is_asked_for_once_at_a_time(cast: Cast) -> None:
    action = plans.agreed(cast)
    improvement.ask_for_time(action, wanted=SOON, reason="Two are abroad", by=cast.provider_staff, now=LATER)

    with pytest.raises(NotAllowed, match="already"):
        improvement.ask_for_time(action, wanted=SOON, reason="Once more", by=cast.provider_staff, now=LATER)


def test_time_needs_no_answer_once_it_is_said_to_be_done(cast: Cast) -> None:
    action = plans.agreed(cast)
    improvement.ask_for_time(action, wanted=SOON, reason="Two are abroad", by=cast.provider_staff, now=LATER)

    improvement.report_progress(action, says="All here", says_done=True, by=cast.provider_staff, now=LATER)

    assert not MoreTime.objects.open().exists()


def test_only_the_council_gives_time(cast: Cast) -> None:
    action = plans.agreed(cast)
    request = improvement.ask_for_time(
        action, wanted=SOON, reason="Two are abroad", by=cast.provider_staff, now=LATER
    )

    with pytest.raises(NotAllowed, match="Only the council"):
        improvement.decide_time(request, granted_to=SOON, says="Yes", by=cast.provider_manager, now=LATER)
