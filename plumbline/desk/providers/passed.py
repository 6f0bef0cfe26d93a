"""The lines under a provider's name that say what it was before, and where its contracts have gone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.urls import reverse

from plumbline.contracts.models import Contract
from plumbline.oversight.queries.provider import ProviderFacts
from plumbline.providers.models import Provider, Succession
from plumbline.ui.wording import day


@dataclass(frozen=True, slots=True)
class Passed:
    """“Until 3 May 2026, EX-001 was with” Alder; `succession` is the number of the record."""

    says: str
    name: str
    href: str
    succession: int


def successions(facts: ProviderFacts) -> list[Passed]:
    """One line for each record and other provider: what came from it, then what went to it."""
    came: dict[Succession, list[Contract]] = {}
    went: dict[tuple[int, int], list[Contract]] = {}
    for one in facts.contracts:
        if one.provider_id != facts.provider.pk:
            went.setdefault((one.left_by, one.provider_id), []).append(one)  # type: ignore[attr-defined]
        elif one.succession:
            came.setdefault(one.succession, []).append(one)
    return [*(_came(*pair) for pair in came.items()), *(_went(key[0], ones) for key, ones in went.items())]


def _came(succession: Succession, contracts: Sequence[Contract]) -> Passed:
    verb = "was" if len(contracts) == 1 else "were"
    says = f"Until {day(succession.since_on)}, {_named(contracts)} {verb} with"
    return _line(says, succession.predecessor, succession.pk)


def _went(succession: int, contracts: Sequence[Contract]) -> Passed:
    first = contracts[0]
    verb = "is" if len(contracts) == 1 else "are"
    says = f"Since {day(first.left_on)}, {_named(contracts)} {verb} no longer here; now with"  # type: ignore[attr-defined]
    return _line(says, first.provider, succession)


def _line(says: str, other: Provider, succession: int) -> Passed:
    return Passed(says, other.name, reverse("desk:provider", args=[other.pk]), succession)


def _named(contracts: Sequence[Contract]) -> str:
    return ", ".join(one.reference for one in contracts)
