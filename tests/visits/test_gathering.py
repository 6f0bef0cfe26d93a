"""Stage one: what is asked for, by when, what comes of it, and who is told."""

from datetime import date, timedelta

import pytest

from plumbline.history.workflow import NotAllowed
from plumbline.notices.models import Notice
from plumbline.oversight import visit_consequences as consequences
from plumbline.visits import actions as visits
from plumbline.visits.answers import answers_of
from plumbline.visits.models import Request, Supplied, Visit
from plumbline.visits.proposing import due_day, proposed
from tests.cast import NOW, TODAY, Cast
from tests.visits.noted import answer

PDF = ("policies.pdf", b"%PDF-1.7 our policies")
DUE = TODAY + timedelta(days=7)


def asked(cast: Cast, visit: Visit | None = None, code: str = "policies") -> Request:
    visit = visit or cast.visit()
    wanted = [(code, "Policies and procedures", "All of them", DUE)]
    return consequences.information_asked_for(visit, wanted, by=cast.quality_officer, now=NOW)[0]


def letters(kind: str) -> list[str]:
    return sorted(Notice.objects.filter(kind=kind).values_list("to__name", flat=True))


@pytest.mark.parametrize(
    ("starts_on", "days", "due"),
    [
        (date(2026, 7, 31), 10, date(2026, 7, 21)),
        (date(2026, 7, 29), 10, date(2026, 7, 17)),  # the 19th is a Sunday
        (date(2026, 9, 10), 10, date(2026, 8, 28)),  # the 31st is a bank holiday
        (date(2026, 7, 16), 10, date(2026, 7, 15)),  # three working days from now
        (date(2026, 7, 13), 10, date(2026, 7, 13)),  # no later than the visit
    ],
)
def test_due_days_are_working_days_before_the_visit(starts_on: date, days: int, due: date) -> None:
    assert due_day(starts_on, days, today=TODAY) == due


def test_what_the_scorecard_asks_for_is_proposed_once(cast: Cast) -> None:
    scorecard = cast.planned_visit().framework.scorecard
    starts_on = TODAY + timedelta(days=20)
    found = proposed(
        scorecard, starts_on=starts_on, today=TODAY, self_assessment="Self-assessment", there={"policies"}
    )

    assert [one.code for one in found] == ["management-systems", "financial-information", "self-assessment"]


def test_asking_moves_the_visit_on_and_tells_the_provider(cast: Cast) -> None:
    request = asked(cast)

    assert request.visit.status == "gathering"
    assert letters("asked") == ["Provider manager", "Provider staff"]


def test_nothing_is_asked_of_a_provider_that_does_not_know_of_the_visit(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="does not know"):
        asked(cast, cast.visit(is_announced=False))
    assert not Notice.objects.filter(kind="asked").exists()


def test_what_was_asked_for_is_not_asked_for_twice(cast: Cast) -> None:
    visit = cast.visit()
    asked(cast, visit)
    with pytest.raises(NotAllowed, match="already"):
        asked(cast, visit)


def test_files_arrive_are_added_and_the_lead_learns_when_nothing_is_owed(cast: Cast) -> None:
    request = asked(cast)
    consequences.files_supplied(request, [PDF], "All current", by=cast.provider_staff, now=NOW)
    consequences.files_supplied(request, [("more.pdf", b"%PDF-1.4 x")], "", by=cast.provider_staff, now=NOW)

    assert request.status == "arrived"
    assert Supplied.objects.filter(request=request).count() == 2
    assert letters("all_arrived") == ["Quality officer"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("virus.exe", b"MZ program", "kind that is not taken"),
        ("report.pdf", b"MZ program", "not a .pdf file inside"),
        ("page.html", b"<script>", "kind that is not taken"),
        ("empty.pdf", b"", "is empty"),
        ("../../etc/passwd", b"root", "kind that is not taken"),
        ("big.pdf", b"%PDF-" + b"x" * (20 * 1024 * 1024), "at most 20"),
    ],
)
def test_a_hostile_file_is_refused_and_nothing_of_the_upload_is_kept(
    cast: Cast, name: str, content: bytes, says: str
) -> None:
    request = asked(cast)
    with pytest.raises(NotAllowed, match=says):
        consequences.files_supplied(request, [PDF, (name, content)], "", by=cast.provider_staff, now=NOW)
    request.refresh_from_db()
    assert request.status == "asked"
    assert not Supplied.objects.exists()


def test_a_provider_may_have_none_and_says_why(cast: Cast) -> None:
    request = asked(cast)
    with pytest.raises(NotAllowed, match="Say why"):
        consequences.none_held(request, "", by=cast.provider_staff, now=NOW)
    consequences.none_held(request, "It is being written", by=cast.provider_staff, now=NOW)
    assert (request.status, request.says) == ("not-held", "It is being written")


def test_more_time_withdrawing_and_asking_again_are_told_with_reasons(cast: Cast) -> None:
    request = asked(cast)
    with pytest.raises(NotAllowed, match="later day"):
        consequences.more_time_given(request, until=DUE, reason="Holiday", by=cast.quality_officer, now=NOW)
    later = DUE + timedelta(days=2)
    consequences.more_time_given(request, until=later, reason="Holiday", by=cast.quality_officer, now=NOW)
    consequences.request_withdrawn(request, "Found it", by=cast.quality_officer, now=NOW)
    consequences.asked_again(request, "It was the old one", due_on=later, by=cast.quality_officer, now=NOW)

    assert (request.status, request.due_on) == ("asked", later)
    for letter in ("more_time", "not_needed", "asked_again"):
        assert letters(letter) == ["Provider manager", "Provider staff"]


def test_nothing_is_sent_once_the_draft_is_shared(cast: Cast) -> None:
    request = asked(cast)
    Visit.objects.filter(pk=request.visit_id).update(status="shared")
    with pytest.raises(NotAllowed, match="moved on"):
        consequences.files_supplied(request, [PDF], "", by=cast.provider_staff, now=NOW)


def test_reminders_come_once_each_and_then_the_lead_is_told(cast: Cast) -> None:
    request = asked(cast)
    days = [(DUE - TODAY).days + past for past in (-3, -3, 1, 4, 10)]
    written = [consequences.remind_of_requests(now=NOW + timedelta(days=one)) for one in days]

    assert written == [2, 0, 0, 2, 1]
    assert letters("unanswered") == ["Quality officer"]
    assert request.days_overdue(on=DUE + timedelta(days=3)) == 3


def test_an_unannounced_visit_tells_the_provider_nothing_until_it_begins(cast: Cast) -> None:
    visit = cast.planned_visit()
    consequences.visit_arranged(
        visit,
        starts_on=TODAY,
        ends_on=TODAY,
        is_announced=False,
        officers=[cast.quality_officer],
        lead=cast.quality_officer,
        by=cast.contracts_manager,
        now=NOW,
    )
    provider = Notice.objects.filter(to__in=[cast.provider_staff, cast.provider_manager])
    assert letters("nominated") == ["Quality officer"]
    assert not provider.filter(kind__in=["announced", "begun"]).exists()
    visits.declare(visit.team.get(), by=cast.quality_officer, now=NOW)
    consequences.visit_begun(visit, by=cast.quality_officer, now=NOW)
    assert letters("begun") == ["Provider manager", "Provider staff"]


def test_cancelling_tells_who_knew(cast: Cast) -> None:
    told, hidden = cast.visit(), cast.visit(is_announced=False)
    for visit in (told, hidden):
        consequences.visit_cancelled(visit, "Outbreak", by=cast.quality_officer, now=NOW)

    assert letters("cancelled") == ["Contract officer"] * 2 + ["Provider manager", "Provider staff"]


def test_a_self_assessment_is_answered_as_it_goes_and_handed_in_whole(cast: Cast) -> None:
    visit = cast.visit()
    asked(cast, visit, "self-assessment")
    assert visit.self_assessment is not None
    first, *rest = visit.self_assessment.scorecard.questions
    visits.answer_self_assessment(visit, [answer(first.ref, "met")], by=cast.provider_staff, now=NOW)
    with pytest.raises(NotAllowed, match="Still without an answer"):
        consequences.self_assessment_handed_in(visit, "", by=cast.provider_manager, now=NOW)
    # Another of the provider's people answers for the same provider: no clash, the last one stands.
    everything = [answer(one.ref, "partly") for one in (first, *rest)]
    visits.answer_self_assessment(visit, everything, by=cast.provider_manager, now=NOW)
    handed_in = consequences.self_assessment_handed_in(
        visit, "As of today", by=cast.provider_manager, now=NOW
    )

    assert handed_in.status == "arrived"
    assert answers_of(visit, "self-assessment")[first.ref] == "partly"
    with pytest.raises(NotAllowed, match="handed in"):
        visits.answer_self_assessment(visit, [answer(first.ref, "met")], by=cast.provider_staff, now=NOW)


def test_a_link_for_a_quality_checker_is_told_once_and_ends(cast: Cast) -> None:
    visit = cast.begun_visit()
    link, token = visits.make_link(visit, "Checker One", by=cast.quality_officer, now=NOW)

    assert token not in str(vars(link))
    assert visit.ends_on is not None
    assert link.expires_at.date() == visit.ends_on + timedelta(days=15)
    visits.revoke_link(link, by=cast.quality_officer, now=NOW)
    with pytest.raises(NotAllowed, match="already"):
        visits.revoke_link(link, by=cast.quality_officer, now=NOW)
    with pytest.raises(NotAllowed, match="link has ended"):
        visits.note(visit, [], by=None, now=NOW, device=f"checker-{link.pk}", sheet="checker")
