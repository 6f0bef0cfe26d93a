"""Accepting, sending back, giving time, nil returns: each says what happened, and loses nothing that was typed."""

import re
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from plumbline.history.models import Event
from plumbline.notices.models import Notice
from plumbline.oversight import consequences
from plumbline.returns import actions as returns
from plumbline.returns.models import Decision, Extension, Figure, Return
from tests.cast import NOW, Cast
from tests.desk.pages import address, said, words
from tests.strict_client import StrictClient

ACTS = {
    "return_accept": {"accept-note": ""},
    "return_send_back": {
        "send_back-reason": "Figure 7.1 counts thank-you cards. Count compliments.",
        "send_back-wanted_again_by_day": "22",
        "send_back-wanted_again_by_month": "7",
        "send_back-wanted_again_by_year": "2026",
    },
    "return_extend": {
        "extend-until_day": "31",
        "extend-until_month": "7",
        "extend-until_year": "2026",
        "extend-reason": "A new rota system.",
    },
    "return_nil": {"nil-reason": "Nobody was supported in the quarter."},
    "return_nil_withdraw": {"withdraw-reason": "Two people were supported after all."},
    "return_remind": {},
}


def _do(client: StrictClient, name: str, kpi_return: Return, **typed: str) -> str:
    answer = client.post(address(name, kpi_return.pk), {**ACTS[name], **typed}, follow=True)
    kpi_return.refresh_from_db()
    return said(answer)


def test_accepting_takes_one_press_and_the_figures_count(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()

    page = _do(officer, "return_accept", kpi_return)

    assert kpi_return.status == "accepted"
    assert "Accepted today (10 July 2026) by Contract officer." in page
    assert "The figures count in the market from now on" in page
    assert Figure.objects.filter(kpi_return=kpi_return, is_accepted=False).count() == 0


def test_a_note_goes_to_the_provider_with_the_acceptance(officer: StrictClient, cast: Cast) -> None:
    _do(officer, "return_accept", cast.submitted(), **{"accept-note": "Thank you for the early return."})

    assert "Thank you for the early return." in Notice.objects.filter(kind="accepted").latest("pk").body


def test_sending_back_needs_its_reason_and_shows_it(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()

    page = _do(officer, "return_send_back", kpi_return)

    assert kpi_return.status == "sent-back"
    assert "What the provider was asked to correct Figure 7.1 counts thank-you cards." in page
    assert "submit it again by Wednesday 22 July 2026." in Notice.objects.filter(kind="sent_back")[0].body


def test_sending_back_says_by_when_it_is_wanted_again(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()

    page = _do(officer, "return_send_back", kpi_return)

    assert kpi_return.wanted_again_by == date(2026, 7, 22)
    assert "and not returned since; wanted again by 22 July 2026 (in 12 days)." in page
    assert "Due 15 July 2026" in page
    assert "Wanted again by 22 July 2026" in page


def test_five_working_days_are_proposed_for_correcting(officer: StrictClient, cast: Cast) -> None:
    page = officer.get(address("return", cast.submitted().pk)).content.decode()

    boxes = re.findall(r'name="send_back-wanted_again_by_(\w+)"[^>]* value="(\d+)"', page)
    assert boxes == [("day", "17"), ("month", "7"), ("year", "2026")]


def test_a_day_that_is_past_sends_nothing_back(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()
    typed = {**ACTS["return_send_back"], "send_back-wanted_again_by_day": "9"}

    answer = officer.post(address("return_send_back", kpi_return.pk), typed)
    kpi_return.refresh_from_db()

    assert answer.status_code == 422
    assert "The day you want it again by is past. Choose today or a later day." in words(answer)
    assert "Count compliments." in answer.content.decode()
    assert kpi_return.status == "submitted"


def test_without_a_day_nothing_is_sent_back(officer: StrictClient, cast: Cast) -> None:
    typed = {"send_back-reason": "Count compliments."}

    answer = officer.post(address("return_send_back", cast.submitted().pk), typed)

    assert "Enter the day by which you want it again, for example 27 3 2027" in words(answer)


def test_without_a_reason_nothing_is_sent_back_and_the_box_stands_open(
    officer: StrictClient, cast: Cast
) -> None:
    kpi_return = cast.submitted()

    answer = officer.post(address("return_send_back", kpi_return.pk), {"send_back-reason": " "})
    kpi_return.refresh_from_db()

    assert answer.status_code == 422
    assert "Say what has to be corrected, so that the provider can do it" in words(answer)
    assert 'id="send-back" open' in answer.content.decode()
    assert "<title>Error: " in answer.content.decode()
    assert kpi_return.status == "submitted"


def test_an_accepted_return_can_be_reopened(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.submitted()
    consequences.return_accepted(kpi_return, note="", by=cast.contract_officer, now=NOW)

    assert "Reopen: send back with reasons" in said(officer.get(address("return", kpi_return.pk)))
    _do(officer, "return_send_back", kpi_return)

    assert kpi_return.status == "sent-back"
    assert Event.objects.filter(kind="return.reopened").exists()
    assert not Figure.objects.filter(kpi_return=kpi_return, is_accepted=True).exists()


def test_more_time_moves_the_due_day_and_keeps_the_old_one(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.issue()

    page = _do(officer, "return_extend", kpi_return)

    assert kpi_return.extended_to == date(2026, 7, 31)
    assert "More time was given: it was due on 15 July 2026." in page
    assert Extension.objects.get().reason == "A new rota system."


def test_less_time_is_refused_and_what_was_typed_stays(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.issue()

    answer = officer.post(
        address("return_extend", kpi_return.pk), {**ACTS["return_extend"], "extend-until_day": "12"}
    )

    assert answer.status_code == 422
    assert "It is due on 15 July 2026 now. Choose a later day." in words(answer)
    assert "A new rota system." in answer.content.decode()
    assert not Extension.objects.exists()


def test_a_date_that_is_none_is_said_beside_its_boxes(officer: StrictClient, cast: Cast) -> None:
    typed = {**ACTS["return_extend"], "extend-until_day": "31", "extend-until_month": "6"}

    answer = officer.post(address("return_extend", cast.issue().pk), typed)

    assert "Enter a real date, for example 27 3 2026" in words(answer)


def test_a_nil_return_is_recorded_with_its_reason_and_withdrawn_again(
    officer: StrictClient, cast: Cast
) -> None:
    kpi_return = cast.issue()

    page = _do(officer, "return_nil", kpi_return)
    assert kpi_return.status == "nil"
    assert "Why there is nothing to report Nobody was supported in the quarter." in page

    page = _do(officer, "return_nil_withdraw", kpi_return)
    assert kpi_return.status == "due"
    assert "Not yet returned" in page
    assert [one.kind for one in Decision.objects.all()] == ["nil-withdrawn", "nil"]


def test_a_decision_that_somebody_took_first_is_told_and_the_reason_kept(
    officer: StrictClient, cast: Cast
) -> None:
    kpi_return = cast.submitted()
    returns.send_back(kpi_return, reason="Count 7.2 again.", by=cast.quality_officer, now=NOW)

    answer = officer.post(address("return_send_back", kpi_return.pk), ACTS["return_send_back"])

    assert answer.status_code == 422
    assert "can no longer be done" in words(answer)
    assert "Figure 7.1 counts thank-you cards." in answer.content.decode()
    assert Decision.objects.count() == 1


def test_reminding_twice_on_one_day_is_refused_with_its_cause(officer: StrictClient, cast: Cast) -> None:
    kpi_return = cast.issue()
    _do(officer, "return_remind", kpi_return)

    answer = officer.post(address("return_remind", kpi_return.pk))

    assert answer.status_code == 422
    assert "Everyone at Alder Homecare (test) has already been reminded of this today." in words(answer)


def test_nobody_to_remind_is_said_with_what_to_do(officer: StrictClient, cast: Cast) -> None:
    for person in (cast.provider_staff, cast.provider_manager):
        person.memberships.update(ended_on=NOW.date() - timedelta(days=1))
    kpi_return = cast.issue()

    answer = officer.post(address("return_remind", kpi_return.pk))

    assert "Nobody at Alder Homecare (test) can sign in and fill in returns" in words(answer)
    assert not Event.objects.filter(kind="return.reminded").exists()


@pytest.mark.parametrize("name", ACTS)
def test_a_plain_visit_changes_nothing_and_leads_to_the_return(
    officer: StrictClient, cast: Cast, name: str
) -> None:
    kpi_return = cast.submitted()

    assert officer.get(address(name, kpi_return.pk))["Location"] == address("return", kpi_return.pk)
    kpi_return.refresh_from_db()
    assert kpi_return.status == "submitted"


@pytest.mark.parametrize("name", ACTS)
@pytest.mark.parametrize("who", ["auditor", "senior_manager", "other_council_officer", "provider_manager"])
def test_who_may_not_decide_finds_no_such_page(
    browse: Callable[..., StrictClient], cast: Cast, who: str, name: str
) -> None:
    kpi_return = cast.submitted()
    before = Event.objects.count()

    assert browse(getattr(cast, who)).post(address(name, kpi_return.pk), ACTS[name]).status_code == 404
    kpi_return.refresh_from_db()
    assert kpi_return.status == "submitted"
    assert Event.objects.count() == before
