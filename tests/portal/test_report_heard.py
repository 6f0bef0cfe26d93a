"""What people told, on the provider's page of the report: as it was shared, and nothing that points to a person."""

import html
import re
from collections.abc import Callable

import pytest
from django.urls import reverse

from plumbline.oversight import report_consequences as reports
from plumbline.surveys import actions as surveys
from plumbline.surveys.models import Response
from plumbline.surveys.results import of_visit
from plumbline.visits.models import Visit
from tests.cast import NOW, Cast
from tests.portal.pages import address, words
from tests.strict_client import StrictClient
from tests.surveys.making import closed, rung
from tests.visits.checked import NOTE, WORDS, tell, written_up_with_one
from tests.visits.reports import LATER, shared, written_up

Browse = Callable[..., StrictClient]
UNREAD, KEPT_BACK, CLEARED = "Mary sings with me", "Ann is late", "They sing"


def _heard(cast: Cast) -> Visit:
    """A draft with a survey and two phone-in days, of which one had too few calls."""
    visit = written_up(cast)
    survey = closed(
        cast,
        ({"1": "satisfied", "3": "always", "7": UNREAD}, 17),
        ({"1": "dissatisfied", "3": "mostly", "7": KEPT_BACK}, 3),
        visit=visit,
    )
    for response in Response.objects.filter(survey=survey):
        if response.words["7"] == KEPT_BACK:
            surveys.decide(response, "7", may_be_shown=False, text="", by=cast.quality_officer, now=NOW)
    first = Response.objects.filter(survey=survey, quotes=None).first()
    assert first is not None
    surveys.decide(first, "7", may_be_shown=True, text=CLEARED, by=cast.quality_officer, now=NOW)
    rung(cast, {"times": 7, "safety": 1}, concerns=2)
    rung(cast, {"care": 3}, concerns=3)
    reports.draft_shared(visit, by=cast.quality_officer, now=NOW)
    return visit


def _cells(content: str) -> list[list[str]]:
    """Each row of the section, as its cells say it."""
    return _rows(content[content.index('id="heard"') : content.index('id="words"')])


def _rows(content: str) -> list[list[str]]:
    rows = re.findall(r"<tr\b.*?</tr>", content, flags=re.DOTALL)
    return [
        [
            html.unescape(re.sub(r"<[^>]*>", "", cell)).strip()
            for cell in re.findall(r"<t[hd]\b[^>]*>.*?</t[hd]>", row)
        ]
        for row in rows
    ]


def test_the_provider_reads_what_people_told(staff: StrictClient, cast: Cast) -> None:
    answer = staff.get(address("report", _heard(cast).pk))
    page, rows = words(answer), _cells(answer.content.decode())

    assert "People who use the service 20 answers from 40 people asked (50%)." in page
    assert ["Always", "not shown", "not shown"] in rows
    assert ["Do staff treat you with kindness and respect?Always or mostly", "100%20 of 20"] in rows
    assert (
        "Satisfied or very satisfied. Fewer than five were on one side, so no more is shown. between 16 and 19 of 20"
        in page
    )
    assert "A count of 1 to 4 could point to a person" in page
    assert CLEARED in page
    assert "10 July 2026. 8 calls, some of them concerns; how many is not shown" in page
    assert "10 July 2026. Fewer than five calls. What they were about is not shown." in page


def test_nothing_that_is_suppressed_for_the_council_is_told_to_the_provider(
    staff: StrictClient, cast: Cast, browse: Browse
) -> None:
    visit = _heard(cast)
    page = staff.get(address("report", visit.pk)).content.decode()
    section = html.unescape(page[page.index('id="heard"') : page.index('id="words"')])
    voices = of_visit(visit)

    hidden = {one.theme for one in voices.phone.themes if one.count is None}
    assert hidden == {"Safety", "Quality of the care itself"}
    assert [
        one for one in (*hidden, UNREAD, KEPT_BACK, "Every morning", "Ring the manager") if one in section
    ] == []
    (survey,) = voices.surveys
    groups = section.split("app-table__group")[1:]
    for group, result in zip(groups, survey.results, strict=True):
        assert result.question.asks in group
        told = {row[0]: row[1:] for row in _rows(group) if len(row) == 3}
        for choice, count in result.lines:
            assert count is not None or told.get(choice.label, ["not shown"] * 2) == ["not shown"] * 2
    survey_page = reverse("desk:survey", args=[survey.survey.pk])
    assert browse(cast.quality_officer).get(survey_page).status_code == 200
    assert staff.get(survey_page).status_code == 404


def test_answers_that_come_later_do_not_change_what_was_shared(staff: StrictClient, cast: Cast) -> None:
    visit = _heard(cast)
    before = words(staff.get(address("report", visit.pk)))

    closed(cast, ({"1": "very-satisfied", "7": "Late"}, 30), visit=visit)
    rung(cast, {"praise": 9})

    assert words(staff.get(address("report", visit.pk))) == before


@pytest.mark.parametrize("is_final", [False, True])
def test_where_nobody_was_asked_the_page_says_so(staff: StrictClient, cast: Cast, *, is_final: bool) -> None:
    visit = shared(cast)
    if is_final:
        reports.no_comments_said(visit, by=cast.provider_staff, now=LATER)
        reports.report_made_final(visit, by=cast.quality_officer, now=LATER)

    page = words(staff.get(address("report", visit.pk)))

    assert "What people told us Nobody was asked: there was no survey for this visit" in page


def test_the_council_sees_before_sharing_what_the_provider_will_read(cast: Cast, browse: Browse) -> None:
    visit = written_up(cast)
    rung(cast, {"times": 7, "safety": 1})
    desk = browse(cast.quality_officer)

    preview = words(desk.get(reverse("desk:report_preview", args=[visit.pk])))
    reports.draft_shared(visit, by=cast.quality_officer, now=NOW)
    version = words(desk.get(reverse("desk:report_version", args=[visit.pk, 1])))

    said = "10 July 2026. 8 calls, none of them a concern."
    assert said in preview
    assert said in version


def test_of_quality_checkers_the_provider_reads_what_they_chose_and_what_was_cleared(
    staff: StrictClient, cast: Cast
) -> None:
    visit, _ = written_up_with_one(cast)
    tell(cast, visit, WORDS)
    reports.draft_shared(visit, by=cast.quality_officer, now=NOW)

    answer = staff.get(address("report", visit.pk))
    page = words(answer)

    assert "What Quality Checkers said" in page
    assert "A Quality Checker 1 of 23 questions answered." in page
    assert "Sometimes, or a bit" in page
    assert WORDS in page
    assert "Quality Checkers: 1 of 23 questions answered, by 1 person." in page
    assert [
        one for one in (NOTE, "Mary", "Checker One") if one in html.unescape(answer.content.decode())
    ] == []
