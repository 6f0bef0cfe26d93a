"""A visit on its way from the site to the final report, for the tests of stage three."""

from collections.abc import Mapping
from datetime import timedelta
from uuid import uuid4

from plumbline.oversight import report_consequences
from plumbline.visits import actions as visits
from plumbline.visits.actions import writing
from plumbline.visits.models import Report, Visit
from plumbline.visits.pieces import Piece
from tests.cast import NOW, Cast

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
    visit = answered(cast, cast.begun_visit(), **changed)
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
