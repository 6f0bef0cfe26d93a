"""What a council weighs the reasons to visit by, when it has chosen for itself."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from plumbline.organisations.models import Organisation
from plumbline.workplan.reading import read
from plumbline.workplan.weighing import PlanOrder

if TYPE_CHECKING:
    from plumbline.accounts.models import User

_READ: dict[str, PlanOrder] = {}


class OwnOrderQuerySet(models.QuerySet["OwnOrder"]):
    def visible_to(self, user: "User") -> "OwnOrderQuerySet":
        """The council's own people only, as the plan."""
        return self.filter(council_id__in=user.reach.councils)

    def newest_first(self) -> "OwnOrderQuerySet":
        return self.select_related("adopted_by").order_by("-pk")


class OwnOrder(models.Model):
    """The very file, kept for ever; the newest is the one in use. `digest` is the SHA-256 of its text."""

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    code = models.CharField(max_length=80)
    version = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    text = models.TextField()
    adopted_at = models.DateTimeField()
    adopted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    objects = OwnOrderQuerySet.as_manager()

    def __str__(self) -> str:
        return f"{self.order.title}, version {self.version}"

    @property
    def order(self) -> PlanOrder:
        """What the file says, read once."""
        if self.digest not in _READ:
            _READ[self.digest] = read(self.text, name=self.code)
        return _READ[self.digest]
