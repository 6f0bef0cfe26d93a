"""What a decision rests on, with a link where this person may open the page behind it."""

from dataclasses import dataclass

from django.urls import reverse

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.standing.models import StandingDecision

# The page of each kind, and who may open it.
PAGES = {
    "visit": ("desk:visit", Permission.SEE_VISITS),
    "return": ("desk:return", Permission.SEE_RETURNS),
    "intelligence": ("desk:intelligence_one", Permission.SEE_INTELLIGENCE),
}


@dataclass(frozen=True, slots=True)
class Linked:
    """One piece of evidence; `href` is empty where it has no page for this person."""

    says: str
    href: str


def with_links(decision: StandingDecision, user: User) -> list[Linked]:
    """What somebody may not open, they read of in words; of intelligence, without the permission, not even that."""
    found = []
    for one in decision.evidence:
        page, needed = PAGES.get(one["kind"], ("", None))
        if needed is None:
            found.append(Linked(one["says"], ""))
        elif user.may(needed):
            found.append(Linked(one["says"], reverse(page, args=[one["number"]])))
        elif one["kind"] != "intelligence":
            found.append(Linked(one["says"], ""))
    return found
