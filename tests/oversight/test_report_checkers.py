"""What Quality Checkers said is kept with a report: what they chose, their words as cleared, and no name."""

import json
from io import BytesIO

import docx

from plumbline.documents.actions import content_of
from plumbline.oversight import report_consequences
from plumbline.oversight.report_voices import heard_for
from plumbline.visits.heard import CheckerSaid, Heard, HeardChecker, heard_in
from plumbline.visits.models import Visit
from plumbline.visits.report_reading import read_report
from tests.cast import NOW, Cast
from tests.papers.reading import opened, words
from tests.visits.checked import NOTE, WORDS, came, keep_out, tell, written_up_with_one
from tests.visits.reports import LATER, shared

GUIDE, STAFF_ASK = (
    "Did you get information about your care that you can understand?",
    "Do staff ask what you think? Do things change?",
)


def _checkers(visit: Visit) -> tuple[HeardChecker, ...]:
    return heard_for(visit).checkers


def test_what_they_chose_is_told_without_clearing_and_without_a_name(cast: Cast) -> None:
    visit, _ = written_up_with_one(cast)

    assert _checkers(visit) == (
        HeardChecker(
            "A Quality Checker",
            "1 of 23 questions answered",
            (
                CheckerSaid(GUIDE, "Sometimes, or a bit", "flat"),
                CheckerSaid(STAFF_ASK, "I do not know", "unsure"),
            ),
        ),
    )


def test_their_words_are_told_as_an_officer_cleared_them(cast: Cast) -> None:
    visit, _ = written_up_with_one(cast)
    tell(cast, visit, NOTE, "Only in English, says [a resident].")
    tell(cast, visit, WORDS)

    (one,) = _checkers(visit)
    assert one.said[0].words == "Only in English, says [a resident]."
    assert one.words == (WORDS,)

    keep_out(cast, visit, WORDS)
    assert _checkers(visit)[0].words == ()


def test_words_to_a_question_without_a_choice_are_not_there_until_they_are_cleared(cast: Cast) -> None:
    visit = cast.begun_visit()
    came(cast, visit, notes={"I1": NOTE})
    assert _checkers(visit)[0].said == ()

    tell(cast, visit, NOTE)

    assert _checkers(visit)[0].said == (CheckerSaid(GUIDE, "", "", NOTE),)


def test_several_are_told_apart_by_their_order(cast: Cast) -> None:
    visit = cast.begun_visit()
    for called in ("Sam", "Silent", "Alex"):
        came(cast, visit, called, answers={} if called == "Silent" else {"I1": "met"})

    assert [one.called for one in _checkers(visit)] == ["First Quality Checker", "Second Quality Checker"]


def test_a_shared_report_keeps_it_and_what_is_decided_later_changes_the_next_version_alone(
    cast: Cast,
) -> None:
    visit, _ = written_up_with_one(cast)
    draft = report_consequences.draft_shared(visit, by=cast.quality_officer, now=NOW)
    report_consequences.no_comments_said(visit, by=cast.provider_staff, now=LATER)
    tell(cast, visit, WORDS)
    final = report_consequences.report_made_final(visit, by=cast.quality_officer, now=LATER)

    kept = [heard_in(json.loads(json.dumps(one.scorecard))) for one in (draft, final)]

    assert [one.checkers[0].words for one in kept if one] == [(), (WORDS,)]
    assert "checkers" in read_report(draft).card.viewpoints


def test_a_version_of_before_this_was_kept_is_still_read(cast: Cast) -> None:
    report = shared(cast).reports.get()
    kept = report.scorecard["heard"]
    del kept["checkers"]

    assert heard_in({"heard": kept}) == Heard()


def test_where_only_they_were_asked_the_report_does_not_say_that_nobody_was(cast: Cast) -> None:
    visit, _ = written_up_with_one(cast)

    assert "Nobody was asked" in Heard().nobody
    assert heard_for(visit).nobody.endswith("What Quality Checkers said stands below.")


def test_the_documents_have_it_and_nothing_that_nobody_has_read(cast: Cast) -> None:
    visit, _ = written_up_with_one(cast)
    tell(cast, visit, NOTE, "Only in English, says [a resident].")
    report = report_consequences.draft_shared(visit, by=cast.quality_officer, now=NOW)
    files = {one.format: content_of(one.document) for one in report.renderings.all()}

    said = words(opened(files["pdf"]))
    for text in (
        "What Quality Checkers said",
        "1 of 23 questions answered.",
        f"{GUIDE} Sometimes, or a bit",
        "Only in English, says [a resident].",
        "Quality Checkers: 1 of 23 questions answered, by 1 person.",
    ):
        assert text.replace(" ", "") in said, text
    assert "Mary" not in said
    assert "garden" not in said
    assert "CheckerOne" not in said
    document = docx.Document(BytesIO(files["docx"]))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    assert [GUIDE, "Sometimes, or a bit"] in rows
    assert "Quality Checkers" in [head for row in rows for head in row]
    assert not [one.text for one in document.paragraphs if "garden" in one.text or "Mary" in one.text]
