"""What the list of actions can be narrowed to, and who can lead an action."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plumbline.accounts.models import User
from plumbline.accounts.permissions import Permission
from plumbline.improvement.models import Action, Finding

if TYPE_CHECKING:
    from plumbline.providers.models import Provider

Choice = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Choices:
    """Each as (value, words)."""

    providers: tuple[Choice, ...]
    officers: tuple[Choice, ...]


def choices(user: User) -> Choices:
    """Two queries: who has findings, and who leads actions."""
    of_findings = Finding.objects.visible_to(user).order_by()
    providers = of_findings.values_list("provider_id", "provider__organisation__name").distinct()
    leads = Action.objects.visible_to(user).exclude(lead=None).order_by()
    return Choices(_named(providers), _named(leads.values_list("lead_id", "lead__name").distinct()))


def leads_of(council_id: int) -> tuple[User, ...]:
    """Who of the council can lead an action."""
    return tuple(User.objects.who_can(Permission.MANAGE_ACTIONS, council_id).distinct().order_by("name"))


def with_open_findings(user: User) -> tuple[Choice, ...]:
    """The providers for which an action can be set."""
    found = Finding.objects.visible_to(user).open().order_by()
    return _named(found.values_list("provider_id", "provider__organisation__name").distinct())


def open_findings(user: User, provider: "Provider") -> tuple[Finding, ...]:
    return tuple(Finding.objects.visible_to(user).open().filter(provider=provider))


def _named(rows: Iterable[tuple[int | None, str | None]]) -> tuple[Choice, ...]:
    return tuple(sorted(((str(pk), name or "") for pk, name in rows), key=lambda pair: pair[1]))
