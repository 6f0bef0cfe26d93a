"""What a contract is measured by: framework and targets, each from a day on, and the agreement of both sides."""

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from plumbline.contracts.models.contract import Contract
from plumbline.frameworks.models import FrameworkVersion
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class FrameworkTermQuerySet(models.QuerySet["FrameworkTerm"]):
    def in_force(self, *, on: date) -> "FrameworkTermQuerySet":
        """The framework a contract is measured by on a day: the newest that had begun."""
        return self.filter(effective_from__lte=on).order_by("-effective_from")


class FrameworkTerm(models.Model):
    """The framework version by which a contract is measured from a day on."""

    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="framework_terms")
    framework = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="+")
    effective_from = models.DateField()

    objects = FrameworkTermQuerySet.as_manager()

    class Meta:
        ordering = ["-effective_from"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "effective_from"], name="one_framework_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.framework} from {self.effective_from:%d %B %Y}"


class TargetQuerySet(models.QuerySet["Target"]):
    def in_force(self, *, on: date) -> "TargetQuerySet":
        """Those told for a time that includes the day, oldest first, so that the newest wins in a dict."""
        return self.filter(effective_from__lte=on, effective_to__gte=on).order_by("effective_from", "pk")


class Target(models.Model):
    """A target told to the provider for a year, in place of the framework's own (Milton Keynes DPS 2.1.3)."""

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="targets")
    ref = models.CharField(max_length=40)
    effective_from = models.DateField()
    effective_to = models.DateField()
    target = models.DecimalField(max_digits=14, decimal_places=4)
    amber = models.DecimalField(max_digits=14, decimal_places=4, null=True, blank=True)
    told_at = models.DateTimeField()
    told_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = TargetQuerySet.as_manager()

    class Meta:
        ordering = ["ref", "-effective_from"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "ref", "effective_from"], name="one_target_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.ref}: {self.target} from {self.effective_from:%d %B %Y}"


class KpiAgreementQuerySet(models.QuerySet["KpiAgreement"]):
    def visible_to(self, user: "User") -> "KpiAgreementQuerySet":
        reach = user.reach
        return self.filter(
            models.Q(council_id__in=reach.councils) | models.Q(provider_id__in=reach.providers)
        )

    def open(self) -> "KpiAgreementQuerySet":
        return self.filter(models.Q(council_agreed_at=None) | models.Q(provider_agreed_at=None))


class KpiAgreement(models.Model):
    """The task to agree the KPIs within three months of award, and both sides' agreement (Milton Keynes DPS 2.1.4)."""

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    contract = models.ForeignKey(Contract, on_delete=models.PROTECT, related_name="kpi_agreements")
    framework = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    council_agreed_at = models.DateTimeField(null=True, blank=True)
    council_agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    provider_agreed_at = models.DateTimeField(null=True, blank=True)
    provider_agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = KpiAgreementQuerySet.as_manager()

    class Meta:
        ordering = ["due_on"]
        constraints = [
            models.UniqueConstraint(fields=["contract", "framework"], name="a_framework_is_agreed_once")
        ]

    def __str__(self) -> str:
        return f"KPIs of {self.contract}, to be agreed by {self.due_on:%d %B %Y}"

    @property
    def is_agreed(self) -> bool:
        return self.council_agreed_at is not None and self.provider_agreed_at is not None
