"""The terms in force: the framework's own, with the targets told to the provider laid over them."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date

from plumbline.contracts.models import Contract, Target
from plumbline.frameworks.definition import Basis, Definition, Source, Terms


def terms_on(contract: Contract, definition: Definition, day: date) -> Mapping[str, Terms]:
    """Terms by indicator reference as they stood on a day."""
    return laid_over(definition, contract.targets.in_force(on=day))


def laid_over(definition: Definition, told_targets: Iterable[Target]) -> Mapping[str, Terms]:
    """The framework's terms with told targets over them, a later one over an earlier one.

    A told target keeps the framework's amber distance.
    """
    terms = {one.ref: one.terms for one in definition.indicators}
    for told in told_targets:
        if told.ref not in terms:
            continue
        own = terms[told.ref]
        amber = told.amber
        if amber is None and own.amber is not None and own.target is not None:
            amber = told.target - (own.target - own.amber)
        year = f"told for {told.effective_from:%d %B %Y} to {told.effective_to:%d %B %Y}"
        source = Source(Basis.PUBLISHED, document="Targets told to the provider", paragraph=year)
        terms[told.ref] = replace(own, target=told.target, amber=amber, source=source)
    return terms
