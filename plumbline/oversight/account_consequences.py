"""What founding an organisation and giving a person a role set off. Beside `consequences`, in the same manner."""

from datetime import datetime

from django.db import transaction
from django.utils.text import slugify

from plumbline.accounts import actions as accounts
from plumbline.accounts.models import Membership, User
from plumbline.accounts.permissions import Role
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.notices.actions import tell
from plumbline.organisations.models import Organisation
from plumbline.providers import actions as providers


@transaction.atomic
def organisation_founded(
    code: str, name: str, kind: str, *, cqc_name: str = "", by: User | None, now: datetime, system: str = ""
) -> Organisation:
    """A council, a provider or a partner new to this installation. Raises NotAllowed when the code or name is taken."""
    code, name = code.strip(), name.strip()
    if not name or slugify(code) != code or not code:
        raise NotAllowed(
            f"“{code}” cannot be a code. Use small letters, figures and hyphens, such as exampleshire."
        )
    taken = Organisation.objects.filter(code=code).first()
    same = Organisation.objects.filter(kind=kind, name__iexact=name).first()
    if taken or same:
        raise NotAllowed(f"{taken or same} is here already, with the code {(taken or same).code}.")  # type: ignore[union-attr]
    if kind == Organisation.Kind.PROVIDER:
        return providers.register(name, code=code, by=by, now=now, system=system).organisation
    organisation = Organisation.objects.create(kind=kind, code=code, name=name, cqc_name=cqc_name)
    record("organisation.founded", organisation, by=by, now=now, system=system, name=name, what=kind)
    return organisation


@transaction.atomic
def person_admitted(
    email: str,
    name: str,
    organisation: Organisation,
    role: Role,
    *,
    by: User | None,
    now: datetime,
    system: str = "",
) -> Membership:
    """Give a person a role, and write them how to choose a password. Raises NotAllowed as `accounts.admit` does."""
    membership = accounts.admit(email, name, organisation, role, by=by, now=now, system=system)
    tell(
        [membership.user],
        "accounts/letters/welcome.txt",
        {"organisation": organisation, "role": role.label.lower()},
        key=f"welcome:{membership.pk}",
        now=now,
        by=by,
    )
    return membership
