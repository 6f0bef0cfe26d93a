"""The contract register."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from plumbline.contracts.models.calendar import Calendar
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider, Service, ServiceKind, Succession

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class ContractQuerySet(models.QuerySet["Contract"]):
    def visible_to(self, user: "User") -> "ContractQuerySet":
        """A council sees its own; a provider sees its own once they are in force."""
        reach = user.reach
        theirs = models.Q(provider_id__in=reach.providers) & ~models.Q(status=Contract.Status.DRAFT)
        return self.filter(models.Q(council_id__in=reach.councils) | theirs)

    def active(self) -> "ContractQuerySet":
        return self.filter(status=Contract.Status.ACTIVE)

    def begun(self) -> "ContractQuerySet":
        """In force, or once in force: what it has to report of that time is still owed."""
        return self.exclude(status=Contract.Status.DRAFT)

    def ever_with(self, provider_id: int) -> "ContractQuerySet":
        """With the provider today, or until they went on with another."""
        gone = models.Q(passings__was_id=provider_id, passings__succession__status=Succession.Status.RECORDED)
        left = Contract.objects.filter(gone).values("pk")
        return self.filter(models.Q(provider_id=provider_id) | models.Q(pk__in=left))

    def led_by(self, user_id: int) -> "ContractQuerySet":
        """A person's portfolio."""
        return self.filter(lead_officer_id=user_id)


class Contract(models.Model):
    """An agreement between a council and a provider. `lead_officer` has it in their portfolio.

    `succession` is how it came to its provider, where it was another's before.
    """

    class Status(models.TextChoices):
        DRAFT = "draft", "Draft"
        ACTIVE = "active", "Active"
        ENDED = "ended", "Ended"

    TRANSITIONS: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "draft": {"active": "contract.activated"},
        "active": {"ended": "contract.ended"},
    }

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="contracts")
    reference = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    service_kind = models.CharField(max_length=20, choices=ServiceKind.choices)
    services = models.ManyToManyField(Service, blank=True, related_name="contracts")
    lead_officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="portfolio"
    )
    calendar = models.ForeignKey(
        Calendar, on_delete=models.PROTECT, null=True, blank=True, related_name="contracts"
    )
    awarded_on = models.DateField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    annual_value = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)

    succession = models.ForeignKey(
        Succession, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = ContractQuerySet.as_manager()

    class Meta:
        ordering = ["reference"]
        constraints = [
            models.UniqueConstraint(fields=["council", "reference"], name="one_contract_a_reference"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="ends_after_it_starts"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.reference} {self.title}"

    def is_running(self, *, on: date) -> bool:
        return self.status == self.Status.ACTIVE and self.starts_on <= on <= self.ends_on
