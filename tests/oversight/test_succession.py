"""Two providers merged, one split: what passes, what stays, whom it does not touch, and how it is undone."""

from datetime import date, timedelta
from typing import Any

import pytest

from plumbline.accounts.web import scope_of
from plumbline.contracts.models import Contract
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import consequences
from plumbline.oversight.succession_consequences import (
    SuccessionTerms,
    provider_succeeded,
    succession_withdrawn,
)
from plumbline.providers.actions import check_open
from plumbline.providers.models import Provider, Succession
from plumbline.returns.models import DraftCell, Return, Submission
from plumbline.standing.models import StandingDecision
from tests.cast import NOW, Q1, Q4, TODAY, Cast, contract, whole_answers
from tests.standing import placing

LATER = NOW + timedelta(hours=1)
SINCE = date(2026, 7, 6)


def said(**changed: Any) -> SuccessionTerms:
    return SuccessionTerms(
        **{
            "successor": None,
            "since_on": SINCE,
            "reason": "Bought with all its staff",
            "source": "CQC’s register of 6 July",
            **changed,
        }
    )


def merged(cast: Cast, **changed: Any) -> Succession:
    """Alder is taken over by Birch."""
    terms = said(successor=cast.birch, **changed)
    return provider_succeeded(cast.exampleshire, cast.alder, terms, by=cast.contracts_manager, now=LATER)


def test_what_was_declared_stays_and_what_is_owed_passes_with_the_contract(cast: Cast) -> None:
    declared, owed = cast.submitted(Q4), cast.issue(Q1)
    cast.fill(owed, {"1.1.numerator": "4900"})
    before = Submission.objects.get().judgements

    merged(cast)

    passed = Contract.objects.get(reference="EX-001")
    assert (passed.provider, passed.pk) == (cast.birch, cast.contract.pk)
    assert Return.objects.get(pk=declared.pk).provider == cast.alder
    assert Return.objects.get(pk=owed.pk).provider == cast.birch
    assert DraftCell.objects.get(kpi_return=owed).provider == cast.birch
    assert (Submission.objects.get().provider, Submission.objects.get().judgements) == (cast.alder, before)
    assert [one.continues.provider for one in passed.services.all() if one.continues] == [cast.alder]
    with scope_of(cast.provider_staff):
        assert [
            one.contract.reference for one in Return.objects.visible_to(cast.provider_staff).for_list()
        ] == ["EX-001"]


def test_the_successor_submits_what_passed_and_it_is_judged_beside_what_came_before(cast: Cast) -> None:
    cast.submitted(Q4)
    owed = cast.issue(Q1)
    merged(cast)
    staff = cast.rival_staff
    with scope_of(staff):
        mine = Return.objects.visible_to(staff).select_related("contract", "framework").get(pk=owed.pk)
        cast.fill(mine, whole_answers(mine), by=staff)
        made = consequences.return_submitted(mine, by=staff, now=LATER)

    assert (made.provider, made.submitted_by) == (cast.birch, staff)
    assert Submission.objects.get(kpi_return__period=Q4.ordinal).superseded_at is None


def test_a_red_goes_on_with_the_services_that_pass_and_nobody_elses_changes(cast: Cast) -> None:
    red = placing.decided(cast)

    succession = merged(cast)

    service = cast.contract.services.get()
    carried = StandingDecision.objects.get(provider=cast.birch)
    assert (carried.colour, carried.service, carried.decided_by) == ("red", service, cast.contracts_manager)
    assert carried.review_by == TODAY + timedelta(days=14)
    assert set(cast.rival_contract.services.all()) == set(cast.birch.services.filter(continues=None))
    assert StandingDecision.objects.in_force().get(provider=cast.alder) == red
    assert Event.objects.about(succession).get().is_shared


def test_nothing_new_begins_with_a_provider_that_was_taken_over(cast: Cast) -> None:
    red = placing.decided(cast)
    merged(cast)

    for begin in (
        cast.planned_visit,
        lambda: placing.asked(red, cast.contract_officer),
        lambda: contract(
            cast.exampleshire, cast.alder, cast.framework, cast.calendar, cast.contract_officer, "EX-9"
        ),
        lambda: merged(cast),
    ):
        with pytest.raises(NotAllowed, match=r"was taken over by Birch|no contract there"):
            begin()


def test_another_council_s_rows_do_not_move(cast: Cast) -> None:
    theirs = contract(
        cast.otherton,
        cast.alder,
        cast.framework,
        cast.other_contract.calendar,  # type: ignore[arg-type]
        cast.other_council_officer,
        "OT-002",
    )
    owed = cast.issue(Q1, theirs)
    services, events = set(theirs.services.all()), Event.objects.filter(council=cast.otherton).count()

    merged(cast)

    theirs.refresh_from_db()
    assert (theirs.provider, set(theirs.services.all())) == (cast.alder, services)
    assert Return.objects.get(pk=owed.pk).provider == cast.alder
    assert Event.objects.filter(council=cast.otherton).count() == events
    assert not Succession.objects.visible_to(cast.other_council_officer).exists()
    cast.alder.refresh_from_db()
    check_open(cast.otherton, cast.alder)


def test_a_split_moves_what_was_chosen_to_a_provider_that_is_new_here(cast: Cast) -> None:
    stays = contract(
        cast.exampleshire, cast.alder, cast.framework, cast.calendar, cast.contract_officer, "EX-003"
    )
    terms = said(new_provider="Cedar Care (test)", cqc_provider_id="1-909", chosen={cast.contract.pk})

    made = provider_succeeded(cast.exampleshire, cast.alder, terms, by=cast.contracts_manager, now=LATER)

    cedar = Provider.objects.get(cqc_provider_id="1-909")
    stays.refresh_from_db()
    assert not made.is_whole
    assert Contract.objects.get(reference="EX-001").provider == cedar
    assert (stays.provider, stays.services.get().provider) == (cast.alder, cast.alder)
    assert cast.planned_visit().provider == cast.alder


def test_a_mistake_goes_back_until_something_rests_on_it(cast: Cast) -> None:
    owed = cast.issue(Q1)
    first = merged(cast)
    succession_withdrawn(first, because="The wrong Birch", by=cast.contracts_manager, now=LATER)
    cast.contract.refresh_from_db()
    assert (cast.contract.provider, cast.contract.succession) == (cast.alder, None)
    assert cast.contract.services.get().provider == cast.alder
    assert Return.objects.get(pk=owed.pk).provider == cast.alder

    second = merged(cast)
    owed.refresh_from_db()
    cast.fill(owed, whole_answers(owed), by=cast.rival_staff)
    consequences.return_submitted(owed, by=cast.rival_staff, now=LATER)
    with pytest.raises(NotAllowed, match="submitted or decided since"):
        succession_withdrawn(second, because="Again", by=cast.contracts_manager, now=LATER)


@pytest.mark.parametrize(
    ("changed", "why"),
    [
        ({"since_on": TODAY + timedelta(days=1)}, "still to come"),
        ({"source": " "}, "where you know it from"),
        ({"chosen": set()}, "no contract there"),
    ],
)
def test_what_cannot_be_recorded(cast: Cast, changed: dict[str, Any], why: str) -> None:
    with pytest.raises(NotAllowed, match=why):
        merged(cast, **changed)
    assert Contract.objects.get(reference="EX-001").provider == cast.alder


def test_whoever_may_not_decide_a_red_may_not_carry_it_over(cast: Cast) -> None:
    placing.decided(cast)
    with pytest.raises(NotAllowed, match="you may not decide on Red"):
        provider_succeeded(
            cast.exampleshire, cast.alder, said(successor=cast.birch), by=cast.auditor, now=LATER
        )
    assert not Succession.objects.exists()
