"""A workbook as it came, and what was found in it."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.documents.models import Document
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.returns.models.kpi_return import Return

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class UploadQuerySet(models.QuerySet["Upload"]):
    def visible_to(self, user: "User") -> "UploadQuerySet":
        reach = user.reach
        return self.filter(Q(council_id__in=reach.councils) | Q(provider_id__in=reach.providers))

    def unread(self) -> "UploadQuerySet":
        """Kept but not looked at: the process ended in between. The worker reads them again."""
        return self.filter(outcome=Upload.Outcome.KEPT)


class Upload(models.Model):
    """One workbook that arrived whole. It is kept whatever is found in it.

    `problems` lists {sheet, cell, code, message, key}; `stage` is how far the checks came.
    """

    class Outcome(models.TextChoices):
        KEPT = "kept", "Received, not yet read"
        REFUSED = "refused", "Could not be used"
        FAULTY = "faulty", "Has cells to correct"
        TAKEN = "taken", "Read into the return"

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    kpi_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="uploads")
    document = models.ForeignKey(Document, on_delete=models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.KEPT)
    stage = models.CharField(max_length=20, blank=True)
    problems = models.JSONField(default=list)
    earlier = models.JSONField(default=dict)
    came_at = models.DateTimeField()
    came_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = UploadQuerySet.as_manager()

    class Meta:
        ordering = ["-came_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.document.name}, {self.came_at:%d %B %Y %H:%M}"
