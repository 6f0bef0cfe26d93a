"""What stands on the page of one contract."""

from datetime import date
from typing import Any

from plumbline.accounts.models import User
from plumbline.contracts.models import Contract, Target
from plumbline.contracts.terms import terms_on
from plumbline.frameworks.definition import Answers, Definition
from plumbline.frameworks.figures import UNITS, figure_of
from plumbline.judgement.display import show_given
from plumbline.judgement.sentences import target_in_words
from plumbline.oversight.queries.contract_page import contract_file


def contract_page(user: User, contract: Contract, *, on: date) -> dict[str, Any]:
    found = contract_file(user, contract, on=on)
    definition = found.framework.framework.definition if found.framework else None
    return {
        "contract": contract,
        "found": found,
        "definition": definition,
        "targets": [_told(one, definition, on) for one in found.targets] if definition else [],
        "rated": _targets_in_force(contract, definition, on) if definition else [],
    }


def _told(target: Target, definition: Definition, on: date) -> dict[str, Any]:
    """A told target in the figure's own unit, and whether it counts on the day."""
    indicator = definition.by_ref.get(target.ref)
    unit = UNITS[indicator.measure] if indicator else None
    words = show_given(target.target, unit) if unit else str(target.target)
    amber = show_given(target.amber, unit) if unit and target.amber is not None else ""
    return {
        "target": target,
        "title": indicator.title if indicator else "",
        "words": words,
        "amber": amber,
        "is_in_force": target.effective_from <= on <= target.effective_to,
    }


def _targets_in_force(contract: Contract, definition: Definition, on: date) -> list[tuple[str, str, str]]:
    """Reference, title and target of every figure that has a target on the day."""
    terms = terms_on(contract, definition, on)
    bands = {one.ref: terms[one.ref].bands(one.direction) for one in definition.indicators}
    return [
        (one.ref, one.title, target_in_words(figure_of(one, Answers()), found))
        for one in definition.indicators
        if (found := bands[one.ref]) is not None
    ]
