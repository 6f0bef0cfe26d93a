"""Noting on a visit: who may, what counts, what clashes, what comes late, and that nothing comes twice."""

from datetime import timedelta
from uuid import uuid4

import pytest

from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed, move
from plumbline.visits import actions as visits
from plumbline.visits.actions.settling import counted_as
from plumbline.visits.answers import (
    answers_of,
    feedback_of,
    notes_of,
    observations_of,
    people_met,
    samples_of,
)
from plumbline.visits.models import Current, Entry, Visit
from tests.cast import NOW, Cast
from tests.visits.noted import answer, hand_in, outcomes, piece


def place(visit: Visit, ref: str) -> Current:
    return Current.objects.of(visit, "visit", "answer").get(key=ref)


def shared(visit: Visit) -> Visit:
    """The visit as it is once its draft is with the provider."""
    Visit.objects.filter(pk=visit.pk).update(status="shared")
    visit.refresh_from_db()
    return visit


def test_what_is_noted_can_be_read_back(cast: Cast) -> None:
    visit = cast.begun_visit()
    noted = hand_in(
        visit,
        cast.quality_officer,
        answer("I1", "partly", "The guide is from 2019"),
        answer("I2", "", "Ask tomorrow"),
        piece("note", "n-1", {"area": "staffing", "text": "Calm"}),
        piece("met", "people.spoken-with", {"count": 4}),
        piece("met", "staff.observed", {"count": 0}),
        piece("sample", "Person A", {"kind": "Care plan", "text": "Reviewed in May"}),
        piece("feedback", "f-1", {"to": "Deputy manager", "text": "Rotas first"}),
    )

    assert outcomes(noted) == ["counted"] * 7
    assert answers_of(visit) == {"I1": "partly"}
    assert notes_of(visit) == {"I1": "The guide is from 2019", "I2": "Ask tomorrow"}
    assert [(one.area, one.text) for one in observations_of(visit)] == [("staffing", "Calm")]
    assert [(one.role, one.how, one.count) for one in people_met(visit)] == [
        ("People who use the service", "Spoken with", 4)
    ]
    assert [(one.code, one.kind) for one in samples_of(visit)] == [("Person A", "Care plan")]
    assert [(one.to, one.text) for one in feedback_of(visit)] == [("Deputy manager", "Rotas first")]


def test_nobody_notes_who_was_not_nominated(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="not one of the officers nominated"):
        hand_in(cast.begun_visit(), cast.contracts_manager, answer("I1", "met"))


def test_nobody_notes_who_has_not_declared(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="not declared yet"):
        hand_in(cast.visit(), cast.contract_officer, answer("I1", "met"))


def test_nobody_notes_who_has_stood_down(cast: Cast) -> None:
    visit = cast.begun_visit()
    hand_in(visit, cast.contract_officer, answer("I1", "met"))
    member = visit.team.get(officer=cast.contract_officer)
    visits.stand_down(member, "A relative works there", by=cast.contract_officer, now=NOW)

    with pytest.raises(NotAllowed):
        hand_in(visit, cast.contract_officer, answer("I2", "met"))
    assert answers_of(visit) == {"I1": "met"}


def test_the_same_piece_twice_is_one_entry_and_the_same_answer(cast: Cast) -> None:
    visit = cast.begun_visit()
    first = answer("I1", "met")

    assert (
        hand_in(visit, cast.quality_officer, first, first) == hand_in(visit, cast.quality_officer, first) * 2
    )
    assert Entry.objects.count() == 1


def test_somebody_elses_number_tells_nothing_and_changes_nothing(cast: Cast) -> None:
    visit = cast.begun_visit()
    first = answer("I1", "met")
    hand_in(visit, cast.quality_officer, first)

    (noted,) = hand_in(visit, cast.contract_officer, answer("I2", "met", number=first.client_id))

    assert noted.outcome == "refused"
    assert Entry.objects.count() == 1


def test_a_piece_that_does_not_fit_is_refused_alone(cast: Cast) -> None:
    visit = cast.begun_visit()
    noted = hand_in(visit, cast.quality_officer, answer("Z9", "met"), answer("I1", "met"))

    assert outcomes(noted) == ["refused", "counted"]
    assert "version 1" in noted[0].says
    assert answers_of(visit) == {"I1": "met"}


def test_two_officers_who_differ_clash_until_one_decides(cast: Cast) -> None:
    visit = cast.begun_visit()
    hand_in(visit, cast.quality_officer, answer("I1", "met"))

    assert outcomes(hand_in(visit, cast.contract_officer, answer("I1", "not-met"))) == ["clash"]
    assert answers_of(visit) == {"I1": "met"}
    assert Event.objects.filter(kind="visit.notes_clashed").count() == 1

    visits.settle_clash(place(visit, "I1"), keep="clash", by=cast.quality_officer, now=NOW)
    assert answers_of(visit) == {"I1": "not-met"}
    assert place(visit, "I1").clash is None
    assert Entry.objects.count() == 2


def test_two_officers_who_say_the_same_do_not_clash(cast: Cast) -> None:
    visit = cast.begun_visit()
    hand_in(visit, cast.quality_officer, answer("I1", "met"))
    theirs = answer("I1", "met")

    assert outcomes(hand_in(visit, cast.contract_officer, theirs)) == ["counted"]
    # Who wrote the same may go on from there.
    later = answer("I1", "partly", saw=theirs.client_id)
    assert outcomes(hand_in(visit, cast.contract_officer, later)) == ["counted"]
    assert answers_of(visit) == {"I1": "partly"}


def test_a_clash_ends_when_its_writer_agrees_after_all(cast: Cast) -> None:
    visit = cast.begun_visit()
    hand_in(visit, cast.quality_officer, answer("I1", "met"))
    hand_in(visit, cast.contract_officer, answer("I1", "not-met"))

    assert outcomes(hand_in(visit, cast.contract_officer, answer("I1", "met"))) == ["counted"]
    assert place(visit, "I1").clash is None


def test_a_third_opinion_waits_behind_the_second(cast: Cast) -> None:
    visit = cast.begun_visit()
    member = visit.team.model.objects.create(
        council=visit.council,
        provider=visit.provider,
        visit=visit,
        officer=cast.contracts_manager,
        nominated_at=NOW,
        declared_at=NOW,
    )
    hand_in(visit, cast.quality_officer, answer("I1", "met"))
    hand_in(visit, cast.contract_officer, answer("I1", "not-met"))
    hand_in(visit, member.officer, answer("I1", "partly"))

    visits.settle_clash(place(visit, "I1"), keep="entry", by=cast.quality_officer, now=NOW)
    waiting = place(visit, "I1").clash
    assert waiting is not None
    assert waiting.value["choice"] == "partly"
    visits.settle_clash(place(visit, "I1"), keep="entry", by=cast.quality_officer, now=NOW)
    assert place(visit, "I1").clash is None


def test_a_clash_is_settled_once(cast: Cast) -> None:
    visit = cast.begun_visit()
    hand_in(visit, cast.quality_officer, answer("I1", "met"))
    hand_in(visit, cast.contract_officer, answer("I1", "not-met"))
    seen = place(visit, "I1")
    visits.settle_clash(place(visit, "I1"), keep="entry", by=cast.quality_officer, now=NOW)

    with pytest.raises(NotAllowed, match="just changed"):
        visits.settle_clash(seen, keep="clash", by=cast.contract_officer, now=NOW)
    assert answers_of(visit) == {"I1": "met"}


def test_what_comes_after_the_draft_was_shared_is_kept_as_late(cast: Cast) -> None:
    visit = cast.begun_visit()
    hand_in(visit, cast.quality_officer, answer("I1", "met"))
    shared(visit)

    assert outcomes(hand_in(visit, cast.contract_officer, answer("I1", "not-met"))) == ["late"]
    assert answers_of(visit) == {"I1": "met"}
    late = Entry.objects.get(outcome="late")
    with pytest.raises(NotAllowed, match="with the provider"):
        visits.count_late(late, by=cast.quality_officer, now=NOW)


def test_a_late_note_counts_when_an_officer_says_so_and_once(cast: Cast) -> None:
    visit = shared(cast.begun_visit())
    hand_in(visit, cast.contract_officer, answer("I1", "not-met"))
    late = Entry.objects.get(outcome="late")
    move(visit, "answering", by=cast.quality_officer, now=NOW)

    counted = visits.count_late(late, by=cast.quality_officer, now=NOW)

    assert visits.count_late(late, by=cast.quality_officer, now=NOW) == counted
    assert counted.client_id == counted_as(late.client_id)
    assert answers_of(visit) == {"I1": "not-met"}
    assert Entry.objects.count() == 2


def test_a_device_whose_clock_is_wrong_changes_no_order(cast: Cast) -> None:
    visit = cast.begun_visit()
    early = answer("I1", "met")
    hand_in(visit, cast.quality_officer, early)
    behind = piece("answer", "I1", {"choice": "partly"})
    visits.note(
        visit,
        [type(behind)(uuid4(), "answer", "I1", {"choice": "partly"}, NOW - timedelta(hours=9))],
        by=cast.quality_officer,
        now=NOW,
    )

    assert answers_of(visit) == {"I1": "partly"}


def test_what_was_taken_back_stands_no_more_and_stays_kept(cast: Cast) -> None:
    visit = cast.begun_visit()
    hand_in(visit, cast.quality_officer, piece("note", "n-1", {"text": "Wrong home"}))
    hand_in(visit, cast.quality_officer, piece("note", "n-1", {"withdrawn": "Another visit"}))

    assert observations_of(visit) == []
    assert Entry.objects.count() == 2


def test_nobody_notes_for_the_provider(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="on its own pages"):
        visits.note(
            cast.begun_visit(),
            [answer("I1", "met")],
            by=cast.quality_officer,
            now=NOW,
            sheet="self-assessment",
        )
