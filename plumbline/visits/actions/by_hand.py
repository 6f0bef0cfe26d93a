"""What officers decide by hand about a scorecard. The computed rating is kept and shown beside it, always."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.judgement.judgement import Judgement
from plumbline.judgement.scorecard.outcome import Scorecard
from plumbline.visits.models import ByHand, Visit
from plumbline.visits.scored import score_visit
from plumbline.visits.sides import lead_only, team_only

if TYPE_CHECKING:
    from plumbline.accounts.models import User

OPEN = ("visiting", "writing", "answering")


@transaction.atomic
def waive_area(visit: Visit, area: str, *, reason: str, by: "User", now: datetime) -> ByHand:
    """Let an area be rated although not all of it was assessed. Needs a reason, which the report shows."""
    team_only(visit, by)
    _while_open(visit)
    known = visit.framework.scorecard.area_by_code
    if area not in known:
        raise NotAllowed("This visit has no such area. Choose one of the scorecard.")
    if not reason.strip():
        raise NotAllowed("Say why the rating may stand on the rest.")
    return _decided(visit, area, "", reason, None, by, now)


@transaction.atomic
def moderate(
    visit: Visit, area: str, *, to: str, reason: str, until: date, by: "User", now: datetime
) -> ByHand:
    """Change a rating by hand, an area's or (with an empty `area`) the whole's, until a day and for a reason.

    Raises NotAllowed for whoever may not, while blind scoring hides the ratings, without a reason, for a day that is
    past, and where there is no rating to change or it is that already.
    """
    lead_only(visit, by)
    _while_open(visit)
    if visit.hides_ratings:
        raise NotAllowed(
            "Ratings stay hidden until the draft is shared, so none can be changed by hand before."
        )
    if not reason.strip():
        raise NotAllowed("Say why the rating is changed by hand. The report shows it.")
    if until < timezone.localdate(now):
        raise NotAllowed("That day is past. Choose the last day on which the change counts.")
    _check_change(visit, area, to, now)
    return _decided(visit, area, to, reason, until, by, now)


@transaction.atomic
def withdraw_by_hand(one: ByHand, *, reason: str, by: "User", now: datetime) -> ByHand:
    """Take a decision by hand back. It stays to be read, with the reason."""
    team_only(one.visit, by)
    if one.to:
        lead_only(one.visit, by)
    _while_open(one.visit)
    if not reason.strip():
        raise NotAllowed("Say why it is taken back.")
    changes = {"withdrawn_at": now, "withdrawn_because": reason.strip()}
    if not ByHand.objects.standing().filter(pk=one.pk).update(**changes):
        raise NotAllowed("Someone has just taken this back. Open the page again to see what they did.")
    record(
        "visit.by_hand_withdrawn", one.visit, by=by, now=now, area=one.area, to=one.to, reason=reason.strip()
    )
    return one


def _check_change(visit: Visit, area: str, to: str, now: datetime) -> None:
    labels = visit.framework.scorecard.combining.labels
    if labels.label(to) is None:
        raise NotAllowed("Choose one of the ratings that this scorecard has.")
    judgement = _judgement_of(score_visit(visit, on=timezone.localdate(now)), area)
    if judgement is None:
        raise NotAllowed("This visit has no such area. Choose one of the scorecard.")
    if not judgement.is_rating:
        raise NotAllowed("There is no rating to change yet: what was not assessed cannot be rated by hand.")
    if judgement.rating == to:
        raise NotAllowed("It has that rating already.")
    if visit.by_hand.standing().filter(area=area).exclude(to="").exists():
        raise NotAllowed("This rating has been changed by hand before. Take that back first.")


def _judgement_of(card: Scorecard, area: str) -> Judgement | None:
    return next((one.judgement for one in card.areas if one.code == area), None) if area else card.overall


def _while_open(visit: Visit) -> None:
    if visit.status not in OPEN:
        raise NotAllowed(
            f"The visit is “{visit.get_status_display().lower()}” now, so its scorecard stays as it is."
        )


def _decided(
    visit: Visit, area: str, to: str, reason: str, until: date | None, by: "User", now: datetime
) -> ByHand:
    try:
        with transaction.atomic():
            one = ByHand.objects.create(
                council_id=visit.council_id,
                provider_id=visit.provider_id,
                visit=visit,
                area=area,
                to=to,
                reason=reason.strip(),
                until=until,
                decided_at=now,
                decided_by=by,
            )
    except IntegrityError as twice:
        raise NotAllowed(
            "Someone has just decided the same. Open the page again to see what they did."
        ) from twice
    kind = "visit.rating_changed" if to else "visit.area_waived"
    record(kind, visit, by=by, now=now, area=area, to=to, reason=reason.strip(), until=str(until or ""))
    return one
