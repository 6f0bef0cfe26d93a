"""The report: shared as a draft, shared again when revised, made final. Every version is kept as it was."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from plumbline.documents import actions as documents
from plumbline.history.workflow import NotAllowed, move
from plumbline.judgement.scorecard.outcome import Scorecard
from plumbline.visits.before import last_time
from plumbline.visits.dates import comments_over_at, follow_up_on
from plumbline.visits.heard import Heard
from plumbline.visits.models import Rendering, Report, Visit
from plumbline.visits.obstacles import obstacles_to_final, obstacles_to_sharing, refuse
from plumbline.visits.scored import as_kept, score_visit
from plumbline.visits.sides import team_only

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def share_draft(visit: Visit, *, heard: Heard, by: "User", now: datetime) -> Report:
    """Give the provider the draft with its scorecard, and the council's time to comment on factual accuracy.

    `heard` is what people told, kept with it.

    From `answering` it is a revised draft, with the time given anew. Raises NotReady with every reason at once.
    """
    team_only(visit, by)
    _hold(visit)
    card = _scored(visit, now)
    is_again = visit.status == Visit.Status.ANSWERING
    refuse(obstacles_to_final(visit, card) if is_again else obstacles_to_sharing(visit, card))
    fields = {
        **_ratings(card),
        "shared_at": now,
        "told_at": visit.told_at or now,
        "comments_until": comments_over_at(now, visit.comment_days),
        "comments_closed_at": None,
    }
    move(visit, Visit.Status.SHARED, by=by, now=now, shared=True, fields=fields)
    return _made(visit, Report.Stage.DRAFT, card, heard, by=by, now=now)


@transaction.atomic
def make_final(visit: Visit, *, heard: Heard, by: "User", now: datetime) -> Report:
    """The report as it stays. Raises NotReady while a comment is unanswered, a dispute open or an area not assessed."""
    team_only(visit, by)
    _hold(visit)
    card = _scored(visit, now)
    refuse(obstacles_to_final(visit, card))
    within = follow_up_within(visit, card.overall.rating)
    fields = {**_ratings(card), "final_at": now, "follow_up_by": follow_up_on(now, within)}
    move(visit, Visit.Status.FINAL, by=by, now=now, shared=True, fields=fields, rating=fields["rating"])
    return _made(visit, Report.Stage.FINAL, card, heard, by=by, now=now)


@transaction.atomic
def keep_rendering(
    report: Report, kind: str, name: str, content: bytes, *, by: "User", now: datetime
) -> Rendering:
    """Keep a report as the very document that is sent. Once made it stays."""
    sides = {"council_id": report.council_id, "provider_id": report.provider_id}
    document = documents.keep(name, content, by=by, now=now, **sides)
    return Rendering.objects.create(report=report, format=kind, document=document, **sides)


def follow_up_within(visit: Visit, rating: str) -> int | None:
    """The days within which the framework wants a follow-up visit after this rating; None where it says nothing."""
    after = visit.framework.scorecard.follow_ups
    return next((one.visit_within for one in after if one.rating == rating), None)


def words_of(visit: Visit) -> dict[str, Any]:
    """The words as they stand: {"summary", "areas": {code: text}, "good_practice"}."""
    text = {one.part: one.text for one in visit.words.all()}
    return {
        "summary": text.get("summary", ""),
        "areas": {
            part.removeprefix("area:"): said for part, said in text.items() if part.startswith("area:")
        },
        "good_practice": text.get("good-practice", ""),
    }


def _hold(visit: Visit) -> None:
    """Keep whatever else is noted on this visit waiting until the report is made: it is in it, or comes late."""
    if not Visit.objects.filter(pk=visit.pk, status=visit.status).update(status=visit.status):
        raise NotAllowed("Someone has just changed this. Open the page again to see what they did.")


def _scored(visit: Visit, now: datetime) -> Scorecard:
    return score_visit(visit, on=timezone.localdate(now))


def _ratings(card: Scorecard) -> dict[str, Any]:
    return {
        "rating": str(card.overall.rating),
        "ratings": {one.code: str(one.judgement.rating) for one in card.areas},
    }


def _made(visit: Visit, stage: str, card: Scorecard, heard: Heard, *, by: "User", now: datetime) -> Report:
    last = visit.reports.aggregate(last=Max("number"))["last"] or 0
    return Report.objects.create(
        council_id=visit.council_id,
        provider_id=visit.provider_id,
        visit=visit,
        number=last + 1,
        stage=stage,
        scorecard={**as_kept(card), "before": last_time(visit), "heard": heard.as_kept()},
        words=words_of(visit),
        made_at=now,
        made_by=by,
        shared_at=now,
    )
