"""Names of providers: the API's location records carry only the provider's id."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from plumbline.cqc.comparing.plan import Difference
from plumbline.cqc.reading.facts import ProviderFact


@dataclass(slots=True)
class ProviderPlan:
    """Which locations' provider name is to be written, and how many providers are new, changed and unknown here."""

    names: dict[str, str] = field(default_factory=dict)
    new: set[str] = field(default_factory=set)
    changed: set[str] = field(default_factory=set)
    without_locations: set[str] = field(default_factory=set)
    differences: list[Difference] = field(default_factory=list)


def compare(providers: Mapping[str, ProviderFact], known: Iterable[tuple[str, str, str]]) -> ProviderPlan:
    """`known` are locations: id, provider's id and provider's name. A withheld name replaces nothing."""
    plan = ProviderPlan(without_locations=set(providers))
    for location_id, provider_id, was in known:
        fact = providers.get(provider_id)
        if fact is None:
            continue
        plan.without_locations.discard(provider_id)
        if fact.name and fact.name != was:
            plan.names[location_id] = fact.name
            (plan.changed if was else plan.new).add(provider_id)
            plan.differences.append(Difference(location_id, "changed", "provider_name", was, fact.name))
    plan.new -= plan.changed
    return plan
