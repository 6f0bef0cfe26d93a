"""A report that a review decided is to be amended: whether it has been, before it is made final."""

from plumbline.visits.models import Dispute, Entry, Sheet, Visit


def amendment_owed(visit: Visit) -> Dispute | None:
    """The last review, where it decided to amend and no answer, word or rating of the report has changed since."""
    last = visit.disputes.exclude(decided_at=None).order_by("-decided_at").first()
    if last is None or last.decision != Dispute.Decision.AMEND:
        return None
    answers = Entry.objects.filter(visit=visit, sheet=Sheet.VISIT, arrived_at__gt=last.decided_at)
    words = visit.words.filter(saved_at__gt=last.decided_at)
    ratings = visit.by_hand.filter(decided_at__gt=last.decided_at)
    return None if answers.exists() or words.exists() or ratings.exists() else last
