"""What people told is kept with a report when it is shared, and what comes afterwards does not change it."""

from io import BytesIO
from typing import Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.documents.actions import content_of
from plumbline.oversight import report_consequences
from plumbline.oversight.report_voices import heard_for, question_told
from plumbline.surveys import actions as surveys
from plumbline.surveys import library
from plumbline.surveys.counting import results
from plumbline.surveys.models import Response, Survey
from plumbline.visits.heard import Heard, heard_in
from plumbline.visits.models import Report, Visit
from tests.cast import NOW, Cast
from tests.papers.reading import opened, tags, words
from tests.surveys import making
from tests.surveys.making import called, closed, rung, say
from tests.visits.reports import LATER, shared, written_up

PEOPLE = library.find("plumbline/people")
ANSWERS = (
    ({"1": "satisfied", "2": "better", "7": "Mary sings with me"}, 12),
    ({"1": "neither", "2": "same"}, 5),
    ({"1": "dissatisfied"}, 3),
)


def _asked(cast: Cast, visit: Visit) -> Survey:
    """20 of 40 people answered; of their words some were cleared."""
    survey = closed(cast, *ANSWERS, visit=visit)
    given_ = list(Response.objects.filter(survey=survey).exclude(words={}))
    officer = cast.quality_officer
    surveys.decide(given_[0], "7", may_be_shown=True, text="They sing with me", by=officer, now=NOW)
    surveys.decide(given_[1], "7", may_be_shown=False, text="", by=officer, now=NOW)
    return survey


def _heard(report: Report) -> Heard:
    heard = heard_in(report.scorecard)
    assert heard is not None
    return heard


def _share(cast: Cast, visit: Visit) -> Report:
    return report_consequences.draft_shared(visit, by=cast.quality_officer, now=NOW)


def test_a_shared_report_keeps_who_was_asked_and_what_they_answered(cast: Cast) -> None:
    visit = written_up(cast)
    _asked(cast, visit)

    (people,) = _heard(_share(cast, visit)).surveys

    assert people.whom == "People who use the service"
    assert people.days == "1 July 2026 to 31 July 2026"
    assert people.answers == "20 answers from 40 people asked (50%)"
    overall, life, kindness = people.questions[:3]
    assert [(one.count, one.share) for one in overall.answers] == [
        ("0", "0%"),
        ("12", "60%"),
        *[("", "")] * 3,
    ]
    assert (overall.together.count, overall.together.share) == ("12 of 20", "60%")
    assert (life.valid, life.answers[2].count, life.answers[2].share) == ("17 valid answers", "5", "29.4%")
    assert (kindness.valid, kindness.answers, kindness.why) == (
        "0 valid answers",
        (),
        "Too few answers to show.",
    )
    assert [one.text for one in people.quotes] == ["They sing with me"]


def test_what_comes_after_sharing_does_not_change_the_report(cast: Cast) -> None:
    visit = written_up(cast)
    survey = _asked(cast, visit)
    report = _share(cast, visit)
    before = _heard(report)

    closed(cast, ({"1": "satisfied"}, 9), known_as="plumbline/families", visit=visit)
    rung(cast, {"times": 6})
    late = Response.objects.filter(survey=survey, quotes=None).exclude(words={}).first()
    assert late is not None
    surveys.decide(late, "7", may_be_shown=True, text="Later", by=cast.quality_officer, now=LATER)

    report.refresh_from_db()
    assert _heard(report) == before
    assert heard_for(visit) != before


def test_the_final_report_keeps_what_has_come_since_the_draft(cast: Cast) -> None:
    visit = shared(cast)
    rung(cast, {"times": 6, "praise": 2})
    report_consequences.no_comments_said(visit, by=cast.provider_staff, now=LATER)

    final = report_consequences.report_made_final(visit, by=cast.quality_officer, now=LATER)

    draft = visit.reports.get(stage="draft")
    assert _heard(draft).is_silent
    (day,) = _heard(final).days
    assert (day.on, day.calls, day.themes) == ("10 July 2026", "8 calls, none of them a concern", ())


@pytest.mark.parametrize(
    ("calls", "concerns", "says", "themes", "why"),
    [
        ({"times": 4}, 0, "Fewer than five calls", [], "What they were about is not shown."),
        (
            {"times": 9, "care": 5, "safety": 1},
            5,
            "15 calls, 5 of them concerns",
            [("Times and missed visits", "9"), ("Other things, told together", "6")],
            "",
        ),
        (
            {"times": 6},
            1,
            "6 calls, some of them concerns; how many is not shown, because one side is fewer than five",
            [("Times and missed visits", "6")],
            "",
        ),
    ],
)
def test_a_phone_in_day_tells_nothing_small(
    cast: Cast, calls: dict[str, int], concerns: int, says: str, themes: list[tuple[str, str]], why: str
) -> None:
    visit = written_up(cast)
    rung(cast, calls, concerns=concerns)

    (day,) = heard_for(visit).days

    assert (day.calls, [(one.says, one.count) for one in day.themes], day.why) == (says, themes, why)


def test_what_is_not_over_is_named_and_not_told(cast: Cast) -> None:
    visit = written_up(cast)
    running = making.opened(cast, visit=visit)
    say(running, {"1": "satisfied"}, times=9)
    taken_back = making.opened(cast, "plumbline/staff", visit=visit)
    surveys.withdraw(taken_back, reason="The wrong link", by=cast.quality_officer, now=NOW)
    never = making.prepared(cast, "plumbline/families", visit=visit)
    surveys.withdraw(never, reason="Not needed", by=cast.quality_officer, now=NOW)
    called(cast)

    heard = heard_for(visit)

    assert (heard.surveys, heard.days, heard.is_silent) == ((), (), False)
    assert [one.partition(",")[0] for one in heard.unfinished] == [
        "A survey of people who use the service was still open when this was written",
        "A survey of staff was withdrawn",
        "A phone-in day was still open when this was written",
    ]


def test_words_of_fewer_than_five_people_stay_with_the_council(cast: Cast) -> None:
    visit = written_up(cast)
    survey = closed(cast, ({"1": "satisfied", "7": "Kind"}, 4), visit=visit)
    one = Response.objects.filter(survey=survey).first()
    assert one is not None
    surveys.decide(one, "7", may_be_shown=True, text="Kind", by=cast.quality_officer, now=NOW)

    (told,) = heard_for(visit).surveys

    assert (told.answers, told.questions, told.quotes) == ("4 answers from 40 people asked (10%)", (), ())
    assert told.why == "Fewer than five people answered, so nothing is told of what they said."


def test_the_documents_have_it_as_tables_with_header_cells(cast: Cast) -> None:
    visit = written_up(cast)
    _asked(cast, visit)
    rung(cast, {"times": 9, "care": 5, "safety": 1})
    report = _share(cast, visit)
    files = {one.format: content_of(one.document) for one in report.renderings.all()}

    pdf = opened(files["pdf"])
    said = words(pdf)
    for text in (
        "What people told us",
        "20 answers from 40 people asked (50%)",
        "Satisfied or very satisfied 12 of 20 60%",
        "Dissatisfied not shown not shown",
        "A count of 1 to 4 could point to a person",
        "They sing with me",
        "Other things, told together 6",
    ):
        assert text.replace(" ", "") in said
    assert "Mary" not in said
    assert "What people told us" in {one.title for one in tags(pdf)}
    assert said.count("AnswerHowmanyShare") == 2
    assert sum(one.name == "TH" and one.scope == "Column" for one in tags(pdf)) >= 6
    tables = docx.Document(BytesIO(files["docx"])).tables
    rows = [[cell.text for cell in row.cells] for table in tables for row in table.rows]
    assert ["Satisfied", "12", "60%"] in rows
    assert ["Dissatisfied", "not shown", "not shown"] in rows


def test_where_nobody_was_asked_the_documents_say_so(cast: Cast) -> None:
    report = _share(cast, written_up(cast))
    files = {one.format: content_of(one.document) for one in report.renderings.all()}

    assert "Nobodywasasked:" in words(opened(files["pdf"]))
    paragraphs = [one.text for one in docx.Document(BytesIO(files["docx"])).paragraphs]
    assert any(one.startswith("Nobody was asked:") for one in paragraphs)


def test_a_version_of_before_it_was_kept_says_nothing_of_it() -> None:
    assert heard_in({"overall": {}}) is None


@given(st.lists(st.integers(0, 12), min_size=5, max_size=5))
def test_what_is_kept_tells_no_number_that_is_hidden_from_the_councils_own_page(counts: list[int]) -> None:
    scale: Any = PEOPLE.by_ref["1"].scale
    given_ = [{"1": choice.code} for choice, n in zip(scale.choices, counts, strict=True) for _ in range(n)]
    overall = results(PEOPLE, given_)[0]

    kept = question_told(overall)

    shown = [count for _, count in overall.lines]
    if kept.answers:
        assert [one.count for one in kept.answers] == ["" if one is None else str(one) for one in shown]
        assert all(bool(one.share) == bool(one.count) for one in kept.answers)
    else:
        assert overall.told.satisfied is None
        assert kept.why
