"""Standing that needs somebody today: a red visit, a review, an exception, a change to acknowledge. Five queries."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from plumbline.accounts.permissions import Permission
from plumbline.oversight.queries.standing_policy import StandingPolicy, standing_policy
from plumbline.standing.actions.terms import roles_at
from plumbline.standing.models import Acknowledgement, PlacementException, StandingDecision
from plumbline.visits.models import Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User

LOOKS_BACK = timedelta(days=183)


@dataclass(frozen=True, slots=True)
class AboutRedVisit:
    """A final visit after which the rules ask for a decision on the standing, and none was taken since."""

    visit: Visit
    rating: str
    kind: str = "standing_decide"


@dataclass(frozen=True, slots=True)
class AboutReview:
    """A standing that was to be looked at again by a day that is over. It stays as it is until somebody decides."""

    decision: StandingDecision
    days: int
    kind: str = "standing_review"


@dataclass(frozen=True, slots=True)
class AboutException:
    """Somebody asks to place a person although the standing forbids it."""

    exception: PlacementException
    kind: str = "standing_exception"


@dataclass(frozen=True, slots=True)
class AboutUnread:
    """A change that this person was told of and has not acknowledged."""

    decision: StandingDecision
    kind: str = "standing_unread"


NeedOfStanding = AboutRedVisit | AboutReview | AboutException | AboutUnread


def standing_in_need(
    user: "User", *, led: Collection[int] | None, on: date, policy: StandingPolicy | None = None
) -> tuple[NeedOfStanding, ...]:
    """Decisions only for those who by the council's rules may take them, about the providers they lead or, with None,
    about all. `policy` are the rules of the council, where they are known already.
    """
    council = user.council
    if council is None:
        return ()
    policy = policy or standing_policy(council, on=on)
    roles = roles_at(council, user)
    mine = Q() if led is None else Q(provider_id__in=led)
    return (
        *_exceptions(user, policy, roles),
        *_visits(user, policy, roles, mine, on),
        *_reviews(user, policy, roles, mine, on),
        *_unread(user),
    )


def _exceptions(user: "User", policy: StandingPolicy, roles: frozenset[str]) -> list[AboutException]:
    if not user.may(Permission.AUTHORISE_EXCEPTION) or not roles & set(policy.rules.exceptions.authorised_by):
        return []
    waiting = PlacementException.objects.visible_to(user).waiting().exclude(asked_by=user).for_list()
    return [AboutException(one) for one in waiting.order_by("asked_at")]


def _visits(
    user: "User", policy: StandingPolicy, roles: frozenset[str], mine: Q, on: date
) -> list[AboutRedVisit]:
    if not policy.rules.may_decide(roles, before="", after="red"):
        return []
    since = StandingDecision.objects.filter(
        council_id=OuterRef("council_id"),
        provider_id=OuterRef("provider_id"),
        decided_at__gte=OuterRef("final_at"),
    )
    found = (
        Visit.objects.visible_to(user)
        .finished()
        .filter(mine, rating__in=policy.rules.after_visit, final_at__date__gte=on - LOOKS_BACK)
        .exclude(Exists(since))
        .for_list()
        .order_by("final_at")
    )
    return [AboutRedVisit(one, _rating(one)) for one in found]


def _rating(visit: Visit) -> str:
    label = visit.framework.scorecard.combining.labels.label(visit.rating)
    return label.says if label else visit.rating


def _reviews(
    user: "User", policy: StandingPolicy, roles: frozenset[str], mine: Q, on: date
) -> list[AboutReview]:
    late = (
        StandingDecision.objects.visible_to(user).overdue(on=on).filter(mine).for_list().order_by("review_by")
    )
    return [
        AboutReview(one, (on - one.review_by).days)
        for one in late
        if policy.rules.may_decide(roles, before=one.colour, after=one.colour)
    ]


def _unread(user: "User") -> list[AboutUnread]:
    waiting = Acknowledgement.objects.visible_to(user).waiting().filter(person=user)
    told = waiting.select_related("decision__provider__organisation", "decision__service").order_by("told_at")
    return [AboutUnread(one.decision) for one in told]
