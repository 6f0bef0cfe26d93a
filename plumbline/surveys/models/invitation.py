"""Ways in without an account: one link for everybody, or a code in each letter."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.surveys.models.survey import Survey

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: "User") -> "InvitationQuerySet":
        return self.filter(council_id__in=user.reach.councils)

    def alive(self) -> "InvitationQuerySet":
        return self.filter(revoked_at=None)

    def shared(self) -> "InvitationQuerySet":
        return self.filter(is_single_use=False)

    def in_letters(self) -> "InvitationQuerySet":
        return self.filter(is_single_use=True)


class Invitation(models.Model):
    """One link, known by the hash of its code.

    Nothing ties it to a response, nor says when it was used: only that it was. `batch` numbers the letters made at
    one time, `number` the letters of a batch.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    survey = models.ForeignKey(Survey, on_delete=models.PROTECT, related_name="invitations")
    code_hash = models.CharField(max_length=64, unique=True)
    batch = models.PositiveSmallIntegerField()
    number = models.PositiveSmallIntegerField()
    is_single_use = models.BooleanField()
    is_used = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["batch", "number"]
        constraints = [
            models.UniqueConstraint(fields=["survey", "batch", "number"], name="one_invitation_a_number")
        ]

    def __str__(self) -> str:
        return f"Letter {self.number}, batch {self.batch}" if self.is_single_use else "Shared link"
