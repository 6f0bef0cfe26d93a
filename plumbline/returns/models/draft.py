"""What has been filled in so far: one row a question, so that several people can work at once."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.returns.models.kpi_return import Return

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class DraftCellQuerySet(models.QuerySet["DraftCell"]):
    def visible_to(self, user: "User") -> "DraftCellQuerySet":
        """The provider's own only: a draft is nobody else's business until it is submitted."""
        return self.filter(provider_id__in=user.reach.providers)

    def filled(self) -> "DraftCellQuerySet":
        return self.filter(~Q(text=""))


class DraftCell(models.Model):
    """One answer as typed, and who typed it when. `version` counts saves: a save names the version it saw.

    `key` is an input key of the framework (`1.1.numerator`, `6.6.text`) or `explain.REF` for the explanation
    of a figure below target.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    kpi_return = models.ForeignKey(Return, on_delete=models.PROTECT, related_name="draft_cells")
    key = models.CharField(max_length=80)
    text = models.TextField(blank=True)
    version = models.PositiveIntegerField(default=1)
    saved_at = models.DateTimeField()
    saved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = DraftCellQuerySet.as_manager()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kpi_return", "key"], name="one_answer_a_question")]

    def __str__(self) -> str:
        return f"{self.key}: {self.text[:40]}"
