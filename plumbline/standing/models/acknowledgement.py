"""Who was told of a decision on standing, and who has said that they know it."""

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.organisations.models import Organisation
from plumbline.standing.models.decision import StandingDecision

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class AcknowledgementQuerySet(models.QuerySet["Acknowledgement"]):
    def visible_to(self, user: "User") -> "AcknowledgementQuerySet":
        """The council's own; a partner's person sees what was asked of themselves."""
        reach = user.reach
        return self.filter(Q(council_id__in=reach.councils) | Q(partner_id__in=reach.partners, person=user))

    def waiting(self) -> "AcknowledgementQuerySet":
        """Not acknowledged, and still of use: the decision is in force and its reader works here."""
        in_force = self.filter(decision__superseded_by=None, person__is_active=True)
        return in_force.filter(acknowledged_at=None, let_off_at=None)

    def late(self, *, on: date) -> "AcknowledgementQuerySet":
        return self.waiting().filter(decision__acknowledge_by__lt=on)


class Acknowledgement(models.Model):
    """One person who was told of one decision; `acknowledged_at` is when they said that they know it.

    `partner` is for whom they read it where that is not the council; `let_off_at` is when it was no longer shared.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    decision = models.ForeignKey(StandingDecision, on_delete=models.PROTECT, related_name="acknowledgements")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    partner = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    told_at = models.DateTimeField()
    acknowledged_at = models.DateTimeField(null=True, blank=True)
    let_off_at = models.DateTimeField(null=True, blank=True)

    objects = AcknowledgementQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["decision", "person"], name="one_acknowledgement_a_person")
        ]

    def __str__(self) -> str:
        return f"{self.person}: {self.decision}"
