"""Noting findings and setting actions for them, from nothing and from a figure below target."""

from datetime import date, timedelta
from typing import Any

from plumbline.improvement import actions as improvement
from plumbline.improvement.models import Action, Finding
from plumbline.returns import actions as returns
from plumbline.returns.models import Return
from tests.cast import NOW, Q4, TODAY, Cast
from tests.desk.pages import address, said
from tests.improvement import plans
from tests.portal.pages import sent_by
from tests.strict_client import StrictClient


def _day(name: str, day: date) -> dict[str, int]:
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}


def _terms(cast: Cast, **changed: Any) -> dict[str, Any]:
    return {
        "says": "Take up the references",
        "owner": "Registered manager",
        "shows_done": "Two in each file",
        "priority": "high",
        "lead": cast.contract_officer.pk,
        **_day("due_on", TODAY + timedelta(days=7)),
        **changed,
    }


def _accepted(cast: Cast) -> Return:
    """2.1 is 25% where all are wanted."""
    kpi_return = cast.submitted(Q4, f_2_1_numerator="10", f_explain_2_1="Two trainers left.")
    return returns.accept(kpi_return, by=cast.contract_officer, now=NOW)


def test_a_finding_is_noted_and_an_action_set_for_it(cast: Cast, officer: StrictClient) -> None:
    typed = {"provider": cast.alder.pk, "says": "No log", "priority": "high", **_day("found_on", TODAY)}

    page = said(officer.post(address("finding_new"), typed, follow=True))

    finding = Finding.objects.get()
    assert "No action is set for it yet. The provider was not told yet." in page
    assert (finding.source, finding.council, finding.told_at) == ("officer", cast.exampleshire, None)
    form = officer.get(address("action_new"), {"finding": finding.pk})
    assert sent_by(form)["due_on_day"] == str((TODAY + timedelta(days=7)).day)
    officer.post(f"{address('action_new')}?finding={finding.pk}", _terms(cast, findings=[finding.pk]))
    action = Action.objects.get()
    assert (action.status, list(action.findings.all())) == ("proposed", [finding])


def test_one_action_is_set_for_several_findings(cast: Cast, officer: StrictClient) -> None:
    first, second = plans.finding(cast), plans.finding(cast, says="No supervision")
    address_ = f"{address('action_new')}?provider={cast.alder.pk}"

    page = said(officer.post(address_, _terms(cast, findings=[first.pk, second.pk]), follow=True))

    assert Action.objects.get().findings.count() == 2
    assert "Proposed and not told to the provider yet" in page


def test_without_a_provider_it_is_asked_for(cast: Cast, officer: StrictClient) -> None:
    assert "nothing to set an action for" in said(officer.get(address("action_new")))
    plans.finding(cast)

    assert "Alder Homecare (test)" in said(officer.get(address("action_new")))
    none = said(officer.get(address("action_new"), {"provider": cast.birch.pk}))
    assert "Birch Care (test) has no open finding" in none


def test_an_action_is_set_for_no_finding_of_another_provider(cast: Cast, officer: StrictClient) -> None:
    plans.finding(cast)
    rivals = plans.finding(cast, provider=cast.birch)

    response = officer.post(
        f"{address('action_new')}?provider={cast.alder.pk}", _terms(cast, findings=[rivals.pk])
    )

    assert response.status_code == 200
    assert not Action.objects.exists()


def test_what_is_left_out_is_asked_for_and_what_was_typed_stays(cast: Cast, officer: StrictClient) -> None:
    finding = plans.finding(cast)

    page = officer.post(
        f"{address('action_new')}?finding={finding.pk}",
        _terms(cast, findings=[finding.pk], shows_done="", **_day("due_on", TODAY - timedelta(days=1))),
    ).content.decode()

    assert "Say what will show that it is done" in page
    assert "Take up the references" in page


def test_a_day_that_is_past_is_refused_with_its_cause(cast: Cast, officer: StrictClient) -> None:
    finding = plans.finding(cast)
    late = _terms(cast, findings=[finding.pk], **_day("due_on", TODAY - timedelta(days=1)))

    response = officer.post(f"{address('action_new')}?finding={finding.pk}", late)

    assert "That day is past" in response.content.decode()
    assert not Action.objects.exists()


def test_a_proposed_action_is_changed_then_told(cast: Cast, officer: StrictClient) -> None:
    action = plans.proposed(cast)

    officer.post(address("action_change", action.pk), _terms(cast, says="Take up three references"))
    told = said(officer.post(address("action_tell", action.pk), follow=True))

    assert "The provider has been told" in told
    action.refresh_from_db()
    assert (action.says, action.status) == ("Take up three references", "agreed")
    assert "its words stay" in said(officer.get(address("action_change", action.pk)))


def test_a_figure_below_target_of_an_accepted_return_leads_to_a_finding(
    cast: Cast, officer: StrictClient
) -> None:
    kpi_return = _accepted(cast)
    link = f"{address('finding_new')}?return={kpi_return.pk}&about=2.1"
    page = officer.get(address("return", kpi_return.pk)).content.decode()
    assert page.count("Note a finding") == kpi_return.below_target == 1
    assert link.replace("&", "&amp;") in page

    prompted = sent_by(officer.get(link))
    assert "25" in prompted["says"]
    officer.post(link, {**prompted, "priority": "high"})

    finding = Finding.objects.get()
    assert (finding.source, finding.source_number, finding.about) == ("return", kpi_return.pk, "2.1")
    assert finding.provider == cast.alder
    assert "Quarter 4, 2025–26 return" in said(officer.get(address("finding", finding.pk)))


def test_another_councils_return_prompts_nothing(cast: Cast, browse: Any) -> None:
    kpi_return = _accepted(cast)
    other = browse(cast.other_council_officer)

    assert other.get(address("finding_new"), {"return": kpi_return.pk, "about": "2.1"}).status_code == 404


def test_a_finding_is_told_closed_and_opened_again(cast: Cast, officer: StrictClient) -> None:
    finding = plans.finding(cast)

    assert "has been told" in said(officer.post(address("finding_tell", finding.pk), follow=True))
    closed = officer.post(address("finding_close", finding.pk), {"close-reason": "Put right"}, follow=True)
    assert "Why it is closed Put right" in said(closed)
    again = officer.post(address("finding_again", finding.pk), {"again-reason": "It was not"}, follow=True)

    assert "Open again." in said(again)
    finding.refresh_from_db()
    assert finding.status == "open"


def test_a_finding_with_an_action_of_its_own_is_not_withdrawn(cast: Cast, officer: StrictClient) -> None:
    action = plans.agreed(cast)
    finding = action.findings.get()

    response = officer.post(address("finding_withdraw", finding.pk), {"withdraw-reason": "Wrong"})

    assert response.status_code == 422
    assert "Verify or withdraw that action first" in response.content.decode()
    improvement.withdraw(action, reason="Wrong", by=cast.quality_officer, now=NOW)
    officer.post(address("finding_withdraw", finding.pk), {"withdraw-reason": "Wrong"})
    assert Finding.objects.get().status == "withdrawn"
