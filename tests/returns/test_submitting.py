"""Submitting: judged by the terms of its day, kept for good, and beside it the figures that pages read."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from plumbline.contracts import actions as contracts
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.returns import actions as returns
from plumbline.returns.models import Figure, RatingCode, Return, Submission
from tests.cast import NOW, Q1, Q4, Cast, whole_answers

WHY = "Two care workers left in May and their rounds were covered."


def _figure(kpi_return: Return, ref: str) -> Figure:
    return Figure.objects.get(contract=kpi_return.contract, indicator__ref=ref, period=kpi_return.period)


def test_a_submission_keeps_answers_judgements_and_reasons(cast: Cast) -> None:
    submission = cast.submitted().current
    assert submission is not None
    assert submission.values["1.1.numerator"] == "4900"
    judged = {one["ref"]: one for one in submission.judgements}
    assert set(judged) == {one.ref for one in cast.framework.definition.asked_in(Q1)}
    assert (judged["1.1"]["rating"], judged["1.1"]["score"]) == ("green", "4900/51")
    assert "4,900" in judged["1.1"]["reasons"][0]["says"]
    assert (submission.number, submission.kind, submission.submitted_by) == (1, "first", cast.provider_staff)


def test_the_return_holds_its_latest_state_in_one_place(cast: Cast) -> None:
    kpi_return = cast.submitted(f_1_1_numerator="4000", f_explain_1_1=WHY)
    kpi_return.refresh_from_db()
    assert (kpi_return.status, kpi_return.below_target) == (Return.Status.SUBMITTED, 1)
    assert kpi_return.ratings["1.1"] == ["amber", "78%"]
    assert kpi_return.submitted_at == NOW


def test_each_judged_figure_has_one_exact_row(cast: Cast) -> None:
    kpi_return = cast.submitted()
    figure = _figure(kpi_return, "1.1")
    assert (figure.numerator, figure.denominator) == (Decimal(4900), Decimal(5100))
    assert figure.value == 4900 / 51
    assert (figure.rating, figure.is_accepted, figure.is_restated) == (RatingCode.GREEN, False, False)
    assert Figure.objects.filter(kpi_return=kpi_return).count() == len(kpi_return.ratings)


@pytest.mark.parametrize(
    ("day", "days_late"), [(date(2026, 7, 10), -5), (date(2026, 7, 15), 0), (date(2026, 7, 16), 1)]
)
def test_days_late_count_from_the_due_day(cast: Cast, day: date, days_late: int) -> None:
    kpi_return = _filled(cast)
    returns.submit(kpi_return, by=cast.provider_staff, now=NOW + (day - NOW.date()))
    kpi_return.refresh_from_db()
    assert kpi_return.days_late == days_late


def test_an_extension_moves_the_day_from_which_late_counts(cast: Cast) -> None:
    kpi_return = _filled(cast)
    returns.extend(kpi_return, until=date(2026, 7, 20), reason="Migration", by=cast.contract_officer, now=NOW)
    submission = returns.submit(kpi_return, by=cast.provider_staff, now=NOW + timedelta(days=8))
    assert submission.days_late == -2


def test_a_day_begins_at_midnight_in_london(cast: Cast) -> None:
    """23:30 UTC on 15 July is the 16th in London, so the return is late."""
    kpi_return = _filled(cast)
    assert returns.submit(kpi_return, by=cast.provider_staff, now=NOW.replace(day=15, hour=23)).days_late == 1


def test_a_return_that_is_not_ready_is_refused_with_everything_and_nothing_changes(cast: Cast) -> None:
    kpi_return = cast.issue()
    cast.fill(kpi_return, whole_answers(kpi_return, f_1_1_numerator="4000", f_5_1_value="many"))
    with pytest.raises(returns.NotReady) as refusal:
        returns.submit(kpi_return, by=cast.provider_staff, now=NOW)
    assert "not-a-number" in {one.rule for one in refusal.value.readiness.problems}
    assert "1.1" in {one.ref for one in refusal.value.readiness.to_explain}
    kpi_return.refresh_from_db()
    assert kpi_return.status == Return.Status.DUE
    assert not Submission.objects.exists()
    assert not Figure.objects.exists()
    assert not Event.objects.about(kpi_return).filter(kind="return.submitted").exists()


def test_the_same_return_is_submitted_once(cast: Cast) -> None:
    kpi_return = cast.submitted()
    with pytest.raises(NotAllowed, match="already been submitted"):
        returns.submit(kpi_return, by=cast.provider_manager, now=NOW)


def test_of_two_people_who_submit_at_once_one_succeeds(cast: Cast) -> None:
    """Both opened the return while it was still due."""
    mine = _filled(cast)
    theirs = Return.objects.get(pk=mine.pk)
    returns.submit(mine, by=cast.provider_staff, now=NOW)
    with pytest.raises((NotAllowed, Exception)):
        returns.submit(theirs, by=cast.provider_manager, now=NOW)


def test_a_corrected_return_is_a_new_version_and_says_what_changed(cast: Cast) -> None:
    kpi_return = cast.submitted()
    returns.send_back(kpi_return, reason="5.2 looks wrong.", by=cast.contract_officer, now=NOW)
    _retype(cast, kpi_return, {"1.1.numerator": "4910"})
    second = returns.submit(kpi_return, by=cast.provider_staff, now=NOW + timedelta(days=1))
    first = Submission.objects.get(kpi_return=kpi_return, number=1)
    assert (second.number, second.kind) == (2, Submission.Kind.CORRECTED)
    assert second.changes == [{"key": "1.1.numerator", "was": "4900", "now": "4910"}]
    assert first.superseded_at == NOW + timedelta(days=1)
    assert first.values["1.1.numerator"] == "4900"
    assert _figure(kpi_return, "1.1").numerator == 4910


def test_a_return_changed_after_it_was_accepted_is_restated(cast: Cast) -> None:
    kpi_return = cast.submitted()
    returns.accept(kpi_return, by=cast.contract_officer, now=NOW)
    returns.send_back(kpi_return, reason="Counted twice.", by=cast.contract_officer, now=NOW)
    _retype(cast, kpi_return, {"1.1.numerator": "4890"})
    second = returns.submit(kpi_return, by=cast.provider_staff, now=NOW)
    kpi_return.refresh_from_db()
    assert second.kind == Submission.Kind.RESTATED
    assert kpi_return.is_restated
    figure = _figure(kpi_return, "1.1")
    assert (figure.is_restated, figure.is_accepted) == (True, False)


def test_lateness_is_that_of_the_first_submission(cast: Cast) -> None:
    kpi_return = cast.submitted()
    returns.send_back(kpi_return, reason="5.2 looks wrong.", by=cast.contract_officer, now=NOW)
    returns.submit(kpi_return, by=cast.provider_staff, now=NOW + timedelta(days=30))
    kpi_return.refresh_from_db()
    assert (kpi_return.days_late, kpi_return.submitted_at) == (-5, NOW)
    assert kpi_return.current is not None
    # The second was wanted by Friday 17 July.
    assert kpi_return.current.days_late == 23


def test_a_rating_is_a_fact_of_its_day(cast: Cast) -> None:
    """A target told afterwards, for the same time, changes nothing that was rated before."""
    kpi_return = cast.submitted()
    contracts.tell_target(
        cast.contract,
        "1.1",
        target=Decimal(99),
        amber=None,
        effective_from=date(2026, 4, 1),
        effective_to=date(2027, 3, 31),
        by=cast.contract_officer,
        now=NOW,
    )
    kpi_return.refresh_from_db()
    assert kpi_return.ratings["1.1"][0] == "green"
    assert _figure(kpi_return, "1.1").rating == RatingCode.GREEN


def test_the_terms_of_the_periods_last_day_count(cast: Cast) -> None:
    contracts.tell_target(
        cast.contract,
        "1.1",
        target=Decimal(99),
        amber=None,
        effective_from=date(2026, 6, 30),
        effective_to=date(2027, 3, 31),
        by=cast.contract_officer,
        now=NOW,
    )
    kpi_return = cast.submitted(f_explain_1_1=WHY)
    assert kpi_return.ratings["1.1"][0] == "amber"


def test_a_partial_return_is_not_rated(cast: Cast) -> None:
    kpi_return = cast.issue()
    Return.objects.filter(pk=kpi_return.pk).update(is_partial=True, starts_on=date(2026, 5, 1))
    kpi_return.refresh_from_db()
    cast.fill(kpi_return, whole_answers(kpi_return))
    returns.submit(kpi_return, by=cast.provider_staff, now=NOW)
    assert kpi_return.ratings["1.1"] == ["not-assessed", "96%"]
    assert _figure(kpi_return, "1.1").is_partial
    assert not {"green", "amber", "red"} & {rating for rating, _ in kpi_return.ratings.values()}


def test_figures_are_held_against_the_period_before(cast: Cast) -> None:
    """5.1 rolls: 60 at the end of the last quarter, 6 new, 6 left, so 60 now and not 70."""
    cast.submitted(Q4)
    kpi_return = cast.issue()
    cast.fill(kpi_return, whole_answers(kpi_return, f_5_1_value="70", **{"f_people-age_85-plus": "70"}))
    with pytest.raises(returns.NotReady) as refusal:
        returns.submit(kpi_return, by=cast.provider_staff, now=NOW)
    found = refusal.value.readiness
    assert any("60" in one.says and "70" in one.says for one in (*found.problems, *found.to_explain))


def _filled(cast: Cast) -> Return:
    kpi_return = cast.issue()
    cast.fill(kpi_return, whole_answers(kpi_return))
    return kpi_return


def _retype(cast: Cast, kpi_return: Return, typed: dict[str, str]) -> None:
    seen = dict(kpi_return.draft_cells.values_list("key", "version"))
    saving = returns.save_cells(kpi_return, typed, seen=seen, by=cast.provider_staff, now=NOW)
    assert set(saving.saved) == set(typed)
