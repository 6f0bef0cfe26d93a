"""What a decision on standing says, and what has to be true of it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider, Service
from plumbline.standing.rules import Colour, ColourRule, Placements, StandingRules

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """`evidence` is what it rests on: {kind, number, says}, where words alone have the kind words and number 0."""

    colour: str
    reason: str
    happened_on: date
    review_by: date
    evidence: Sequence[Mapping[str, str | int]]
    conditions: str = ""
    service: Service | None = None
    proposed_by: "User | None" = None


def checked(terms: Terms, rules: StandingRules, provider: Provider, *, by: "User", now: datetime) -> Terms:
    """The terms without blanks around their words. Raises NotAllowed with the first cause."""
    if terms.colour not in list(Colour):
        raise NotAllowed("Choose green, amber or red.")
    if not terms.reason.strip():
        raise NotAllowed("Say why. Whoever places people, and the provider, read the reason.")
    if not any(str(one["says"]).strip() for one in terms.evidence):
        raise NotAllowed("Choose what it rests on, or say it in words.")
    _check_conditions(rules.of(terms.colour), terms.conditions.strip())
    if terms.service is not None and terms.service.provider_id != provider.pk:
        raise NotAllowed(
            "This service is another provider’s. Choose one of this provider’s, or the whole provider."
        )
    if terms.proposed_by is not None and terms.proposed_by.pk == by.pk:
        raise NotAllowed("You decide this yourself. Name who proposed it only where it was somebody else.")
    _check_days(terms, rules, timezone.localdate(now))
    return replace(terms, reason=terms.reason.strip(), conditions=terms.conditions.strip())


def _check_conditions(rule: ColourRule, conditions: str) -> None:
    if rule.placements is Placements.WITH_CONDITIONS and not conditions:
        raise NotAllowed(
            f"Say under which conditions people may be placed: {rule.label} means that there are some."
        )
    if rule.placements is Placements.FREE and conditions:
        raise NotAllowed(
            f"{rule.label} means that there are no conditions. Take them away, or choose a colour that has some."
        )


def _check_days(terms: Terms, rules: StandingRules, today: date) -> None:
    if terms.happened_on > today:
        raise NotAllowed("It cannot follow from a day that is still to come. Choose today or an earlier day.")
    within = rules.of(terms.colour).review_within
    last = today + timedelta(days=within)
    if not today < terms.review_by <= last:
        raise NotAllowed(
            f"It has to be looked at again after today and by {last.day} {last:%B %Y}: within {within} days."
        )


def roles_at(council: Organisation, by: "User") -> frozenset[str]:
    """The roles a person holds at this council today."""
    return frozenset(one.role for one in by.current_memberships if one.organisation_id == council.pk)
