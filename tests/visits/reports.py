"""A visit on its way from the site to the final report, for the tests of stage three."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import uuid4

from plumbline.improvement import actions as improvement
from plumbline.oversight import report_consequences
from plumbline.visits import actions as visits
from plumbline.visits.actions import answering as answering_comments
from plumbline.visits.actions import by_hand, commenting, reporting, summarising, writing
from plumbline.visits.heard import Heard
from plumbline.visits.models import Report, Visit
from plumbline.visits.pieces import Piece
from tests.cast import NOW, TODAY, Cast

LATER = NOW + timedelta(hours=8)


def answered(cast: Cast, visit: Visit, **changed: str) -> Visit:
    """Every question answered “met”, but those named in `changed`."""
    answers = {one.ref: "met" for one in visit.framework.scorecard.questions} | changed
    noted(cast, visit, answers)
    return visit


def noted(cast: Cast, visit: Visit, answers: Mapping[str, str], note: str = "") -> None:
    """The lead's answers to questions, each with the same note."""
    pieces = [
        Piece(uuid4(), "answer", ref, {"choice": choice, "note": note}, NOW)
        for ref, choice in answers.items()
        if choice
    ]
    visits.note(visit, pieces, by=cast.quality_officer, now=NOW)


def written_up(cast: Cast, **changed: str) -> Visit:
    """A visit whose officers have left, with its conclusion written: ready to be shared."""
    return left(cast, answered(cast, cast.begun_visit(), **changed))


def left(cast: Cast, visit: Visit) -> Visit:
    """The officers have left the site and written the conclusion."""
    visits.leave_site(visit, by=cast.quality_officer, now=NOW)
    writing.save_words(
        visit,
        "summary",
        "People are safe and well looked after.",
        version=0,
        by=cast.quality_officer,
        now=NOW,
    )
    return visit


def shared(cast: Cast, **changed: str) -> Visit:
    """A draft with the provider."""
    visit = written_up(cast, **changed)
    report_consequences.draft_shared(visit, by=cast.quality_officer, now=NOW)
    return visit


def answering(cast: Cast, **changed: str) -> Visit:
    """Back with the officers: the provider had no comments."""
    visit = shared(cast, **changed)
    report_consequences.no_comments_said(visit, by=cast.provider_staff, now=LATER)
    return visit


def made_final(cast: Cast, **changed: str) -> tuple[Visit, Report]:
    visit = answering(cast, **changed)
    return visit, report_consequences.report_made_final(visit, by=cast.quality_officer, now=LATER)


def argued_about(cast: Cast) -> tuple[Visit, dict[str, int]]:
    """A final visit that had everything: decided by hand, commented, answered, found, summed up. Numbers by address.

    Without the time that real documents take to make.
    """
    visit = written_up(cast, I1="partly", P1="not-assessed")
    waived = by_hand.waive_area(
        visit, "person-centred", reason="Seen last month.", by=cast.quality_officer, now=NOW
    )
    finding = improvement.note_finding(
        council=visit.council,
        provider=visit.provider,
        source="visit",
        source_number=visit.pk,
        says="The guide is out of date.",
        found_on=TODAY,
        by=cast.quality_officer,
        now=NOW,
    )
    report = reporting.share_draft(visit, heard=Heard(), by=cast.quality_officer, now=NOW)
    one = commenting.comment(
        visit, "I1", says="It is new.", files=[("guide.pdf", b"%PDF-1.4")], by=cast.provider_staff, now=LATER
    )
    commenting.send_comments(visit, by=cast.provider_staff, now=LATER)
    answering_comments.answer_comment(
        one, answer="not-agreed", says="It is of 2019.", seen=None, by=cast.quality_officer, now=LATER
    )
    visit.refresh_from_db()
    reporting.make_final(visit, heard=Heard(), by=cast.quality_officer, now=LATER)
    summarising.write_summary(visit, text="Safe.", shows_rating=True, by=cast.quality_officer, now=LATER)
    rendering = reporting.keep_rendering(
        report, "pdf", "1.pdf", b"%PDF-1.4", by=cast.quality_officer, now=NOW
    )
    return visit, {
        "by_hand_withdraw": waived.pk,
        "finding_action_set": finding.pk,
        "rendering_file": rendering.pk,
        "comment_answer": one.pk,
        "comment_withdraw": one.pk,
        "comment_file": one.evidence.get().pk,
    }
