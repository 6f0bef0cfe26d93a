"""Which inputs of a council's model and levels only officers can know, and so are asked for on the page."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from plumbline.frameworks.risk_words import Accepted, accepted_by_levels, accepted_by_model
from plumbline.oversight.queries.risk_inputs import SEEN_HERE
from plumbline.oversight.queries.risk_policy import RiskPolicy


@dataclass(frozen=True, slots=True)
class Asked:
    """One input: what a person calls it, and what it may be."""

    name: str
    asks: str
    accepted: Accepted
    guidance: str = ""


def asked_for(policy: RiskPolicy, *, decided: Collection[str] = ()) -> list[Asked]:
    """In the order of the model, then what limits its result, then what limits the level.

    What is `decided` elsewhere is asked of nobody: an answer would change nothing.
    """
    found: dict[str, Asked] = {}
    for one in _asked(policy):
        if one.name not in SEEN_HERE and one.name not in decided:
            found.setdefault(one.name, one)
    return list(found.values())


def _asked(policy: RiskPolicy) -> Iterator[Asked]:
    model, levels = policy.model, policy.levels
    if model is None:
        return
    accepted = accepted_by_model(model.model)
    for one in model.model.indicators:
        yield Asked(one.input.name, one.title, accepted[one.input.name], one.guidance)
        for also in one.also:
            yield Asked(also.name, also.asks, accepted[also.name])
    for limiter in model.model.limiters:
        yield Asked(limiter.input, in_full(limiter.input), accepted[limiter.input], f"{limiter.says}.")
    if levels is not None:
        limits = accepted_by_levels(levels.levels)
        for limiter in levels.levels.limiters:
            yield Asked(limiter.input, in_full(limiter.input), limits[limiter.input], f"{limiter.says}.")


def in_full(name: str) -> str:
    """`key-supplier` is “Key supplier”."""
    return name.replace("-", " ").capitalize()
