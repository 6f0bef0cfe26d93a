"""An officer of the visit reads what a Quality Checker wrote, and decides whether the report tells it."""

import pytest

from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.visits.actions import checking, quoting
from plumbline.visits.checkers import findings_of
from plumbline.visits.models import CheckerQuote, Entry, Visit
from plumbline.visits.sides import took_part
from tests.cast import NOW, Cast
from tests.visits.checked import NOTE, WORDS, entry_of, keep_out, tell, written_up_with_one
from tests.visits.reports import answered


def _told(visit: Visit) -> list[str]:
    return [
        wrote.told
        for one in findings_of(visit)
        for wrote in (*(said.wrote for said in one.said), *one.wrote)
        if wrote
    ]


def test_nothing_of_their_words_is_told_before_an_officer_has_read_it(cast: Cast) -> None:
    visit, _ = written_up_with_one(cast)

    (found,) = findings_of(visit)

    assert (found.asked, found.answered, found.unread) == (23, 1, 2)
    assert _told(visit) == ["", ""]


def test_words_are_told_as_the_officer_cleared_them_and_stay_as_they_were_written(cast: Cast) -> None:
    visit, _ = written_up_with_one(cast)

    tell(cast, visit, NOTE, "Only in English, says [a resident].")
    keep_out(cast, visit, WORDS)

    (found,) = findings_of(visit)
    assert (found.said[0].note, found.words, found.unread) == (NOTE, WORDS, 0)
    assert _told(visit) == ["Only in English, says [a resident].", ""]
    assert found.wrote[0].quote is not None
    assert found.wrote[0].quote.reason == "It names somebody."


def test_it_can_be_decided_again_and_history_tells_each_time_but_never_the_words(cast: Cast) -> None:
    visit, _ = written_up_with_one(cast)

    tell(cast, visit, NOTE)
    keep_out(cast, visit, NOTE)

    assert CheckerQuote.objects.get().text == ""
    events = Event.objects.filter(kind__startswith="visit.checker_words_").order_by("number")
    assert [(one.kind, one.details["question"], one.details["reason"]) for one in events] == [
        ("visit.checker_words_cleared", "I1", ""),
        ("visit.checker_words_kept_out", "I1", "It names somebody."),
    ]
    assert not any(one.is_shared or NOTE in str(one.details) for one in events)


def test_words_that_were_changed_since_are_to_be_read_again(cast: Cast) -> None:
    visit, link = written_up_with_one(cast)
    tell(cast, visit, NOTE)
    before = entry_of(visit, NOTE)
    Visit.objects.filter(pk=visit.pk).update(status="visiting")
    link.refresh_from_db()
    checking.say(link, "answer", "I1", {"choice": "partly", "note": "Ask Tom."}, by=None, now=NOW)

    assert _told(visit) == ["", ""]
    with pytest.raises(NotAllowed, match="changed these words since"):
        quoting.decide(before, may_be_told=True, text=NOTE, reason="", by=cast.quality_officer, now=NOW)


def test_another_choice_with_the_same_words_needs_no_second_reading(cast: Cast) -> None:
    visit, link = written_up_with_one(cast)
    tell(cast, visit, NOTE)
    Visit.objects.filter(pk=visit.pk).update(status="visiting")
    link.refresh_from_db()

    checking.say(link, "answer", "I1", {"choice": "not-met", "note": NOTE}, by=None, now=NOW)

    assert (findings_of(visit)[0].said[0].says, _told(visit)) == ("No", [NOTE, ""])


@pytest.mark.parametrize(
    ("may_be_told", "text", "reason", "says"),
    [(True, " ", "", "Nothing would be left"), (False, "", " ", "Say why")],
)
def test_a_decision_without_its_words_or_its_reason_is_refused(
    cast: Cast, may_be_told: bool, text: str, reason: str, says: str
) -> None:
    visit, _ = written_up_with_one(cast)
    entry, by = entry_of(visit, NOTE), cast.quality_officer

    with pytest.raises(NotAllowed, match=says):
        quoting.decide(entry, may_be_told=may_be_told, text=text, reason=reason, by=by, now=NOW)
    assert not CheckerQuote.objects.exists()


def test_only_officers_of_the_visit_decide_and_whoever_did_took_part(cast: Cast) -> None:
    visit, _ = written_up_with_one(cast)
    entry = entry_of(visit, NOTE)

    with pytest.raises(NotAllowed, match="Only the officers of this visit"):
        quoting.decide(entry, may_be_told=True, text="A", reason="", by=cast.other_council_officer, now=NOW)
    assert not took_part(visit, cast.senior_manager)
    quoting.decide(entry, may_be_told=True, text="A", reason="", by=cast.senior_manager, now=NOW)
    assert took_part(visit, cast.senior_manager)


def test_while_the_draft_is_with_the_provider_nothing_is_decided(cast: Cast) -> None:
    visit, _ = written_up_with_one(cast)
    Visit.objects.filter(pk=visit.pk).update(status="shared")

    with pytest.raises(NotAllowed, match="stays as it is"):
        tell(cast, visit, NOTE)


def test_what_an_officer_noted_is_no_words_of_a_quality_checker(cast: Cast) -> None:
    visit = answered(cast, cast.begun_visit())
    entry = Entry.objects.filter(visit=visit).first()
    assert entry is not None

    with pytest.raises(NotAllowed, match="no words of a Quality Checker"):
        quoting.decide(entry, may_be_told=True, text="A", reason="", by=cast.quality_officer, now=NOW)
