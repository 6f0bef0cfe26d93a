"""Visits on Today: what the officers of a visit must do next, and what waits for somebody who took no part."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.oversight import report_consequences
from plumbline.visits import actions as visits
from plumbline.visits.actions import commenting
from tests.cast import NOW, Cast
from tests.desk.pages import address, row_of, said
from tests.strict_client import StrictClient
from tests.visits import reports

TODAY = address("today")
Seen = Callable[..., str]


@pytest.fixture
def seen(monkeypatch: pytest.MonkeyPatch, browse: Callable[[User], StrictClient]) -> Seen:
    """The row of Alder on Today, as a person sees it at a moment."""

    def row(person: User, now: datetime = NOW, query: str = "") -> str:
        monkeypatch.setattr(timezone, "now", lambda: now)
        return row_of(browse(person).get(TODAY + query), "Alder Homecare (test): quality visit")

    return row


def test_a_visit_that_begins_within_a_week_is_coming(cast: Cast, seen: Seen) -> None:
    visit = cast.visit()
    assert visit.starts_on is not None
    soon = datetime.combine(visit.starts_on - timedelta(days=6), NOW.timetz())

    assert "Quality officer leads it" in seen(cast.quality_officer, soon)


def test_on_site_and_then_to_write_up(cast: Cast, seen: Seen) -> None:
    visit = cast.begun_visit()
    assert "Fill in the areas" in seen(cast.quality_officer)

    visits.leave_site(visit, by=cast.quality_officer, now=NOW)
    assert "Write it up" in seen(cast.quality_officer)


def test_comments_are_counted_until_each_is_answered(cast: Cast, seen: Seen) -> None:
    visit = reports.shared(cast)
    assert "The draft is with the provider" in seen(cast.quality_officer)

    comment = commenting.comment(visit, "summary", says="Not so.", by=cast.provider_manager, now=NOW)
    report_consequences.comments_sent(visit, by=cast.provider_manager, now=NOW)
    assert "1 comment to answer" in seen(cast.quality_officer)

    comment.refresh_from_db()
    report_consequences.comment_answered(
        comment, answer="not-agreed", says="We saw it.", seen=None, by=cast.quality_officer, now=NOW
    )
    assert "Make it final" in seen(cast.quality_officer)


def test_a_dispute_shows_to_a_senior_who_took_no_part_and_to_nobody_on_the_visit(
    cast: Cast, seen: Seen, browse: Callable[[User], StrictClient]
) -> None:
    visit = reports.shared(cast)
    comment = commenting.comment(visit, "summary", says="Not so.", by=cast.provider_manager, now=NOW)
    report_consequences.comments_sent(visit, by=cast.provider_manager, now=NOW)
    comment.refresh_from_db()
    report_consequences.comment_answered(
        comment, answer="not-agreed", says="We saw it.", seen=None, by=cast.quality_officer, now=NOW
    )
    report_consequences.dispute_raised(visit, says="Still wrong.", by=cast.provider_manager, now=NOW)

    assert "Read and decide" in seen(cast.senior_manager)
    assert "quality visit" not in said(browse(cast.quality_officer).get(TODAY))


def test_another_councils_officer_sees_none_of_it(cast: Cast, browse: Callable[[User], StrictClient]) -> None:
    cast.begun_visit()

    assert "quality visit" not in said(browse(cast.other_council_officer).get(TODAY + "?whose=team"))
