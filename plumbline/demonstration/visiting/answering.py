"""The provider's side of an invented visit: what was asked for, comments on the draft, the action plan."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from plumbline.accounts.models import User
from plumbline.demonstration.visiting.making import Making
from plumbline.demonstration.visiting.seen import answers
from plumbline.improvement.models import Action
from plumbline.oversight import action_consequences, report_consequences, visit_consequences
from plumbline.visits.actions import assessing, commenting, summarising
from plumbline.visits.models import Comment, Request, Summary
from plumbline.visits.pieces import Piece

PAPER = (
    b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
)
COMMENTS = (
    "The training matrix on the wall was last year's. The one in force shows 98%, and we can send it.",
    "Two of the five reviews had been done and were waiting to be filed.",
)


@dataclass
class Answering:
    """Those at the provider, and the senior manager who approves summaries, round one visit."""

    making: Making
    manager: User
    senior: User | None

    def supply(self, now: datetime) -> None:
        """Everything but the self-assessment, which takes longer."""
        for request in self._requests().exclude(code="self-assessment"):
            visit_consequences.files_supplied(
                request, [(f"{request.title}.pdf", PAPER)], "", by=self.manager, now=now
            )

    def supply_some(self, now: datetime) -> None:
        first = self._requests().exclude(code="self-assessment").first()
        if first:
            visit_consequences.files_supplied(
                first, [(f"{first.title}.pdf", PAPER)], "", by=self.manager, now=now
            )

    def assess(self, now: datetime) -> None:
        visit = self.making.visit
        if visit.self_assessment is None or not self._requests().filter(code="self-assessment").exists():
            return
        dice = self.making.dice
        seen = answers(visit.self_assessment.scorecard, dice, level=min(1.0, self.making.story.level + 0.1))
        pieces = [
            Piece(
                UUID(int=dice.getrandbits(128), version=4),
                "answer",
                one.ref,
                {"choice": one.choice, "note": ""},
                now,
            )
            for one in seen
        ]
        assessing.answer_self_assessment(visit, pieces, by=self.manager, now=now)
        visit_consequences.self_assessment_handed_in(
            visit, "", by=self.manager, now=now + timedelta(minutes=40)
        )

    def comment(self, now: datetime) -> None:
        areas = self.making.card.areas
        for about, says in zip((areas[-1].code, areas[0].code), COMMENTS, strict=True):
            commenting.comment(self.making.visit, about, says=says, by=self.manager, now=now)

    def send(self, now: datetime) -> None:
        visit = self.making.visit
        if self.making.story.comments:
            report_consequences.comments_sent(visit, by=self.manager, now=now)
        else:
            report_consequences.no_comments_said(visit, by=self.manager, now=now)

    def be_answered(self, now: datetime) -> None:
        answered = (
            ("not-agreed", "We saw the matrix that staff work by. The other is dated after our visit."),
            ("agreed", "We have seen the two reviews, and changed the words of this area."),
        )
        waiting = Comment.objects.unanswered().filter(visit=self.making.pk).order_by("pk")
        for one, (answer, says) in zip(waiting, answered, strict=False):
            report_consequences.comment_answered(
                one, answer=answer, says=says, seen=None, by=self.making.lead, now=now
            )

    def dispute(self, now: datetime) -> None:
        says = "The matrix we sent is the one in force. The rating of this area rests on the old one."
        report_consequences.dispute_raised(self.making.visit, says=says, by=self.manager, now=now)

    def report_progress(self, now: datetime) -> None:
        """The first action is said to be done, the second is under way, the others wait."""
        for number, action in enumerate(self._actions()[:2]):
            says = (
                "Done for everybody. The last two checks are in the file." if number == 0 else "Half is done."
            )
            action_consequences.progress_reported(
                action, says=says, says_done=number == 0, by=self.manager, now=now
            )

    def ask_for_time(self, now: datetime) -> None:
        for action in self._actions().filter(status="under-way")[:1]:
            wanted: date = action.due_on + timedelta(days=21)
            reason = "The trainer is away until the end of the month."
            action_consequences.time_asked_for(action, wanted=wanted, reason=reason, by=self.manager, now=now)

    def finish(self, now: datetime) -> None:
        """Long afterwards: everything was done, and the council has seen that it was."""
        for action in self._actions().exclude(status__in=("verified", "withdrawn")):
            if action.status != Action.Status.SAID_DONE:
                action_consequences.progress_reported(
                    action, says="Done.", says_done=True, by=self.manager, now=now
                )
            looked = now + timedelta(hours=2)
            action_consequences.action_verified(
                action, says="Seen in the monthly checks.", by=self.making.lead, now=looked
            )

    def publish(self, now: datetime) -> None:
        words = (
            "People told us they are supported by staff who know them. We asked the service to keep its records up "
            "to date, and it has agreed what it will do and by when. We look at that again on our next visit."
        )
        summary = report_consequences.summary_written(
            self.making.visit, text=words, shows_rating=True, by=self.making.lead, now=now
        )
        found = Summary.objects.get(pk=summary.pk)
        if self.senior is None:
            return
        summarising.approve_summary(
            found, seen=found.written_at, by=self.senior, now=now + timedelta(hours=3)
        )

    def _requests(self) -> QuerySet[Request]:
        return Request.objects.filter(visit=self.making.pk, status="asked").order_by("pk")

    def _actions(self) -> QuerySet[Action]:
        found = Action.objects.filter(findings__source="visit", findings__source_number=self.making.pk)
        return found.distinct().order_by("due_on", "pk")
