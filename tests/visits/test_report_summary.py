"""The summary for the public: a second person approves what they read, and the public sees nothing else."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from plumbline.history.workflow import NotAllowed
from plumbline.notices.models import Notice
from plumbline.oversight import report_consequences as reports
from plumbline.oversight.queries.published_summaries import published
from plumbline.visits.actions.summarising import approve_summary, withdraw_summary
from plumbline.visits.models import Summary
from tests.cast import Cast
from tests.visits.reports import LATER, answering, made_final

TEXT = "People are safe and well looked after."


def written(cast: Cast) -> Summary:
    visit, _ = made_final(cast)
    return reports.summary_written(visit, text=TEXT, shows_rating=True, by=cast.quality_officer, now=LATER)


def test_nobody_outside_reads_it_before_a_second_person_approves(cast: Cast) -> None:
    summary = written(cast)

    assert published() == []
    assert Notice.objects.filter(to=cast.senior_manager, kind="summary_written").exists()
    approve_summary(summary, seen=summary.written_at, by=cast.senior_manager, now=LATER)
    assert [(one.text, one.rating) for one in published(summary.visit_id)] == [(TEXT, "green")]


def test_whoever_wrote_it_cannot_approve_it(cast: Cast) -> None:
    visit, _ = made_final(cast)
    summary = reports.summary_written(
        visit, text=TEXT, shows_rating=True, by=cast.contracts_manager, now=LATER
    )

    with pytest.raises(NotAllowed, match="second person"):
        approve_summary(summary, seen=summary.written_at, by=cast.contracts_manager, now=LATER)
    with pytest.raises(IntegrityError), transaction.atomic():
        Summary.objects.filter(pk=summary.pk).update(status="published", decided_by=cast.contracts_manager)
    assert not Notice.objects.filter(to=cast.contracts_manager, kind="summary_written").exists()


def test_an_officer_without_the_permission_cannot_approve_it(cast: Cast) -> None:
    summary = written(cast)

    with pytest.raises(NotAllowed, match="approves summaries"):
        approve_summary(summary, seen=summary.written_at, by=cast.contract_officer, now=LATER)


def test_what_was_written_since_is_not_approved_unread(cast: Cast) -> None:
    summary = written(cast)
    seen = summary.written_at
    reports.summary_written(
        summary.visit,
        text="Other words.",
        shows_rating=True,
        by=cast.quality_officer,
        now=LATER + timedelta(minutes=1),
    )
    summary.refresh_from_db()

    with pytest.raises(NotAllowed, match="written again since"):
        approve_summary(summary, seen=seen, by=cast.senior_manager, now=LATER)
    assert Summary.objects.get().status == "written"


def test_it_is_sent_back_written_again_published_without_a_rating_and_withdrawn(cast: Cast) -> None:
    summary = written(cast)
    reports.summary_sent_back(summary, reason="Say what people said.", by=cast.senior_manager, now=LATER)
    assert "Say what people said." in Notice.objects.get(kind="summary_sent_back").body
    again = reports.summary_written(
        summary.visit, text="People told us so.", shows_rating=False, by=cast.quality_officer, now=LATER
    )
    approve_summary(again, seen=again.written_at, by=cast.senior_manager, now=LATER)
    assert published()[0].rating == ""

    withdraw_summary(again, reason="A family asked us to.", by=cast.senior_manager, now=LATER)

    assert published() == []
    assert Summary.objects.get().reason == "A family asked us to."


def test_a_draft_has_no_summary(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="once the report is final"):
        reports.summary_written(
            answering(cast), text=TEXT, shows_rating=True, by=cast.quality_officer, now=LATER
        )


@pytest.mark.parametrize("text", ["", "  \x00 ", "x" * 4001])
def test_an_empty_or_endless_summary_is_refused(cast: Cast, text: str) -> None:
    visit, _ = made_final(cast)

    with pytest.raises(NotAllowed, match="at most 4,000"):
        reports.summary_written(visit, text=text, shows_rating=True, by=cast.quality_officer, now=LATER)
