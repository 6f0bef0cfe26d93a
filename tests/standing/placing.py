"""Standing as the tests of several rooms need it: Alder red, with an exception asked for."""

from datetime import date, timedelta
from typing import Any

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Role
from plumbline.frameworks.actions import adopt, take_in
from plumbline.frameworks.models import FrameworkVersion
from plumbline.organisations.models import Organisation
from plumbline.standing import actions as standing
from plumbline.standing.actions import Terms
from plumbline.standing.library import STANDING, find
from plumbline.standing.models import PlacementException, Sharing, StandingDecision
from tests.cast import NOW, TODAY, Cast, user

TRAFFIC_LIGHT = "oxfordshire/traffic-light"
IN_WORDS = [{"kind": "words", "number": 0, "says": "Phone call with the manager on 8 July"}]


def rules_of(council: Organisation, code: str = TRAFFIC_LIGHT) -> FrameworkVersion:
    """The rules of the library as the council works by them."""
    taken = take_in(find(code), STANDING, council=None, by=None, now=NOW, system="tests")
    adopt(taken, council, effective_from=date(2024, 4, 1), by=None, now=NOW, system="tests")
    return taken


def terms(colour: str = "red", **changed: Any) -> Terms:
    said: dict[str, Any] = {
        "colour": colour,
        "reason": "Medicines were not given for three days.",
        "conditions": "One new person a week." if colour == "amber" else "",
        "happened_on": TODAY - timedelta(days=2),
        "review_by": TODAY + timedelta(days=14),
        "evidence": IN_WORDS,
    }
    return Terms(**{**said, **changed})


def decided(
    cast: Cast, colour: str = "red", *, read: int = 0, by: User | None = None, **changed: Any
) -> StandingDecision:
    """Alder's standing as the contracts manager decides it."""
    return standing.decide(
        council=cast.exampleshire,
        provider=cast.alder,
        terms=terms(colour, **changed),
        rules=rules_of(cast.exampleshire),
        read=read,
        by=by or cast.contracts_manager,
        now=NOW,
    )


def partner_reader(code: str = "exampleshire-nhs") -> User:
    """A person of an NHS body with which nothing is shared yet."""
    body = Organisation.objects.create(kind="partner", code=code, name=f"{code.title()} (test)")
    return user("nhs.partner", body, Role.NHS_PARTNER)


def shared_with(person: User, cast: Cast) -> Sharing:
    """Exampleshire shares its standings with this person's organisation."""
    body = person.current_memberships[0].organisation
    return standing.share(cast.exampleshire, body, by=cast.contracts_manager, now=NOW)


def asked(decision: StandingDecision, by: User, **changed: Any) -> PlacementException:
    said: dict[str, Any] = {
        "person_ref": "P-10432",
        "why_here": "Her husband lives there already.",
        "risk_assessment": "She takes no medicines. Her daughter visits every day.",
        "conditions": "A nurse visits in the first week.",
        "ends_on": TODAY + timedelta(days=14),
    }
    return standing.ask(decision, **{**said, **changed}, by=by, now=NOW)


def addressed(cast: Cast, partner: User) -> dict[str, int]:
    """What the addresses of standing are about: Alder is red, a partner reads that, and an exception is asked for."""
    sharing, decision = shared_with(partner, cast), decided(cast)
    exception = asked(decision, cast.contracts_manager)
    of_decision = ["desk:standing_acknowledge", "portal:standing_comment", "partner:acknowledge"]
    of_provider = [
        *("desk:standing_of", "desk:standing_decide", "desk:placement_of", "desk:exception_new"),
        *("desk:vacancies", "partner:placement"),
    ]
    return {
        "desk:standing_sharing_end": sharing.pk,
        **dict.fromkeys(of_decision, decision.pk),
        **dict.fromkeys(of_provider, cast.alder.pk),
        **dict.fromkeys(["desk:exception", "desk:exception_withdraw"], exception.pk),
    }
