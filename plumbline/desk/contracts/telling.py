"""Telling a target: by which framework, and what stands in the way."""

from datetime import date, datetime

from plumbline.accounts.models import User
from plumbline.contracts import actions as contracts
from plumbline.contracts.models import Contract, Target
from plumbline.desk.contracts.target_form import TargetForm
from plumbline.frameworks.definition import Definition
from plumbline.history.workflow import NotAllowed


def definition_of(contract: Contract, *, on: date) -> Definition:
    """The framework in force on the day, or the first one of a contract that has not begun.

    Raises NotAllowed when the contract is measured by none.
    """
    terms = contract.framework_terms.select_related("framework")
    term = terms.in_force(on=on).first() or terms.last()
    if term is None:
        raise NotAllowed("This contract is measured by no framework yet. Choose one on its page first.")
    return term.framework.definition


def tell(contract: Contract, form: TargetForm, *, by: User, now: datetime) -> Target | None:
    """The target told, or None with the cause written into the form."""
    try:
        return contracts.tell_target(contract, **form.told, by=by, now=now)
    except NotAllowed as problem:
        form.add_error("ref", str(problem))
        return None
