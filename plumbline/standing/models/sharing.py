"""With which partner organisations a council shares its standings, and since when."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.organisations.models import Organisation

if TYPE_CHECKING:
    from plumbline.accounts.models import Reach, User


class SharingQuerySet(models.QuerySet["Sharing"]):
    def visible_to(self, user: "User") -> "SharingQuerySet":
        """The council's own; a partner sees who shares with it."""
        reach = user.reach
        return self.filter(Q(council_id__in=reach.councils) | Q(partner_id__in=reach.partners))

    def in_force(self) -> "SharingQuerySet":
        return self.filter(ended_at=None)


class Sharing(models.Model):
    """From `shared_at` on the partner's people read every standing of the council, up to `ended_at`.

    Sharing again after an end is a new row, so that who could read what when stays known.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    partner = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    shared_at = models.DateTimeField()
    shared_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = SharingQuerySet.as_manager()

    class Meta:
        ordering = ["-shared_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "partner"], condition=Q(ended_at=None), name="shared_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None, ended_by=None) | Q(ended_at__isnull=False, ended_by__isnull=False),
                name="a_sharing_is_ended_by_somebody",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.council} shares standings with {self.partner}"


def shared_with(reach: "Reach") -> Q:
    """Rows of the councils that share with one of these partners; no row where there is none."""
    if not reach.partners:
        return Q(pk__in=())  # never an empty Q, which alone would let every row through
    sharing = Sharing.objects.in_force().filter(partner_id__in=reach.partners)
    return Q(council_id__in=sharing.values("council_id"))
