"""Comments, answers and disputes: the last minute counts, and whoever took part decides nothing."""

from datetime import UTC, datetime, timedelta

import pytest

from plumbline.history.workflow import NotAllowed
from plumbline.notices.models import Notice
from plumbline.oversight import report_consequences as reports
from plumbline.visits.actions.commenting import comment, say_no_comments, withdraw_comment
from plumbline.visits.actions.correcting import correct_answer
from plumbline.visits.actions.writing import save_words
from plumbline.visits.amending import amendment_owed
from plumbline.visits.models import Comment, Dispute, Visit
from plumbline.visits.obstacles import NotReady
from plumbline.visits.paper import paper_of
from tests.cast import NOW, Cast
from tests.visits.reports import LATER, answering, shared

PDF = b"%PDF-1.4 evidence"
FAIR = {code: (True, "Looked at all of it.") for code, _ in Dispute.TESTS}


def commented(cast: Cast, about: str = "staffing") -> tuple[Visit, Comment]:
    """A draft on which the provider has commented and sent it."""
    visit = shared(cast, I1="partly")
    one = comment(visit, about, says="All twelve were trained.", by=cast.provider_staff, now=LATER)
    reports.comments_sent(visit, by=cast.provider_staff, now=LATER)
    one.refresh_from_db()
    return visit, one


def answered(cast: Cast) -> Visit:
    visit, one = commented(cast)
    reports.comment_answered(
        one, answer="not-agreed", says="The matrix shows nine.", seen=None, by=cast.quality_officer, now=LATER
    )
    visit.refresh_from_db()
    return visit


def test_a_comment_is_the_providers_own_until_it_is_sent(cast: Cast) -> None:
    visit = shared(cast)
    comment(
        visit,
        "staffing",
        says="All were trained.",
        files=[("matrix.pdf", PDF)],
        by=cast.provider_staff,
        now=LATER,
    )

    assert not Comment.objects.visible_to(cast.quality_officer).exists()
    assert reports.comments_sent(visit, by=cast.provider_staff, now=LATER) == 1
    assert Comment.objects.visible_to(cast.quality_officer).get().evidence.get().name == "matrix.pdf"
    assert visit.status == "answering"
    assert Notice.objects.filter(to=cast.quality_officer, kind="comments_sent").exists()


def utc(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("shared_at", "in_time", "late"),
    [
        ("2026-03-16 09:00", "2026-03-30 22:59:59", "2026-03-30 23:00"),
        ("2026-10-12 09:00", "2026-10-26 23:59:59", "2026-10-27 00:00"),
        ("2026-07-09 23:30", "2026-07-24 22:59:59", "2026-07-24 23:00"),
    ],
)
def test_the_last_minute_of_the_last_day_is_in_time(
    cast: Cast, shared_at: str, in_time: str, late: str
) -> None:
    visit = answering(cast)
    reports.draft_shared(visit, by=cast.quality_officer, now=utc(shared_at))
    comment(visit, "summary", says="One date is wrong.", by=cast.provider_staff, now=utc(in_time))

    with pytest.raises(NotAllowed, match="ask for the draft to be shared again"):
        reports.comments_sent(visit, by=cast.provider_staff, now=utc(late))
    assert reports.comments_sent(visit, by=cast.provider_staff, now=utc(in_time)) == 1


def test_when_the_time_is_over_the_visit_goes_on_and_unsent_comments_stay(cast: Cast) -> None:
    visit = shared(cast)
    comment(visit, "staffing", says="All were trained.", by=cast.provider_staff, now=LATER)
    over = NOW + timedelta(days=15)

    reports.comments_time_over(visit, now=over)

    assert visit.status == "answering"
    assert Comment.objects.visible_to(cast.provider_staff).count() == 1
    assert Notice.objects.filter(to=cast.provider_staff, kind="time_over").exists()


def test_the_time_is_not_over_before_it_is(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="still has time"):
        reports.comments_time_over(shared(cast), now=NOW + timedelta(days=14))


def test_no_comments_cannot_be_said_over_comments_that_are_written(cast: Cast) -> None:
    visit = shared(cast)
    one = comment(visit, "I1", says="That is wrong.", by=cast.provider_staff, now=LATER)

    with pytest.raises(NotAllowed, match="written and not sent"):
        say_no_comments(visit, by=cast.provider_staff, now=LATER)
    withdraw_comment(one, by=cast.provider_staff, now=LATER)
    assert say_no_comments(visit, by=cast.provider_staff, now=LATER).status == "answering"


@pytest.mark.parametrize(
    ("about", "says", "files"),
    [
        ("nowhere", "Wrong.", []),
        ("../staffing", "Wrong.", []),
        ("staffing", "   ", []),
        ("staffing", "x" * 5001, []),
        ("staffing", "See this.", [("report.pdf", b"MZ a program")]),
        ("staffing", "See this.", [("run.exe", b"MZ")]),
        ("staffing", "See these.", [("a.pdf", PDF)] * 11),
    ],
)
def test_what_is_no_comment_is_refused_whole(
    cast: Cast, about: str, says: str, files: list[tuple[str, bytes]]
) -> None:
    visit = shared(cast)

    with pytest.raises(NotAllowed):
        comment(visit, about, says=says, files=files, by=cast.provider_staff, now=LATER)
    assert not Comment.objects.exists()


def test_a_rival_and_an_officer_cannot_comment(cast: Cast) -> None:
    visit = shared(cast)

    for stranger in (cast.rival_staff, cast.quality_officer):
        with pytest.raises(NotAllowed, match="Only the provider"):
            comment(visit, "summary", says="Wrong.", by=stranger, now=LATER)


def test_of_two_officers_who_answer_at_once_one_is_told(cast: Cast) -> None:
    _, one = commented(cast)
    other = Comment.objects.get(pk=one.pk)
    answer = {"answer": "agreed", "says": "You are right.", "seen": None, "now": LATER}

    reports.comment_answered(one, **answer, by=cast.quality_officer)  # type: ignore[arg-type]
    with pytest.raises(NotAllowed, match="Someone has just answered"):
        reports.comment_answered(other, **answer, by=cast.contract_officer)  # type: ignore[arg-type]


def test_a_report_is_not_final_while_a_comment_is_unanswered(cast: Cast) -> None:
    visit, _ = commented(cast)

    with pytest.raises(NotReady, match="1 comment of the provider not answered yet"):
        reports.report_made_final(visit, by=cast.quality_officer, now=LATER)


def test_a_comment_can_change_an_answer_and_with_it_the_scorecard(cast: Cast) -> None:
    visit = answering(cast, C1="not-met", C2="not-met", C3="not-met", C4="not-met", C5="not-met")
    before = visit.rating
    for ref in ("C1", "C2", "C3", "C4", "C5"):
        if ref in visit.framework.scorecard.by_ref:
            correct_answer(
                visit, ref, choice="met", reason="Shown since.", by=cast.quality_officer, now=LATER
            )

    report = reports.report_made_final(visit, by=cast.quality_officer, now=LATER)

    assert (before, visit.rating) == ("red", "green")
    assert visit.reports.get(number=1).scorecard["overall"]["rating"] == "red"
    assert report.scorecard["overall"]["rating"] == "green"


def test_a_dispute_waits_for_every_answer_and_is_the_registered_managers(cast: Cast) -> None:
    visit, _ = commented(cast)

    with pytest.raises(NotAllowed, match="has not answered all"):
        reports.dispute_raised(visit, says="Still wrong.", by=cast.provider_manager, now=LATER)
    with pytest.raises(NotAllowed):
        reports.dispute_raised(visit, says="Still wrong.", by=cast.provider_staff, now=LATER)


def test_without_comments_there_is_nothing_to_review(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="Comments come first"):
        reports.dispute_raised(answering(cast), says="Wrong.", by=cast.provider_manager, now=LATER)


def test_a_dispute_is_decided_by_somebody_who_took_no_part(cast: Cast) -> None:
    visit = answered(cast)
    dispute = reports.dispute_raised(visit, says="Still wrong.", by=cast.provider_manager, now=LATER)

    assert Notice.objects.filter(to=cast.senior_manager, kind="disputed").exists()
    with pytest.raises(NotReady, match="disputes the report"):
        reports.report_made_final(visit, by=cast.quality_officer, now=LATER)
    for person in (cast.quality_officer, cast.contract_officer):
        with pytest.raises(NotAllowed, match="Only a senior officer"):
            reports.dispute_decided(dispute, tests=FAIR, decision="fair", says="Fair.", by=person, now=LATER)
    reports.dispute_decided(
        dispute, tests=FAIR, decision="fair", says="Fair.", by=cast.senior_manager, now=LATER
    )
    visit.refresh_from_db()
    assert visit.status == "answering"
    assert Notice.objects.filter(to=cast.provider_manager, kind="dispute_decided").exists()


def to_be_amended(cast: Cast) -> Visit:
    visit = answered(cast)
    dispute = reports.dispute_raised(visit, says="Still wrong.", by=cast.provider_manager, now=LATER)
    failed = {**FAIR, "evidence": (False, "No source.")}
    reports.dispute_decided(
        dispute, tests=failed, decision="amend", says="See the log.", by=cast.senior_manager, now=LATER
    )
    visit.refresh_from_db()
    return visit


def test_a_report_that_is_to_be_amended_is_final_only_once_it_is(cast: Cast) -> None:
    visit, after = to_be_amended(cast), LATER + timedelta(minutes=1)

    with pytest.raises(NotReady, match="nothing in it has changed since"):
        reports.report_made_final(visit, by=cast.quality_officer, now=after)
    correct_answer(visit, "I1", choice="met", reason="Seen in the log.", by=cast.quality_officer, now=after)
    final = reports.report_made_final(visit, by=cast.quality_officer, now=after)

    assert final.stage == "final"
    told = str(paper_of(final).blocks)
    assert "To be amended. " in told
    assert "See the log." in told
    assert "Is there robust evidence for the ratings? No. " in told


def test_other_words_amend_a_report_too(cast: Cast) -> None:
    visit, after = to_be_amended(cast), LATER + timedelta(minutes=1)

    save_words(visit, "summary", "People are safe.", version=1, by=cast.quality_officer, now=after)

    assert amendment_owed(visit) is None


def test_a_manager_who_changed_a_rating_took_part(cast: Cast) -> None:
    visit = answered(cast)
    correct_answer(visit, "I1", choice="met", reason="Shown since.", by=cast.contracts_manager, now=LATER)
    dispute = reports.dispute_raised(visit, says="Still wrong.", by=cast.provider_manager, now=LATER)

    with pytest.raises(NotAllowed, match="You took part"):
        reports.dispute_decided(
            dispute, tests=FAIR, decision="fair", says="Fair.", by=cast.contracts_manager, now=LATER
        )
    assert not Notice.objects.filter(to=cast.contracts_manager, kind="disputed").exists()


@pytest.mark.parametrize(
    ("tests", "decision"),
    [
        ({**FAIR, "fairness": (True, " ")}, "fair"),
        ({code: FAIR[code] for code in list(FAIR)[:4]}, "fair"),
        ({**FAIR, "evidence": (False, "No source.")}, "fair"),
        (FAIR, "perhaps"),
    ],
)
def test_a_decision_answers_all_five_tests(
    cast: Cast, tests: dict[str, tuple[bool, str]], decision: str
) -> None:
    dispute = reports.dispute_raised(answered(cast), says="Still wrong.", by=cast.provider_manager, now=LATER)

    with pytest.raises(NotAllowed):
        reports.dispute_decided(
            dispute, tests=tests, decision=decision, says="So.", by=cast.senior_manager, now=LATER
        )
