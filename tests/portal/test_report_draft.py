"""The draft at the provider's door: the time that is left, comments under each point, and nothing that is lost."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from plumbline.oversight import report_consequences as reports
from plumbline.visits.actions.commenting import comment
from plumbline.visits.models import Comment, Visit
from tests.cast import NOW, Cast
from tests.portal.pages import address, words
from tests.strict_client import StrictClient
from tests.visits.reports import LATER, answering, made_final, shared, written_up

Browse = Callable[..., StrictClient]


def test_the_draft_says_how_much_time_is_left_to_the_minute(staff: StrictClient, cast: Cast) -> None:
    page = words(staff.get(address("report", shared(cast, I1="partly").pk)))

    assert "due in 14 days: until midnight at the end of 24 July 2026" in page
    assert "Overall G Green" in page
    assert "I1 Do people have clear, current information" in page
    assert "Partly met: 1 of 2" in page


def test_before_the_draft_is_shared_there_is_no_report(staff: StrictClient, cast: Cast) -> None:
    assert staff.get(address("report", written_up(cast).pk)).status_code == 404


def test_a_comment_is_kept_sent_and_answered_under_its_point(staff: StrictClient, cast: Cast) -> None:
    visit = shared(cast)
    file = SimpleUploadedFile("matrix.pdf", b"%PDF-1.4 matrix")
    typed = {"staffing-about": "T1", "staffing-says": "There were five.", "staffing-evidence": [file]}

    kept = staff.post(address("report_comment", visit.pk, "staffing"), typed, follow=True)
    assert "not sent yet There were five. Evidence: matrix.pdf" in words(kept)
    assert "Send your comment" in words(kept)

    sent = staff.post(address("report_send", visit.pk), follow=True)
    assert "1 comment sent. The council answers each." in words(sent)
    one = Comment.objects.get()
    reports.comment_answered(
        one, answer="agreed", says="You are right.", seen=None, by=cast.quality_officer, now=LATER
    )
    assert "The council: agreed: the report was changed. You are right." in words(
        staff.get(address("report", visit.pk))
    )
    assert staff.get(address("comment_file", one.evidence.get().pk)).content == b"%PDF-1.4 matrix"


@pytest.mark.parametrize(
    "typed",
    [
        {"staffing-about": "T1", "staffing-says": " "},
        {"staffing-about": "I1", "staffing-says": "Of another area."},
        {
            "staffing-about": "T1",
            "staffing-says": "See.",
            "staffing-evidence": SimpleUploadedFile("run.exe", b"MZ"),
        },
    ],
)
def test_a_comment_that_cannot_be_kept_comes_back_with_what_was_typed(
    staff: StrictClient, cast: Cast, typed: dict[str, object]
) -> None:
    visit = shared(cast)

    answer = staff.post(address("report_comment", visit.pk, "staffing"), typed)

    assert answer.status_code == 422
    assert "<title>Error: " in answer.content.decode()
    assert str(typed["staffing-says"]).strip() in words(answer)
    assert not Comment.objects.exists()


def test_a_comment_is_taken_back_and_having_none_is_said(staff: StrictClient, cast: Cast) -> None:
    visit = shared(cast)
    one = comment(visit, "summary", says="The date is wrong.", by=cast.provider_staff, now=NOW)

    assert "Taken back." in words(staff.post(address("comment_withdraw", one.pk), follow=True))
    page = words(staff.post(address("report_no_comments", visit.pk), follow=True))

    assert "The council has been told that you have no comments." in page
    assert Visit.objects.get(pk=visit.pk).status == "answering"


def test_after_the_last_minute_the_page_says_whom_to_ask(
    cast: Cast, browse: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    visit = shared(cast)
    comment(visit, "summary", says="The date is wrong.", by=cast.provider_staff, now=NOW)
    over = NOW + timedelta(days=15)
    monkeypatch.setattr(timezone, "now", lambda: over)
    staff = browse(cast.provider_staff)

    refused = staff.post(address("report_send", visit.pk))

    assert refused.status_code == 409
    page = words(staff.get(address("report", visit.pk)))
    assert "1 comment was written and not sent in time. Nothing is lost" in page
    assert f"Write to Quality officer ({cast.quality_officer.email})" in page


def test_hostile_words_are_shown_as_words(staff: StrictClient, cast: Cast) -> None:
    visit = shared(cast)
    comment(visit, "summary", says="<script>alert(1)</script>", by=cast.provider_staff, now=NOW)

    assert b"<script>alert" not in staff.get(address("report", visit.pk)).content


def test_the_final_report_is_read_and_taken_away(staff: StrictClient, cast: Cast) -> None:
    visit, report = made_final(cast)
    page = words(staff.get(address("report", visit.pk)))

    assert "Final report: quality visit" in page
    assert "Take it away: PDF · Word" in page
    for one in report.renderings.all():
        assert staff.get(address("rendering_file", one.pk)).content[:4] in {b"%PDF", b"PK\x03\x04"}
    assert "It stays as it was" in words(staff.get(address("report_version", visit.pk, 1)))


def test_a_review_is_asked_for_by_the_registered_manager_alone(cast: Cast, browse: Browse) -> None:
    visit = shared(cast)
    one = comment(visit, "T1", says="There were five.", by=cast.provider_staff, now=NOW)
    reports.comments_sent(visit, by=cast.provider_staff, now=NOW)
    reports.comment_answered(
        one, answer="not-agreed", says="Three.", seen=None, by=cast.quality_officer, now=LATER
    )
    ask = address("report_dispute_raise", visit.pk)

    assert browse(cast.provider_staff).get(ask).status_code == 404
    page = words(browse(cast.provider_manager).post(ask, {"says": "We have the rota."}, follow=True))

    assert "A senior officer who took no part in the visit decides." in page
    assert Visit.objects.get(pk=visit.pk).status == "disputed"


def test_a_review_cannot_be_asked_for_before_there_is_an_answer(cast: Cast, browse: Browse) -> None:
    answer = browse(cast.provider_manager).post(
        address("report_dispute_raise", answering(cast).pk), {"says": "We have the rota."}
    )

    assert answer.status_code == 422
    assert "Comments come first" in words(answer)
