"""Answering by link: without an account, once a form, and with nothing that says who."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse
from django.utils import timezone

from plumbline.history.models import Event
from plumbline.surveys import actions as surveys
from plumbline.surveys import links
from plumbline.surveys.models import Invitation, Response, Survey
from tests.cast import NOW, Cast
from tests.desk.pages import said, words
from tests.strict_client import StrictClient
from tests.surveys.making import code_of, opened, prepared

FORM = "7d3c1f0e-2c55-4a43-9b6f-0d5e3a1c2b4f"
GOOD = {"form": FORM, "q-1": "satisfied", "q-3": "dont-know", "q-7": "They sing with me."}


@pytest.fixture(autouse=True)
def today_is_the_casts_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def _address(code: str) -> str:
    return reverse("survey_answer", args=[code])


def test_the_questions_are_one_page_without_an_account(client: StrictClient, cast: Cast) -> None:
    page = said(client.get(_address(code_of(opened(cast)))))

    assert "Alder Homecare (test)" in page
    assert "Overall, how satisfied are you" in page
    assert "Prefer not to say" in page
    assert "Sign out" not in page


def test_easy_words_ask_the_same_questions(client: StrictClient, cast: Cast) -> None:
    page = said(client.get(_address(code_of(opened(cast))) + "?words=easy"))

    assert "How happy are you with the help you get?" in page
    assert "Overall, how satisfied" not in page


def test_an_answer_is_kept_with_its_day_and_nothing_that_says_who(client: StrictClient, cast: Cast) -> None:
    survey = opened(cast)
    before = Event.objects.count()
    answer = client.post(_address(code_of(survey)), GOOD, REMOTE_ADDR="203.0.113.9", follow=True)

    kept = Response.objects.get(survey=survey)
    assert "Thank you" in words(answer)
    assert (kept.mode, kept.given_on, kept.typed_by_id) == ("link", NOW.date(), None)
    assert kept.answers == {"1": "satisfied", "3": "dont-know"}
    assert kept.words == {"7": "They sing with me."}
    assert "203.0.113.9" not in str(vars(kept))
    assert Event.objects.count() == before
    assert not any(field.get_internal_type() == "DateTimeField" for field in Response._meta.fields)


def test_the_same_form_sent_twice_is_one_response(client: StrictClient, cast: Cast) -> None:
    survey = opened(cast)
    for _ in range(2):
        client.post(_address(code_of(survey)), GOOD)

    assert Response.objects.filter(survey=survey).count() == 1


def test_the_shared_link_is_for_everybody(client: StrictClient, cast: Cast) -> None:
    survey = opened(cast)
    for _ in range(3):
        client.post(_address(code_of(survey)), {"q-1": "satisfied"})

    assert Response.objects.filter(survey=survey).count() == 3


def test_the_code_of_a_letter_works_once_and_says_so_kindly(client: StrictClient, cast: Cast) -> None:
    survey = opened(cast)
    surveys.make_letters(survey, count=2, by=cast.quality_officer, now=NOW)
    first, second = Invitation.objects.in_letters()
    address = _address(surveys.code_of(first))

    assert "Thank you" in words(client.post(address, GOOD, follow=True))
    assert "Thank you" in words(client.post(address, GOOD, follow=True))  # the same form, pressed twice
    assert "works once" in said(client.post(address, {"q-1": "satisfied"}))
    assert "works once" in said(client.get(address))
    assert "Overall" in said(client.get(_address(surveys.code_of(second))))
    assert Response.objects.count() == 1


def test_a_blank_form_is_not_an_answer(client: StrictClient, cast: Cast) -> None:
    survey = opened(cast)
    page = said(client.post(_address(code_of(survey)), {"form": FORM, "q-7": " \x00\x07 "}))

    assert "Answer at least one question" in page
    assert not Response.objects.exists()


def test_made_up_answers_and_questions_are_not_kept(client: StrictClient, cast: Cast) -> None:
    survey = opened(cast)
    typed = {"form": "no uuid", "q-1": "satisfied", "q-99": "x", "status": "closed"}
    client.post(_address(code_of(survey)), typed)

    assert Response.objects.get().answers == {"1": "satisfied"}
    assert said(client.post(_address(code_of(survey)), {"q-1": "<script>"}))
    assert Response.objects.count() == 1


def test_words_of_a_megabyte_are_refused_with_the_limit_and_kept_on_the_page(
    client: StrictClient, cast: Cast
) -> None:
    survey = opened(cast)
    page = said(client.post(_address(code_of(survey)), {"q-7": "long " * 200_000}))

    assert "4,000" in page or "4000" in page
    assert not Response.objects.exists()


def test_control_characters_are_left_out_of_words(client: StrictClient, cast: Cast) -> None:
    survey = opened(cast)
    client.post(_address(code_of(survey)), {"q-7": "Kind\x00\x1b[31m \u202estaff\r\nalways"})

    assert Response.objects.get().words == {"7": "Kind[31m staff\nalways"}


@pytest.mark.parametrize("code", ["KDFM-7Q2P-XW4T-9BCD", "x", "0" * 400, "%00", "KDFM7Q2PXW4T9BCD"])
def test_a_wrong_link_shows_nothing_of_what_there_is(client: StrictClient, cast: Cast, code: str) -> None:
    opened(cast)
    answer = client.get(_address(code))

    assert answer.status_code == 404
    for secret in ("Alder", "Exampleshire", "satisfied"):
        assert secret not in answer.content.decode()


def test_a_renewed_link_and_a_withdrawn_survey_look_as_if_they_had_never_been(
    client: StrictClient, cast: Cast
) -> None:
    survey, other = opened(cast), opened(cast)
    old, withdrawn = code_of(survey), code_of(other)
    surveys.renew_link(survey, by=cast.quality_officer, now=NOW)
    surveys.withdraw(other, reason="Sent to the wrong people", by=cast.quality_officer, now=NOW)
    never = client.get(_address("KDFM-7Q2P-XW4T-9BCD")).content

    for code in (old, withdrawn):
        answer = client.get(_address(code))
        assert (answer.status_code, answer.content) == (404, never)
        assert client.post(_address(code), GOOD).status_code == 404
    assert "Overall" in said(client.get(_address(code_of(survey))))


def test_a_link_sees_one_council_and_no_other_survey(client: StrictClient, cast: Cast) -> None:
    opened(cast)
    elsewhere = opened(cast, council=cast.otherton, provider=cast.birch, by=cast.other_council_officer)
    page = said(client.get(_address(code_of(elsewhere))))

    assert "Birch Care (test)" in page
    assert "Alder" not in page
    assert "Exampleshire" not in page


def test_before_and_after_its_days_a_link_says_so(
    client: StrictClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    survey = opened(cast)
    address = _address(code_of(survey))
    # 30 June 23:59 and 1 August 00:00 in London, which is an hour ahead of UTC in summer.
    for at, says in (
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), "not open yet"),
        (datetime(2026, 7, 31, 23, 0, tzinfo=UTC), "These questions are closed"),
    ):
        monkeypatch.setattr(timezone, "now", lambda at=at: at)
        assert says in said(client.get(address))
        assert says in said(client.post(address, GOOD))
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 7, 31, 22, 59, tzinfo=UTC))
    assert "Thank you" in words(client.post(address, GOOD, follow=True))


def test_a_closed_survey_takes_no_answer(client: StrictClient, cast: Cast) -> None:
    survey = opened(cast)
    code = code_of(survey)
    surveys.close(survey, by=cast.quality_officer, now=NOW)

    assert "These questions are closed" in said(client.post(_address(code), GOOD))
    assert not Response.objects.exists()


def test_a_draft_has_no_link(cast: Cast) -> None:
    assert not Invitation.objects.filter(survey=prepared(cast)).exists()


def test_a_letters_code_can_be_typed_as_people_type(client: StrictClient, cast: Cast) -> None:
    code = code_of(opened(cast))
    answer = client.get(reverse("survey_code"), {"code": f" {code.lower().replace('-', ' ')} "})

    assert answer.status_code == 302
    assert answer["Location"] == _address(links.normal(code))
    assert "This is not a whole code" in said(client.get(reverse("survey_code"), {"code": "KDFM-7Q"}))


def test_one_address_cannot_ask_without_end(
    client: StrictClient, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("plumbline.open.surveys.limiting.A_MINUTE", 2)
    address = _address(code_of(opened(cast)))

    assert [client.get(address).status_code for _ in range(3)] == [200, 200, 429]
    assert client.get(address, REMOTE_ADDR="203.0.113.9").status_code == 200


def test_the_page_is_kept_in_no_cache(client: StrictClient, cast: Cast) -> None:
    assert "no-store" in client.get(_address(code_of(opened(cast))))["Cache-Control"]


def test_only_the_hash_of_a_code_is_kept(cast: Cast) -> None:
    survey = opened(cast)
    code = code_of(survey)

    assert len(links.normal(code)) == 16
    for row in Invitation.objects.values():
        assert links.normal(code) not in str(row)
    assert code not in str(Survey.objects.values().get())
