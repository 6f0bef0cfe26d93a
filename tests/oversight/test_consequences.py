"""What each act sets off: the right letters to the right people, once each, in the act's own transaction."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from plumbline.accounts.models import Membership
from plumbline.contracts import actions as contracts
from plumbline.contracts.models import Contract
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.notices.models import Notice
from plumbline.oversight import consequences
from plumbline.returns.models import Return, Submission
from tests.cast import NOW, Cast, whole_answers

Act = Callable[[Return, Cast], object]


def _submit(one: Return, cast: Cast) -> object:
    return consequences.return_submitted(one, by=cast.provider_staff, now=NOW)


def _accept(one: Return, cast: Cast) -> object:
    return consequences.return_accepted(one, note="Thank you.", by=cast.contract_officer, now=NOW)


def _send_back(one: Return, cast: Cast) -> object:
    return consequences.return_sent_back(
        one, reason="7.2 cannot be right.", by=cast.contract_officer, now=NOW
    )


def _extend(one: Return, cast: Cast) -> object:
    day = date(2026, 7, 20)
    return consequences.return_extended(one, until=day, reason="Migration", by=cast.contract_officer, now=NOW)


def _nil(one: Return, cast: Cast) -> object:
    return consequences.nil_recorded(one, reason="Nobody was supported.", by=cast.contract_officer, now=NOW)


def _remind(one: Return, cast: Cast) -> object:
    return consequences.provider_reminded(one, by=cast.contract_officer, now=NOW)


def _filled(cast: Cast) -> Return:
    kpi_return = cast.issue()
    cast.fill(kpi_return, whole_answers(kpi_return))
    return kpi_return


ACTS: dict[str, tuple[Callable[[Cast], Return], Act, set[tuple[str, str]]]] = {
    "submit": (_filled, _submit, {("receipt", "provider_staff"), ("arrived", "contract_officer")}),
    "accept": (Cast.submitted, _accept, {("accepted", "provider_staff"), ("accepted", "provider_manager")}),
    "send back": (
        Cast.submitted,
        _send_back,
        {("sent_back", "provider_staff"), ("sent_back", "provider_manager")},
    ),
    "extend": (Cast.issue, _extend, {("extended", "provider_staff"), ("extended", "provider_manager")}),
    "nil": (Cast.issue, _nil, {("nil", "provider_staff"), ("nil", "provider_manager")}),
    "remind": (Cast.issue, _remind, {("reminder", "provider_staff"), ("reminder", "provider_manager")}),
}


@pytest.mark.parametrize("name", ACTS)
def test_the_right_people_get_one_letter_each(cast: Cast, name: str) -> None:
    arrange, act, letters = ACTS[name]
    act(arrange(cast), cast)
    people = {getattr(cast, role): role for _, role in letters}
    assert sorted((one.kind, people[one.to]) for one in Notice.objects.all()) == sorted(letters)


@pytest.mark.parametrize("name", ACTS)
def test_a_letter_names_the_return_and_where_to_find_it(cast: Cast, name: str) -> None:
    arrange, act, _ = ACTS[name]
    kpi_return = arrange(cast)
    act(kpi_return, cast)
    for letter in Notice.objects.all():
        assert "Quarter 1, 2026–27" in letter.subject
        assert "EX-001" in letter.body
        assert f"/{kpi_return.pk}/" in letter.body
        assert "{{" not in letter.body
        assert "None" not in letter.body


@pytest.mark.parametrize("name", ACTS)
def test_an_act_whose_letters_cannot_be_written_did_not_happen(
    cast: Cast, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    arrange, act, _ = ACTS[name]
    kpi_return = arrange(cast)
    before = (Event.objects.count(), Submission.objects.count(), kpi_return.status, kpi_return.extended_to)

    def fail(*words: object, **more: object) -> int:
        raise OSError("the disk is full")

    monkeypatch.setattr(consequences, "tell", fail)
    with pytest.raises(OSError, match="disk"):
        act(kpi_return, cast)
    kpi_return = Return.objects.get(pk=kpi_return.pk)
    assert (
        Event.objects.count(),
        Submission.objects.count(),
        kpi_return.status,
        kpi_return.extended_to,
    ) == before


@pytest.mark.parametrize("name", ["submit", "accept", "send back", "nil"])
def test_an_act_that_is_refused_writes_to_nobody(cast: Cast, name: str) -> None:
    arrange, act, letters = ACTS[name]
    kpi_return = arrange(cast)
    act(kpi_return, cast)
    with pytest.raises(NotAllowed):
        act(kpi_return, cast)
    assert Notice.objects.count() == len(letters)


def test_reminding_twice_on_one_day_is_refused_and_the_next_day_is_not(cast: Cast) -> None:
    kpi_return = cast.issue()
    _remind(kpi_return, cast)
    with pytest.raises(NotAllowed, match="already been reminded"):
        _remind(kpi_return, cast)
    tomorrow = NOW + timedelta(days=1)
    assert consequences.provider_reminded(kpi_return, by=cast.contract_officer, now=tomorrow) == 2


def test_nobody_who_left_gets_a_letter(cast: Cast) -> None:
    Membership.objects.filter(user=cast.provider_manager).update(ended_on=NOW.date())
    _accept(cast.submitted(), cast)
    assert [one.to for one in Notice.objects.all()] == [cast.provider_staff]


def test_a_return_without_a_lead_officer_is_still_submitted(cast: Cast) -> None:
    kpi_return = _filled(cast)
    Contract.objects.filter(pk=cast.contract.pk).update(lead_officer=None)
    _submit(Return.objects.get(pk=kpi_return.pk), cast)
    assert [one.kind for one in Notice.objects.all()] == ["receipt"]


def test_bringing_a_contract_into_force_asks_for_every_period_that_has_begun(cast: Cast) -> None:
    draft = contracts.register(
        council=cast.exampleshire,
        provider=cast.birch,
        reference="EX-300",
        title="More home care",
        service_kind="home-care",
        awarded_on=date(2026, 1, 31),
        starts_on=date(2026, 2, 1),
        ends_on=date(2027, 3, 31),
        framework=cast.framework,
        calendar=cast.calendar,
        by=cast.contract_officer,
        now=NOW,
    )
    consequences.contract_activated(draft, by=cast.contract_officer, now=NOW)
    asked = [one.reporting_period.code for one in Return.objects.filter(contract=draft).order_by("period")]
    assert asked == ["2025-26-Q4", "2026-27-Q1", "2026-27-Q2"]
