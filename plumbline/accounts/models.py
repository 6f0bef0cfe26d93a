"""People who sign in, and the organisations they act for."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from plumbline.accounts.permissions import GRANTS, Permission, Role, roles_with
from plumbline.organisations.models import Organisation


@dataclass(frozen=True, slots=True)
class Reach:
    """The councils and the providers whose rows a person may see, and the partners with whom rows are shared."""

    councils: frozenset[int]
    providers: frozenset[int]
    partners: frozenset[int]


class UserQuerySet(models.QuerySet["User"]):
    def active(self) -> "UserQuerySet":
        return self.filter(is_active=True)

    def who_can(self, permission: Permission, organisation_id: int) -> "UserQuerySet":
        """The people of an organisation whose role grants a permission: for letters and pick lists."""
        return self.active().filter(
            memberships__organisation_id=organisation_id,
            memberships__ended_on=None,
            memberships__role__in=roles_with(permission),
        )


class UserManager(BaseUserManager["User"]):
    def get_queryset(self) -> UserQuerySet:
        return UserQuerySet(self.model, using=self._db)

    def active(self) -> UserQuerySet:
        return self.get_queryset().active()

    def who_can(self, permission: Permission, organisation_id: int) -> UserQuerySet:
        return self.get_queryset().who_can(permission, organisation_id)


class User(AbstractBaseUser):
    """A person, known by their e-mail address. What they may do comes from their memberships alone."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=200)
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(null=True, blank=True)
    # Since when letters to this address come back for good. While it stands, letters are written and not posted.
    letters_return_since = models.DateTimeField(null=True, blank=True)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]
    is_staff = False
    is_superuser = False

    objects = UserManager()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("email"), name="one_account_an_address")]

    def __str__(self) -> str:
        return self.name or self.email

    @cached_property
    def current_memberships(self) -> list["Membership"]:
        return list(self.memberships.current().select_related("organisation"))

    def may(self, permission: Permission) -> bool:
        """Whether some role of theirs grants it; `reach_with` says for which organisations."""
        return any(permission in membership.granted for membership in self.current_memberships)

    def reach_with(self, permission: Permission | None) -> Reach:
        """The organisations where they hold this permission (any role, when None)."""
        held = [one for one in self.current_memberships if permission is None or permission in one.granted]
        return Reach(
            councils=_ids(held, Organisation.Kind.COUNCIL),
            providers=_ids(held, Organisation.Kind.PROVIDER),
            partners=_ids(held, Organisation.Kind.PARTNER),
        )

    # Set by `accounts.web.requires`: while a page works under a permission, `visible_to` sees only the
    # organisations where the person holds that permission.
    acting_with: Permission | None = None

    @property
    def reach(self) -> Reach:
        return self.reach_with(self.acting_with)

    @property
    def council(self) -> Organisation | None:
        """The council they work for, if they work for one."""
        return next(
            (one.organisation for one in self.current_memberships if one.organisation.kind == "council"), None
        )

    def get_full_name(self) -> str:
        return self.name

    def has_perms(self, names: Iterable[str], obj: Any = None) -> bool:
        return False


def _ids(memberships: Iterable["Membership"], kind: str) -> frozenset[int]:
    return frozenset(one.organisation_id for one in memberships if one.organisation.kind == kind)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self) -> "MembershipQuerySet":
        return self.filter(ended_on=None)


class Membership(models.Model):
    """A person's role in an organisation. It is ended, never deleted."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships")
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role.choices)
    since_on = models.DateField()
    ended_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["user", "organisation", "role"],
                condition=models.Q(ended_on=None),
                name="one_current_membership_a_role",
            )
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}, {self.organisation}"

    @property
    def granted(self) -> frozenset[Permission]:
        return GRANTS[Role(self.role)]

    def end(self, *, on: date) -> None:
        self.ended_on = on
