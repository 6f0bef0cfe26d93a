"""A file somebody gave us, exactly as it came."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from plumbline.organisations.models import Organisation

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class DocumentQuerySet(models.QuerySet["Document"]):
    def visible_to(self, user: "User") -> "DocumentQuerySet":
        reach = user.reach
        return self.filter(
            models.Q(council_id__in=reach.councils) | models.Q(provider_id__in=reach.providers)
        )


class Document(models.Model):
    """`sha256` also names where the bytes are kept, so the same file twice is stored once.

    `harm` names the malware that a scanner found in it: such a file is kept and given to nobody.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    provider = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    name = models.CharField(max_length=200)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    harm = models.CharField(max_length=200, blank=True)
    kept_at = models.DateTimeField()
    kept_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-kept_at"]

    def __str__(self) -> str:
        return self.name
