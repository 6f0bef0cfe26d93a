"""What Quality Checkers said, on the council's pages: each note is read, and told or kept out."""

from collections.abc import Callable
from typing import Any

import html5lib
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plumbline.oversight import report_consequences as reports
from plumbline.visits.actions import checking
from plumbline.visits.models import CheckerQuote, Visit
from tests.cast import NOW, Cast
from tests.desk.pages import address, row_of, said, words
from tests.strict_client import StrictClient
from tests.visits.checked import NOTE, WORDS, came, entry_of, keep_out, tell, written_up_with_one
from tests.visits.reports import answered, left

HINT = "2 notes of Quality Checkers are not read yet. What nobody has read is not told to the provider."


@pytest.fixture
def lead(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    return browse(cast.quality_officer)


@pytest.fixture
def visit(cast: Cast) -> Visit:
    return written_up_with_one(cast)[0]


def _decide(client: StrictClient, visit: Visit, note: str, decision: str, **typed: str) -> Any:
    return _sent(client, entry_of(visit, note).pk, {"decision": decision, **typed})


def _sent(client: StrictClient, entry: int, typed: dict[str, str]) -> Any:
    named = {f"checker-note-{entry}-{name}": text for name, text in typed.items()}
    return client.post(address("checker_note", entry), named)


def test_the_scorecard_has_them_as_a_viewpoint_and_in_their_own_words(
    lead: StrictClient, visit: Visit
) -> None:
    response = lead.get(address("report", visit.pk))
    page = said(response)

    assert "Quality Checkers: 1 of 23 questions answered, by 1 person." in page
    assert "Information and involvement: Green by the commissioner" in page
    assert "Amber by Quality Checkers" in page or "Red by Quality Checkers" in page
    assert "Checker One 1 of 23 questions answered, not finished yet." in page
    assert f"Sometimes, or a bit {NOTE} Not read yet" in page
    assert f"About the whole visit {WORDS} Not read yet" in page
    tree = html5lib.parse(response.content.decode(), namespaceHTMLElements=False)
    faces = [one for one in tree.iter("img") if "/faces/" in (one.get("src") or "")]
    assert [(one.get("src"), one.get("alt"), one.get("aria-hidden")) for one in faces] == [
        ("/static/visits/faces/flat.svg", "", "true"),
        ("/static/visits/faces/unsure.svg", "", "true"),
    ]


@pytest.mark.parametrize("name", ["report", "report_share"])
def test_what_nobody_has_read_is_a_hint_and_keeps_nobody_from_sharing(
    lead: StrictClient, cast: Cast, visit: Visit, name: str
) -> None:
    assert HINT in said(lead.get(address(name, visit.pk)))

    tell(cast, visit, NOTE)
    assert "1 note of Quality Checkers is not read yet." in said(lead.get(address(name, visit.pk)))
    keep_out(cast, visit, WORDS)
    assert "not read yet" not in said(lead.get(address(name, visit.pk)))


def test_sharing_goes_on_with_notes_that_nobody_has_read(lead: StrictClient, visit: Visit) -> None:
    lead.post(address("report_share", visit.pk))

    visit.refresh_from_db()
    assert visit.status == "shared"


def test_an_officer_tells_one_note_changed_and_keeps_the_other_out(lead: StrictClient, visit: Visit) -> None:
    went = _decide(lead, visit, NOTE, "tell", text="Only in English, says [a resident].")
    _decide(lead, visit, WORDS, "keep", text=WORDS, reason="It is about another place.")

    assert went["Location"] == f"{address('report', visit.pk)}#checkers"
    page = said(lead.get(address("report", visit.pk)))
    assert "Told As changed: “Only in English, says [a resident].” Quality officer" in page
    assert "Kept out It is about another place. Quality officer" in page
    assert "Quality Checker’s words kept out of the report" in said(lead.get(address("visit", visit.pk)))


@pytest.mark.parametrize(
    ("decision", "typed", "says"),
    [
        ("tell", {"text": " "}, "Nothing would be left to tell. Keep these words out instead"),
        ("keep", {"text": "A", "reason": " "}, "Say why these words are kept out"),
    ],
)
def test_what_cannot_be_decided_so_comes_back_open_with_the_reason(
    lead: StrictClient, visit: Visit, decision: str, typed: dict[str, str], says: str
) -> None:
    response = _decide(lead, visit, NOTE, decision, **typed)

    assert response.status_code == 422
    assert says in words(response)
    assert not CheckerQuote.objects.exists()


def test_words_that_were_changed_meanwhile_are_refused_and_the_new_ones_shown(
    lead: StrictClient, visit: Visit
) -> None:
    Visit.objects.filter(pk=visit.pk).update(status="visiting")
    link, before = visit.checker_links.get(), entry_of(visit, NOTE).pk
    checking.say(link, "answer", "I1", {"choice": "met", "note": "It is better now."}, by=None, now=NOW)

    page = words(_sent(lead, before, {"decision": "tell", "text": NOTE}))

    assert "They have changed these words since you opened the page. Read them again." in page
    assert "It is better now. Not read yet" in page


def test_while_scoring_is_blind_the_viewpoint_is_hidden_and_the_words_are_not(
    lead: StrictClient, visit: Visit
) -> None:
    Visit.objects.filter(pk=visit.pk).update(is_blind=True)

    for name in ("report", "report_preview"):
        page = said(lead.get(address(name, visit.pk)))
        assert "by 1 person" not in page
        assert "by Quality Checkers" not in page
        assert "What Quality Checkers said" in page
        assert "Sometimes, or a bit" in page


def test_who_is_not_of_the_visit_reads_and_does_not_decide(
    cast: Cast, visit: Visit, browse: Callable[..., StrictClient]
) -> None:
    other = browse(cast.auditor)
    page = said(other.get(address("report", visit.pk)))

    assert NOTE in page
    assert "Keep these words out" not in page


def test_the_preview_has_only_what_is_told(lead: StrictClient, cast: Cast, visit: Visit) -> None:
    tell(cast, visit, WORDS)
    page = said(lead.get(address("report_preview", visit.pk)))

    assert "A Quality Checker 1 of 23 questions answered." in page
    assert WORDS in page
    assert NOTE not in page
    assert "Checker One" not in page


def test_a_version_keeps_what_was_told(lead: StrictClient, cast: Cast, visit: Visit) -> None:
    tell(cast, visit, WORDS)
    reports.draft_shared(visit, by=cast.quality_officer, now=NOW)
    page = said(lead.get(address("report_version", visit.pk, 1)))

    assert "What Quality Checkers said" in page
    assert "Quality Checkers: 1 of 23 questions answered, by 1 person." in page
    assert WORDS in page


def test_the_visit_says_what_came_from_each(lead: StrictClient, cast: Cast, visit: Visit) -> None:
    row = row_of(lead.get(address("visit", visit.pk)), "Checker One")

    assert "opened" in row
    assert "1 of 23 questions answered by Checker One , 2 notes not read yet" in row
    assert f"#checker-{visit.checker_links.get().pk}" in lead.get(address("visit", visit.pk)).content.decode()


def test_beside_the_words_of_an_area_stands_what_they_chose_and_wrote(
    lead: StrictClient, visit: Visit
) -> None:
    row = row_of(lead.get(address("report_part", visit.pk, "information")), "I1, Checker One")

    assert row == f"I1, Checker One: Sometimes, or a bit {NOTE}"


def test_many_notes_need_no_more_queries(lead: StrictClient, cast: Cast) -> None:
    def asked(people: int) -> int:
        visit = cast.begun_visit()
        for number in range(people):
            came(cast, visit, f"Checker {number}", notes=dict.fromkeys(("I1", "I2", "P1"), NOTE), words=WORDS)
        left(cast, answered(cast, visit))
        tell(cast, visit, WORDS)
        with CaptureQueriesContext(
            connection,
        ) as found:
            said(lead.get(address("report", visit.pk)))
        return len(found)

    assert asked(1) == asked(4)
