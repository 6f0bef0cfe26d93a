"""Scoring a visit from what stands on it: waivers, changes by hand, and what the report keeps of all of it."""

from datetime import date, timedelta

import pytest

from plumbline.frameworks.models import FrameworkVersion
from plumbline.history.workflow import NotAllowed
from plumbline.visits.actions.by_hand import moderate, waive_area, withdraw_by_hand
from plumbline.visits.models import Visit
from plumbline.visits.scored import as_kept, from_kept, score_visit
from plumbline.visits.sides import hides_ratings_from
from tests.cast import NOW, TODAY, Cast
from tests.visits.reports import answering, noted, shared, written_up

SOON = TODAY + timedelta(days=90)


def test_a_kept_scorecard_is_read_again_exactly(cast: Cast) -> None:
    card = score_visit(written_up(cast, I1="partly", P1="not-assessed", C1="not-met", M1="not-applicable"))

    assert from_kept(as_kept(card)) == card


def test_an_area_that_was_not_assessed_has_no_rating_until_it_is_waived(cast: Cast) -> None:
    visit = written_up(cast, I1="", I2="partly")
    before = score_visit(visit)
    assert (before.areas[0].judgement.rating, before.overall.rating) == ("not-assessed", "not-assessed")

    waive_area(
        visit, "information", reason="The files were with the auditor.", by=cast.quality_officer, now=NOW
    )

    after = score_visit(visit)
    assert after.areas[0].judgement.is_rating
    assert "The files were with the auditor" in after.areas[0].judgement.reasons[1].says


def test_a_critical_area_that_was_not_assessed_keeps_the_rating_away(cast: Cast) -> None:
    visit = written_up(cast, **{f"C{number}": "not-assessed" for number in range(1, 9)})

    assert score_visit(visit).overall.rating == "not-assessed"


def test_a_visit_where_nothing_applies_has_no_rating(cast: Cast) -> None:
    visit = written_up(cast)
    every = dict.fromkeys(visit.framework.scorecard.by_ref, "not-applicable")
    Visit.objects.filter(pk=visit.pk).update(status="visiting")
    visit.refresh_from_db()
    noted(cast, visit, every)

    card = score_visit(visit)

    assert card.overall.rating == "not-applicable"
    assert not card.overall.is_rating


def test_a_change_by_hand_keeps_the_computed_rating_beside_it_and_ends(cast: Cast) -> None:
    visit = answering(cast)
    moderate(
        visit, "staffing", to="amber", reason="Two left since.", until=SOON, by=cast.quality_officer, now=NOW
    )

    card = score_visit(visit, on=SOON)
    staffing = next(one for one in card.areas if one.code == "staffing")
    assert (staffing.computed, staffing.judgement.rating) == ("green", "amber")
    assert "Two left since" in staffing.judgement.reasons[-1].says
    later = score_visit(visit, on=SOON + timedelta(days=1))
    assert next(one for one in later.areas if one.code == "staffing").judgement.rating == "green"


def test_what_was_decided_by_hand_is_taken_back_and_not_lost(cast: Cast) -> None:
    visit = answering(cast)
    one = moderate(visit, "", to="amber", reason="So.", until=SOON, by=cast.quality_officer, now=NOW)

    withdraw_by_hand(one, reason="It was an error.", by=cast.quality_officer, now=NOW)

    assert score_visit(visit).overall.rating == "green"
    assert visit.by_hand.get().withdrawn_because == "It was an error."
    with pytest.raises(NotAllowed, match="just taken this back"):
        withdraw_by_hand(one, reason="Again.", by=cast.quality_officer, now=NOW)


@pytest.mark.parametrize(
    ("area", "to", "reason", "until", "says"),
    [
        ("staffing", "amber", " ", SOON, "Say why"),
        ("staffing", "amber", "So.", TODAY - timedelta(days=1), "day is past"),
        ("staffing", "splendid", "So.", SOON, "one of the ratings"),
        ("nowhere", "amber", "So.", SOON, "no such area"),
        ("staffing", "green", "So.", SOON, "already"),
        ("information", "amber", "So.", SOON, "no rating to change"),
    ],
)
def test_a_change_by_hand_that_cannot_be_is_refused(
    cast: Cast, area: str, to: str, reason: str, until: date, says: str
) -> None:
    visit = written_up(cast, I1="")

    with pytest.raises(NotAllowed, match=says):
        moderate(visit, area, to=to, reason=reason, until=until, by=cast.quality_officer, now=NOW)


def test_only_the_lead_or_who_settles_disputes_changes_a_rating(cast: Cast) -> None:
    visit = answering(cast)

    with pytest.raises(NotAllowed, match="lead officer"):
        moderate(visit, "", to="amber", reason="So.", until=SOON, by=cast.contract_officer, now=NOW)
    assert (
        moderate(visit, "", to="amber", reason="So.", until=SOON, by=cast.senior_manager, now=NOW).to
        == "amber"
    )
    with pytest.raises(NotAllowed, match="Take that back first"):
        moderate(visit, "", to="red", reason="So.", until=SOON, by=cast.quality_officer, now=NOW)


def test_a_report_with_the_provider_is_not_changed_under_it(cast: Cast) -> None:
    visit = shared(cast)

    with pytest.raises(NotAllowed, match="stays as it is"):
        moderate(visit, "", to="amber", reason="So.", until=SOON, by=cast.quality_officer, now=NOW)
    with pytest.raises(NotAllowed, match="stays as it is"):
        waive_area(visit, "information", reason="So.", by=cast.quality_officer, now=NOW)


def test_blind_scoring_hides_ratings_from_those_who_score_until_the_draft_is_shared(cast: Cast) -> None:
    visit = written_up(cast)
    visit.is_blind = True

    assert hides_ratings_from(visit, cast.quality_officer)
    assert hides_ratings_from(visit, cast.contract_officer)
    assert not hides_ratings_from(visit, cast.senior_manager)
    with pytest.raises(NotAllowed, match="stay hidden until"):
        moderate(visit, "", to="amber", reason="So.", until=SOON, by=cast.quality_officer, now=NOW)
    visit.status = Visit.Status.SHARED
    assert not hides_ratings_from(visit, cast.quality_officer)


def test_a_visit_keeps_its_version_when_the_council_adopts_another(cast: Cast) -> None:
    visit = written_up(cast)
    text = visit.framework.text.replace('version = "1"', 'version = "2"', 1).replace(
        "Do people", "Would people"
    )
    other = FrameworkVersion.objects.create(
        code=visit.framework.code,
        version="2",
        kind=visit.framework.kind,
        title=visit.framework.title,
        digest="f" * 64,
        text=text,
        read_at=NOW,
    )
    visit.refresh_from_db()

    assert visit.framework.version == "1"
    assert other.scorecard.version == "2"
    assert score_visit(visit).overall.rating == "green"
