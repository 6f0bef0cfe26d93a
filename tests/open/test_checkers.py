"""Quality Checkers' pages: by link, one easy question at a time; a link that ended shows nothing of what exists."""

import re
from datetime import datetime, timedelta

import pytest
from django.contrib.staticfiles import finders
from django.urls import reverse
from django.utils import timezone

from plumbline.history.models import Event
from plumbline.visits import actions as visits
from plumbline.visits.actions import checking
from plumbline.visits.checkers import Finding, findings_of
from plumbline.visits.models import CheckerLink, Entry, Visit
from tests.cast import NOW, Cast
from tests.desk.pages import said, words
from tests.strict_client import StrictClient

Invited = tuple[CheckerLink, str]


@pytest.fixture(autouse=True)
def today_is_the_casts_day(monkeypatch: pytest.MonkeyPatch) -> None:
    _now_is(monkeypatch, NOW)


def _now_is(monkeypatch: pytest.MonkeyPatch, moment: datetime) -> None:
    monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture
def visit(cast: Cast) -> Visit:
    return cast.begun_visit()


@pytest.fixture
def invited(visit: Visit, cast: Cast) -> Invited:
    return visits.make_link(visit, "Checker One", by=cast.quality_officer, now=NOW)


def _start(invited: Invited) -> str:
    return reverse("checker_start", args=[invited[1]])


def _question(invited: Invited, number: int) -> str:
    return reverse("checker_question", args=[invited[1], number])


def _words(invited: Invited) -> str:
    return reverse("checker_words", args=[invited[1]])


def _finding(visit: Visit) -> Finding:
    (found,) = findings_of(visit)
    return found


def test_the_first_page_says_hello_and_where_they_are_going(client: StrictClient, invited: Invited) -> None:
    page = said(client.get(_start(invited)))

    assert "Hello Checker One" in page
    assert "Alder Homecare (test)" in page
    assert "We ask you 23 questions. You can skip any of them." in page
    assert "Ask people these questions. Say what they tell you and what you see." in page


def test_every_picture_of_these_pages_is_there(client: StrictClient, invited: Invited) -> None:
    pages = [_start(invited), _question(invited, 1), _words(invited), reverse("checker_start", args=["none"])]
    shown = {
        found
        for one in pages
        for found in re.findall(r'/static/([^"]+\.svg)', client.get(one).content.decode())
    }

    assert {"visits/faces/flat.svg", "open/checkers/ask.svg", "visits/faces/unsure.svg"} <= shown
    assert [one for one in shown if finders.find(one) is None] == []


def test_starting_is_noted_once_and_leads_to_the_first_question(
    client: StrictClient, invited: Invited
) -> None:
    for _ in range(2):
        assert client.post(_start(invited))["Location"] == _question(invited, 1)

    assert Event.objects.filter(kind="visit.checker_came").count() == 1
    invited[0].refresh_from_db()
    assert invited[0].opened_at == NOW


def test_one_question_a_page_in_easy_words(client: StrictClient, invited: Invited) -> None:
    page = said(client.get(_question(invited, 2)))

    assert "2 of 23" in page
    assert "Do staff ask what you think? Do things change?" in page
    assert "Sometimes, or a bit" in page
    assert "I do not know" in page


def test_an_answer_is_kept_in_their_own_words(client: StrictClient, invited: Invited, visit: Visit) -> None:
    went = client.post(
        _question(invited, 1), {"choice": "partly", "note": "It was all in English.", "go": "next"}
    )

    assert went["Location"] == _question(invited, 2)
    (answer,) = _finding(visit).said
    assert (answer.ref, answer.face, answer.says) == ("I1", "flat", "Sometimes, or a bit")
    assert answer.note == "It was all in English."


def test_going_back_shows_and_changes_what_they_chose(
    client: StrictClient, invited: Invited, visit: Visit
) -> None:
    client.post(_question(invited, 1), {"choice": "partly", "note": "", "go": "next"})
    shown = client.get(_question(invited, 1)).content.decode()
    client.post(_question(invited, 1), {"choice": "met", "note": "", "go": "next"})
    client.post(_question(invited, 1), {"choice": "met", "note": "", "go": "next"})

    assert 'value="partly" id="choice-2" checked' in shown
    assert [one.says for one in _finding(visit).said] == ["Yes"]
    assert Entry.objects.filter(visit=visit).count() == 2


def test_next_without_a_picture_asks_for_one(client: StrictClient, invited: Invited, visit: Visit) -> None:
    page = client.post(_question(invited, 1), {"note": "", "go": "next"})

    assert "Choose one of the pictures, or press Skip." in words(page)
    assert findings_of(visit) == []


def test_skipping_keeps_nothing_and_goes_on(client: StrictClient, invited: Invited, visit: Visit) -> None:
    assert client.post(_question(invited, 1), {"choice": "met", "go": "skip"})["Location"] == _question(
        invited, 2
    )
    assert client.post(_question(invited, 23), {"go": "skip"})["Location"] == _words(invited)
    assert findings_of(visit) == []


def test_stopping_keeps_the_answer_and_the_link_goes_on_where_they_were(
    client: StrictClient, invited: Invited
) -> None:
    stopped = client.post(_question(invited, 1), {"choice": "met", "note": "", "go": "stop"})

    assert "Your answers are kept" in said(client.get(stopped["Location"]))
    assert "Carry on" in said(client.get(_start(invited)))
    assert client.post(_start(invited))["Location"] == _question(invited, 2)


def test_finishing_keeps_their_words_and_closes_the_link(
    client: StrictClient, invited: Invited, visit: Visit
) -> None:
    client.post(_words(invited), {"words": "The lunch was good.", "go": "finish"})

    assert _finding(visit).words == "The lunch was good."
    assert _finding(visit).finished_at == NOW
    assert "Thank you, Checker One" in said(client.get(_start(invited)))
    client.post(_question(invited, 1), {"choice": "met", "note": "", "go": "next"})
    assert _finding(visit).said == ()


def test_words_may_be_taken_back_before_finishing(
    client: StrictClient, invited: Invited, visit: Visit
) -> None:
    client.post(_words(invited), {"words": "Hm.", "go": "stop"})
    client.post(_words(invited), {"words": "", "go": "stop"})

    assert findings_of(visit) == []


def test_what_is_too_long_is_said_and_stays_on_the_page(client: StrictClient, invited: Invited) -> None:
    page = client.post(_words(invited), {"words": "a" * 4001, "go": "finish"})

    assert page.status_code == 200
    assert "a" * 4001 in page.content.decode()


def test_a_question_there_is_not_is_not_there(client: StrictClient, invited: Invited) -> None:
    assert client.get(_question(invited, 24)).status_code == 404
    assert client.get(_question(invited, 0)).status_code == 404


@pytest.mark.parametrize("why", ["wrong", "ended", "expired", "cancelled"])
def test_a_link_that_does_not_work_says_so_kindly_and_nothing_else(
    client: StrictClient, cast: Cast, monkeypatch: pytest.MonkeyPatch, why: str
) -> None:
    visit = cast.visit()
    link, token = visits.make_link(visit, "Checker One", by=cast.quality_officer, now=NOW)
    if why == "ended":
        visits.revoke_link(link, by=cast.quality_officer, now=NOW)
    elif why == "cancelled":
        visits.cancel(visit, "The home is closed", by=cast.quality_officer, now=NOW)
    elif why == "expired":
        _now_is(monkeypatch, link.expires_at + timedelta(seconds=1))
    names = [("checker_start", []), ("checker_question", [1]), ("checker_words", []), ("checker_later", [])]
    pages = []
    for name, rest in names:
        address = reverse(name, args=["nonsense" if why == "wrong" else token, *rest])
        for answer in (client.get(address), client.post(address, {"choice": "met", "go": "next"})):
            assert answer.status_code == 404
            pages.append(words(answer))

    assert len(set(pages)) == 1
    assert "This link does not work" in pages[0]
    assert "Alder" not in pages[0]
    assert "Checker One" not in pages[0]


def test_two_checkers_are_two_views_and_no_clash(cast: Cast, visit: Visit) -> None:
    for called, choice in (("Checker One", "met"), ("Checker Two", "not-met")):
        link, _ = visits.make_link(visit, called, by=cast.quality_officer, now=NOW)
        checking.say(link, "answer", "I1", {"choice": choice, "note": ""}, by=None, now=NOW)

    assert [(one.called, one.said[0].says) for one in findings_of(visit)] == [
        ("Checker One", "Yes"),
        ("Checker Two", "No"),
    ]
    assert not visit.current.clashing().exists()


def test_one_link_says_nothing_of_what_another_wrote(client: StrictClient, cast: Cast, visit: Visit) -> None:
    first, _ = visits.make_link(visit, "Checker One", by=cast.quality_officer, now=NOW)
    second = visits.make_link(visit, "Checker Two", by=cast.quality_officer, now=NOW)
    checking.say(first, "answer", "I1", {"choice": "not-met", "note": "Secret"}, by=None, now=NOW)

    page = client.get(_question(second, 1)).content.decode()

    assert "Secret" not in page
    assert "checked" not in page
