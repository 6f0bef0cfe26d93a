"""What a provider says about its standing."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.standing.models.decision import StandingDecision
from plumbline.standing.models.sharing import shared_with

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class ProviderCommentQuerySet(models.QuerySet["ProviderComment"]):
    def visible_to(self, user: "User") -> "ProviderCommentQuerySet":
        reach = user.reach
        own = Q(council_id__in=reach.councils) | Q(provider_id__in=reach.providers)
        return self.filter(own | shared_with(reach))


class ProviderComment(models.Model):
    """The provider's words on one decision, within its days. They stand beside the colour and do not change it."""

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    decision = models.OneToOneField(StandingDecision, on_delete=models.PROTECT, related_name="comment")
    says = models.TextField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    made_at = models.DateTimeField()

    objects = ProviderCommentQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        constraints = [models.CheckConstraint(condition=~Q(says=""), name="a_comment_says_something")]

    def __str__(self) -> str:
        return f"Comment on {self.decision}"
