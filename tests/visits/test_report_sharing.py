"""Sharing a draft and making it final: what is in the way is said at once, and every version stays as it was."""

import pytest

from plumbline.oversight import report_consequences
from plumbline.visits.obstacles import NotReady
from tests.cast import NOW, Cast
from tests.visits.reports import made_final, shared, written_up


def test_a_draft_is_frozen_with_its_scorecard_and_words(cast: Cast) -> None:
    visit = shared(cast)

    report = visit.reports.get()

    assert (report.number, report.stage, visit.status) == (1, "draft", "shared")
    assert report.scorecard["overall"]["rating"] == visit.rating == "green"
    assert report.words["summary"] == "People are safe and well looked after."
    assert sorted(one.format for one in report.renderings.all()) == ["docx", "pdf"]
    names = {one.document.name for one in report.renderings.all()}
    assert "Alder Homecare (test), visit of 30 July 2026, draft report, version 1.pdf" in names


def test_all_that_is_in_the_way_is_said_at_once(cast: Cast) -> None:
    visit = written_up(cast, I1="", P1="not-assessed")

    with pytest.raises(NotReady) as refused:
        report_consequences.draft_shared(visit, by=cast.quality_officer, now=NOW)

    assert len(refused.value.reasons) == 2
    assert visit.reports.count() == 0


def test_a_final_report_is_made(cast: Cast) -> None:
    visit, report = made_final(cast)

    assert (report.number, report.stage, visit.status) == (2, "final", "final")
