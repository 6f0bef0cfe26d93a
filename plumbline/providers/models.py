"""Providers, locations and services."""

from typing import TYPE_CHECKING

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
        """A council sees the providers it has a contract with; provider staff see their own."""
        reach = user.reach
        own = models.Q(pk__in=reach.providers)
        return self.filter(own | models.Q(contracts__council_id__in=reach.councils)).distinct()


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
    """What a provider offers, of one kind, from a location or across an area."""

    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="services")
    kind = models.CharField(max_length=20, choices=ServiceKind.choices)
    name = models.CharField(max_length=200)
    location = models.ForeignKey(
        Location, on_delete=models.PROTECT, null=True, blank=True, related_name="services"
    )

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
