"""A filled form becomes a contract on the register, or says why it cannot."""

from datetime import datetime

from plumbline.accounts.models import User
from plumbline.contracts.models import Contract
from plumbline.desk.contracts.forms import ContractForm
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import contract_consequences


def register(form: ContractForm, *, by: User, now: datetime) -> Contract | None:
    """The draft, or None with the cause written into the form."""
    council = by.council
    if council is None:
        form.add_error(None, "You work for no council, so no contract can be yours.")
        return None
    try:
        return contract_consequences.contract_registered(
            council,
            form.terms,
            provider=form.chosen_provider,
            new_provider=form.cleaned_data["new_provider"],
            service=form.cleaned_data["service"],
            by=by,
            now=now,
        )
    except NotAllowed as problem:
        form.add_error(None, str(problem))
        return None
