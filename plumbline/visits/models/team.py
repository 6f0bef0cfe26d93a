"""Who goes: nominated officers, each with a declaration of no interest in the provider."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.visits.models.visit import Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class TeamMemberQuerySet(models.QuerySet["TeamMember"]):
    def visible_to(self, user: "User") -> "TeamMemberQuerySet":
        return self.filter(council_id__in=user.reach.councils)

    def going(self) -> "TeamMemberQuerySet":
        return self.filter(stood_down_at=None)


class TeamMember(models.Model):
    """An officer nominated for a visit. `areas` are the codes of the areas they fill; empty means all of them.

    Nobody notes anything on the visit before they have declared that they have no interest in the provider.
    Whoever has one says what it is, and stands down.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    visit = models.ForeignKey(Visit, on_delete=models.PROTECT, related_name="team")
    officer = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    areas = models.JSONField(default=list, blank=True)
    nominated_at = models.DateTimeField()
    declared_at = models.DateTimeField(null=True, blank=True)
    stood_down_at = models.DateTimeField(null=True, blank=True)
    stood_down_because = models.TextField(blank=True)

    objects = TeamMemberQuerySet.as_manager()

    class Meta:
        ordering = ["nominated_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["visit", "officer"], condition=Q(stood_down_at=None), name="nominated_once_a_visit"
            ),
            models.CheckConstraint(
                condition=Q(stood_down_at=None) | ~Q(stood_down_because=""), name="standing_down_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.officer}, {self.visit}"
