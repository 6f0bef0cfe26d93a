"""Providers, locations and services, and what becomes of them when one provider is taken over by another."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models

from plumbline.organisations.models import Organisation

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class ServiceKind(models.TextChoices):
    """What is commissioned (domain reference §12, service setting types)."""

    HOME_CARE = "home-care", "Home care"
    SUPPORTED_LIVING = "supported-living", "Supported living"
    EXTRA_CARE = "extra-care", "Extra care"
    RESIDENTIAL = "residential", "Residential care"
    NURSING = "nursing", "Nursing care"
    REABLEMENT = "reablement", "Reablement"
    DAY = "day", "Day opportunities"
    SHARED_LIVES = "shared-lives", "Shared Lives"


class ProviderQuerySet(models.QuerySet["Provider"]):
    def visible_to(self, user: "User") -> "ProviderQuerySet":
        """A council sees the providers it has or had a contract with; provider staff see their own."""
        reach = user.reach
        own = models.Q(pk__in=reach.providers)
        # Whose contracts have all gone to another provider keeps its past, and that stays to be read.
        gone = Succession.objects.filter(council_id__in=reach.councils).values("predecessor")
        with_us = models.Q(contracts__council_id__in=reach.councils) | models.Q(pk__in=gone)
        return self.filter(own | with_us).distinct()


class Provider(models.Model):
    """An organisation that delivers care. Its key is its organisation's, so `provider_id` is one number everywhere."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.PROTECT, primary_key=True, related_name="provider"
    )
    cqc_provider_id = models.CharField(max_length=20, blank=True)
    companies_house_number = models.CharField(max_length=8, blank=True)

    objects = ProviderQuerySet.as_manager()

    class Meta:
        ordering = ["organisation__name"]

    def __str__(self) -> str:
        return self.organisation.name

    @property
    def name(self) -> str:
        return self.organisation.name


class Location(models.Model):
    """A place care is delivered at or from. CQC rates the location, not the provider."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="locations")
    name = models.CharField(max_length=200)
    postcode = models.CharField(max_length=10, blank=True)
    cqc_location_id = models.CharField(max_length=20, blank=True, db_index=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Service(models.Model):
    """What a provider offers, of one kind, from a location or across an area.

    `continues` is another provider's service that goes on as this one; that one stays with its own past.
    """

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="services")
    kind = models.CharField(max_length=20, choices=ServiceKind.choices)
    name = models.CharField(max_length=200)
    location = models.ForeignKey(
        Location, on_delete=models.PROTECT, null=True, blank=True, related_name="services"
    )
    continues = models.ForeignKey("self", on_delete=models.PROTECT, null=True, blank=True, related_name="+")

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class SuccessionQuerySet(models.QuerySet["Succession"]):
    def visible_to(self, user: "User") -> "SuccessionQuerySet":
        return self.filter(council_id__in=user.reach.councils)

    def in_force(self) -> "SuccessionQuerySet":
        """Not withdrawn."""
        return self.filter(status=Succession.Status.RECORDED)


class Succession(models.Model):
    """From `since_on` on, contracts of one council with one provider go on with another: all of them, or some.

    One council's record of its own contracts; another council of the same provider records its own, with its own day.
    `is_whole` means that nothing of the predecessor is left for this council: nothing new begins with it.
    """

    class Status(models.TextChoices):
        RECORDED = "recorded", "Recorded"
        WITHDRAWN = "withdrawn", "Withdrawn"

    TRANSITIONS: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "recorded": {"withdrawn": "succession.withdrawn"}
    }

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    predecessor = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    successor = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="+")
    is_whole = models.BooleanField()
    since_on = models.DateField()
    reason = models.TextField()
    source = models.CharField(max_length=200)
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.RECORDED)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    withdrawn_because = models.TextField(blank=True)

    objects = SuccessionQuerySet.as_manager()

    class Meta:
        ordering = ["-recorded_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "predecessor"],
                condition=models.Q(is_whole=True, status="recorded"),
                name="taken_over_once",
            ),
            models.CheckConstraint(
                condition=~models.Q(predecessor=models.F("successor")), name="nobody_succeeds_themselves"
            ),
            models.CheckConstraint(
                condition=~models.Q(status="withdrawn") | ~models.Q(withdrawn_because=""),
                name="a_withdrawn_succession_says_why",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} to {self.successor}, {self.since_on:%d %B %Y}"

    @property
    def provider_id(self) -> int:
        """Whose history it is told in: the provider that was there before."""
        return int(self.predecessor_id)
