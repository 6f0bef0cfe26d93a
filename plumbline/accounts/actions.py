"""Giving people roles in organisations, and ending them; what is known of their addresses."""

from datetime import datetime
from typing import TYPE_CHECKING

from allauth.account.models import EmailAddress
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from plumbline.accounts.models import Membership, User
from plumbline.accounts.permissions import ROLES_OF, Role
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation

if TYPE_CHECKING:
    from collections.abc import Iterable


@transaction.atomic
def admit(
    email: str,
    name: str,
    organisation: Organisation,
    role: Role,
    *,
    by: User | None,
    now: datetime,
    system: str = "",
) -> Membership:
    """Give a person a role; their account is made when the address is new, and opened again when it was closed.

    A new account has no password: its owner chooses one by the letter. Raises NotAllowed when the address is none, the
    role does not exist in such an organisation, or the person has it already.
    """
    email = email.strip()
    _refuse_what_does_not_fit(email, organisation, role)
    person = User.objects.get_queryset().filter(email__iexact=email).first()
    if person is None:
        person = User(email=email, name=name.strip(), joined_at=now)
        person.set_unusable_password()
        person.save(force_insert=True)
    elif not person.is_active:
        User.objects.get_queryset().filter(pk=person.pk).update(is_active=True)
        person.is_active = True
    membership, is_new = Membership.objects.get_or_create(
        user=person,
        organisation=organisation,
        role=role,
        ended_on=None,
        defaults={"since_on": timezone.localdate(now)},
    )
    if not is_new:
        raise NotAllowed(f"{person.email} is {role.label.lower()} at {organisation} already.")
    record(
        "membership.begun",
        membership,
        by=by,
        now=now,
        system=system,
        role=role,
        organisation=organisation.code,
    )
    return membership


def _refuse_what_does_not_fit(email: str, organisation: Organisation, role: Role) -> None:
    _refuse_no_address(email)
    if organisation.left_on:
        raise NotAllowed(f"{organisation} has left this installation, so nobody is admitted to it.")
    possible = ROLES_OF[organisation.kind]
    if role not in possible:
        raise NotAllowed(
            f"A {organisation.get_kind_display().lower()} has no {role.label.lower()}. Its roles are "
            f"{', '.join(sorted(possible))}."
        )


@transaction.atomic
def dismiss(memberships: "Iterable[Membership]", *, by: User | None, now: datetime, system: str = "") -> int:
    """End roles; the number ended. Whoever has none left can sign in no more. Nothing is deleted."""
    ended = 0
    for one in memberships:
        if not Membership.objects.current().filter(pk=one.pk).update(ended_on=timezone.localdate(now)):
            continue
        ended += 1
        record(
            "membership.ended",
            one,
            by=by,
            now=now,
            system=system,
            role=one.role,
            organisation=one.organisation.code,
        )
        if not Membership.objects.current().filter(user=one.user_id).exists():
            User.objects.get_queryset().filter(pk=one.user_id).update(is_active=False)
    return ended


def _refuse_no_address(email: str) -> None:
    try:
        validate_email(email)
    except ValidationError as fault:
        raise NotAllowed(f"“{email}” is not an e-mail address.") from fault


@transaction.atomic
def mark_address(person: User, *, by: User | None, now: datetime, system: str = "") -> bool:
    """Note that letters to this person's address come back, from now on; whether that was new."""
    clear = User.objects.get_queryset().filter(pk=person.pk, letters_return_since=None)
    if not clear.update(letters_return_since=now):
        return False
    person.letters_return_since = now
    record("address.marked", person, by=by, now=now, system=system, to=str(person))
    return True


@transaction.atomic
def clear_address(person: User, *, by: User | None, now: datetime, system: str = "") -> bool:
    """Note that the address works; whether it was marked."""
    marked = User.objects.get_queryset().filter(pk=person.pk).exclude(letters_return_since=None)
    if not marked.update(letters_return_since=None):
        return False
    person.letters_return_since = None
    record("address.cleared", person, by=by, now=now, system=system, to=str(person))
    return True


@transaction.atomic
def correct_address(person: User, email: str, *, by: User | None, now: datetime, system: str = "") -> User:
    """Give a person another address, by which they sign in from now on. A mark on the old one ends.

    Raises NotAllowed when it is no address, the same one, or another person's.
    """
    email = email.strip()
    _refuse_no_address(email)
    if email == person.email:
        raise NotAllowed(f"{email} is the address already.")
    if User.objects.get_queryset().filter(email__iexact=email).exclude(pk=person.pk).exists():
        raise NotAllowed(f"{email} is the address of another account already.")
    clear_address(person, by=by, now=now, system=system)
    User.objects.get_queryset().filter(pk=person.pk).update(email=email)
    # The sign-in library's own list: whoever holds the old address must not choose a password by it.
    EmailAddress.objects.filter(user=person).delete()
    record("address.corrected", person, by=by, now=now, system=system, was=person.email, name=email)
    person.email = email
    return person
