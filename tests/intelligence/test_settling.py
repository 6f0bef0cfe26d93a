"""Taking on, handing over, closing, opening again; and who is told that somebody was quicker."""

import pytest

from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.intelligence import actions as intelligence
from plumbline.intelligence.models import Intelligence
from tests.cast import NOW, Cast
from tests.intelligence.heard import LATER, closed, heard


def test_an_officer_takes_it_on_hands_it_over_and_the_other_closes_it(cast: Cast) -> None:
    piece = heard(cast)

    intelligence.take_on(piece, by=cast.contract_officer, now=NOW)
    assert (piece.status, piece.owner) == ("looked-into", cast.contract_officer)
    intelligence.hand_over(piece, to=cast.quality_officer, by=cast.contract_officer, now=NOW)
    intelligence.close(piece, outcome="partly", says="Rotas changed", by=cast.quality_officer, now=LATER)

    piece.refresh_from_db()
    assert (piece.status, piece.outcome, piece.owner) == ("closed", "partly", cast.quality_officer)
    assert [one.kind for one in Event.objects.about(piece).order_by("number")] == [
        "intelligence.recorded",
        "intelligence.taken_on",
        "intelligence.handed_over",
        "intelligence.closed",
    ]


def test_of_two_who_close_it_the_second_is_told(cast: Cast) -> None:
    first = heard(cast)
    second = Intelligence.objects.get(pk=first.pk)
    intelligence.close(first, outcome="upheld", says="Seen", by=cast.contract_officer, now=NOW)

    with pytest.raises(NotAllowed, match="just changed this"):
        intelligence.close(second, outcome="not-upheld", says="Not seen", by=cast.quality_officer, now=NOW)
    assert Intelligence.objects.get(pk=first.pk).outcome == "upheld"


def test_of_two_who_take_it_on_the_second_is_told(cast: Cast) -> None:
    first = heard(cast)
    second = Intelligence.objects.get(pk=first.pk)
    intelligence.take_on(first, by=cast.contract_officer, now=NOW)

    with pytest.raises(NotAllowed, match="just changed this"):
        intelligence.take_on(second, by=cast.quality_officer, now=NOW)


def test_what_is_restricted_is_handed_only_to_who_may_see_it(cast: Cast) -> None:
    piece = heard(cast, is_restricted=True)
    intelligence.take_on(piece, by=cast.contracts_manager, now=NOW)

    with pytest.raises(NotAllowed, match="may not look into this"):
        intelligence.hand_over(piece, to=cast.quality_officer, by=cast.contracts_manager, now=NOW)


@pytest.mark.parametrize(
    ("outcome", "says", "cause"),
    [("", "Seen", "Choose what came of it"), ("upheld", " ", "Say what was done")],
)
def test_closing_needs_an_outcome_and_words(cast: Cast, outcome: str, says: str, cause: str) -> None:
    with pytest.raises(NotAllowed, match=cause):
        intelligence.close(heard(cast), outcome=outcome, says=says, by=cast.quality_officer, now=NOW)


def test_it_opens_again_with_a_reason_and_without_its_outcome(cast: Cast) -> None:
    piece = closed(cast)

    with pytest.raises(NotAllowed, match="Say why"):
        intelligence.open_again(piece, reason="", by=cast.quality_officer, now=LATER)
    intelligence.open_again(piece, reason="It happened again", by=cast.quality_officer, now=LATER)

    piece.refresh_from_db()
    assert (piece.status, piece.outcome, piece.reason) == ("open", "", "It happened again")
