"""What somebody reads of one provider before they place a person there."""

from datetime import date
from typing import Any

from plumbline.accounts.models import User
from plumbline.intelligence.models import Intelligence
from plumbline.oversight.queries.cqc_standing import standings
from plumbline.oversight.queries.standing_page import provider_standing
from plumbline.oversight.queries.standing_vacancies import free_places
from plumbline.providers.models import Provider, Succession
from plumbline.standing.models import StandingDecision
from plumbline.standing.saying import SAYS

NOT_DECIDED = (
    "Nobody has decided on this provider, so there is no standing. That is not a green: ask the contract officer before"
    " you place."
)
NOBODY_NEW = "Nobody new is placed here: the provider was taken over. What follows is its past."
MOST_CONCERNS = 20


def placement_page(user: User, provider: Provider, *, on: date) -> dict[str, Any]:
    """The page's context. Concerns are those this person may see; what is restricted is never among them."""
    found = provider_standing(user, provider)
    concerns = Intelligence.objects.visible_to(user).unrestricted().open().concerns().about([provider.pk])
    whole = Succession.objects.visible_to(user).in_force().filter(predecessor=provider, is_whole=True)
    taken_over = whole.select_related("successor__organisation").first()
    return {
        "found": found,
        "provider": provider,
        "taken_over": taken_over,
        "says": NOBODY_NEW if taken_over else verdict(found.decision),
        "decisions": [(one, SAYS[one.rule.placements]) for one in found.in_force],
        "asking": [one for one in found.in_force if one.needs_exception],
        "running": [one for one in found.exceptions if one.is_running(on=on)],
        "waiting": [one for one in found.exceptions if one.status == "asked"],
        "concerns": list(concerns[:MOST_CONCERNS]),
        "places": standings([provider.pk]).get(provider.pk, []),
        "vacancies": free_places(user, [provider.pk], on=on),
        "mine": found.mine(user),
    }


def verdict(decision: StandingDecision | None) -> str:
    """The first line: whether, in one sentence."""
    return SAYS[decision.rule.placements] if decision else NOT_DECIDED
