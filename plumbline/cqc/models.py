"""Facts of the Care Quality Commission: shared by all councils, changed only by importing its files."""

from collections.abc import Collection
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models

from plumbline.cqc.change_words import Said, said
from plumbline.cqc.comparing.kinds_of_change import ChangeKind
from plumbline.cqc.market import Area, Counts, Segment
from plumbline.cqc.reading.facts import Framework, Kind, Registration, ServiceKind
from plumbline.cqc.reading.ratings import CqcRating
from plumbline.cqc.search_lines import SearchLine, SearchWord
from plumbline.providers.models import Location as ContractedLocation

if TYPE_CHECKING:
    from plumbline.accounts.models import User
    from plumbline.providers.models import Provider

__all__ = ["Change", "Import", "Location", "MarketCount", "Rating", "SearchLine", "SearchWord"]
TEXT = 400


def _named(*members: Any) -> list[tuple[str, str]]:
    return [(member.value, member.value.replace("-", " ").capitalize()) for member in members]


class ImportQuerySet(models.QuerySet["Import"]):
    def visible_to(self, user: "User") -> "ImportQuerySet":
        """What was imported is no secret; it is about a public register."""
        return self

    def of_kind(self, kind: str) -> "ImportQuerySet":
        return self.filter(kind=kind).order_by("-as_at", "-pk")

    def of_england(self) -> "ImportQuerySet":
        """Those that held ratings of the whole country, newest first."""
        return self.filter(covers_england=True).order_by("-as_at", "-pk")


class Import(models.Model):
    """One CQC file that was taken over, whole: `as_at` is the day whose facts it gives."""

    kind = models.CharField(max_length=20, choices=[(kind.value, kind.called) for kind in Kind])
    as_at = models.DateField()
    file_name = models.CharField(max_length=255)
    sha256 = models.CharField(max_length=64)
    rows = models.PositiveIntegerField()
    size = models.PositiveIntegerField()
    new = models.PositiveIntegerField(default=0)
    changed = models.PositiveIntegerField(default=0)
    gone = models.PositiveIntegerField(default=0)
    reregistered = models.PositiveIntegerField(default=0)
    unchanged = models.PositiveIntegerField(default=0)
    skipped = models.JSONField(default=list)
    warnings = models.JSONField(default=list)
    covers_england = models.BooleanField(default=False)
    imported_at = models.DateTimeField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    system = models.CharField(max_length=60, blank=True)

    objects = ImportQuerySet.as_manager()

    class Meta:
        ordering = ["-imported_at"]
        indexes = [models.Index(fields=["kind", "-as_at"])]

    def __str__(self) -> str:
        return f"{Kind(self.kind).called}, {self.as_at:%-d %B %Y}"


class LocationQuerySet(models.QuerySet["Location"]):
    def visible_to(self, user: "User") -> "LocationQuerySet":
        """CQC's register is public, so everyone who has signed in sees all of it."""
        return self

    def registered(self) -> "LocationQuerySet":
        return self.filter(status=Registration.REGISTERED)

    def in_authority(self, name: str) -> "LocationQuerySet":
        return self.filter(local_authority=name)

    def contracted_from(self, provider: "Provider") -> "LocationQuerySet":
        """The locations that a provider of ours delivers from, by CQC's id."""
        ours = ContractedLocation.objects.filter(provider=provider).exclude(cqc_location_id="")
        return self.filter(pk__in=ours.values("cqc_location_id"))


class Location(models.Model):
    """A place that CQC registers and rates. Blank means that no file said.

    `rating` is the main rating that stands, `rated_on` the day CQC published it; every published rating is kept in
    `ratings`. `checked_on` is the day of CQC's latest look at it. `replaced_by` is the id under which the service goes
    on; `registered_as` are the ids under which CQC registers this one place, the main one first, or “once”.
    `is_in_…`: the last file of that kind had it.
    """

    cqc_id = models.CharField(max_length=20, primary_key=True)
    name = models.CharField(max_length=TEXT, blank=True)
    cqc_provider_id = models.CharField(max_length=20, blank=True, db_index=True)
    provider_name = models.CharField(max_length=TEXT, blank=True)
    brand = models.CharField(max_length=TEXT, blank=True)
    sector = models.CharField(max_length=TEXT, blank=True)
    category = models.CharField(max_length=TEXT, blank=True)
    service_types = models.TextField(blank=True)
    service_kind = models.CharField(max_length=10, choices=_named(*ServiceKind), blank=True)
    is_care_home = models.BooleanField(null=True)
    beds = models.PositiveIntegerField(null=True)
    address = models.TextField(blank=True)
    postcode = models.CharField(max_length=TEXT, blank=True)
    uprn = models.CharField(max_length=TEXT, blank=True)
    local_authority = models.CharField(max_length=TEXT, blank=True)
    region = models.CharField(max_length=TEXT, blank=True)
    status = models.CharField(max_length=14, choices=_named(*Registration))
    registered_on = models.DateField(null=True)
    deregistered_on = models.DateField(null=True)
    checked_on = models.DateField(null=True)
    registered_as = models.CharField(max_length=TEXT, blank=True)
    rating = models.CharField(
        max_length=22, choices=[(each.value, each.label) for each in CqcRating], blank=True
    )
    rated_on = models.DateField(null=True)
    replaced_by = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="replaces")
    is_in_directory = models.BooleanField(default=False)
    is_in_ratings = models.BooleanField(default=False)
    is_in_hsca = models.BooleanField(default=False)
    is_in_api = models.BooleanField(default=False)
    found_in = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="first_seen")

    objects = LocationQuerySet.as_manager()

    class Meta:
        ordering = ["name", "cqc_id"]
        indexes = [models.Index(fields=["local_authority", "service_kind"])]

    def __str__(self) -> str:
        return self.name or f"Location {self.cqc_id}"

    @property
    def provider_label(self) -> str:
        """The provider's name, or its id where the name may be a person's and is not held."""
        return self.provider_name or f"Provider {self.cqc_provider_id}"

    @property
    def web_address(self) -> str:
        return f"https://www.cqc.org.uk/location/{self.cqc_id}"


class RatingQuerySet(models.QuerySet["Rating"]):
    def visible_to(self, user: "User") -> "RatingQuerySet":
        return self

    def standing(self) -> "RatingQuerySet":
        return self.filter(is_current=True)


class Rating(models.Model):
    """One rating that CQC published. Never changed but for `is_current`, which one row of its kind carries."""

    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="ratings")
    group = models.CharField(max_length=TEXT)
    domain = models.CharField(max_length=TEXT)
    rating = models.CharField(max_length=22, choices=[(each.value, each.label) for each in CqcRating])
    published = models.CharField(max_length=60)
    published_on = models.DateField(null=True)
    is_inherited = models.BooleanField(null=True)
    report_type = models.CharField(max_length=TEXT, blank=True)
    framework = models.CharField(max_length=20, choices=_named(*Framework), blank=True)
    is_current = models.BooleanField()
    found_in = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="ratings")

    objects = RatingQuerySet.as_manager()

    class Meta:
        ordering = ["location", "-published_on", "group", "domain"]
        constraints = [
            models.UniqueConstraint(
                fields=["location", "group", "domain"],
                condition=models.Q(is_current=True),
                name="one_cqc_rating_stands",
            ),
            models.UniqueConstraint(
                fields=["location", "group", "domain", "published_on", "rating"],
                name="a_cqc_rating_is_kept_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.group}, {self.domain}: {self.published}"


class ChangeQuerySet(models.QuerySet["Change"]):
    def visible_to(self, user: "User") -> "ChangeQuerySet":
        """What CQC published is no secret."""
        return self

    def about(self, location_ids: Collection[str], provider_ids: Collection[str]) -> "ChangeQuerySet":
        """Of these locations, and of any location of these providers, all by CQC's ids."""
        return self.filter(
            models.Q(location__in=location_ids) | models.Q(location__cqc_provider_id__in=provider_ids)
        )


class Change(models.Model):
    """One line of what an import changed: a location's field, what it was and what it is now.

    `kind` is the kind of change in a reader's words; `because` says by what it was recognised.
    """

    class What(models.TextChoices):
        CHANGED = "changed", "Changed"
        RATED = "rated", "New rating"
        GONE = "gone", "No longer listed"
        REREGISTERED = "reregistered", "Goes on under another id"
        DIVIDED = "divided", "Goes on under several ids, or several under one"
        NEW = "new", "New"

    location = models.ForeignKey(Location, on_delete=models.PROTECT, related_name="changes")
    found_in = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="changes")
    what = models.CharField(max_length=12, choices=What.choices)
    kind = models.CharField(max_length=12, choices=[(kind.value, kind.label) for kind in ChangeKind])
    field = models.CharField(max_length=2 * TEXT + 2)
    was = models.TextField(blank=True)
    now = models.TextField(blank=True)
    because = models.CharField(max_length=200, blank=True)

    objects = ChangeQuerySet.as_manager()

    class Meta:
        ordering = ["-found_in", "location", "field"]
        indexes = [models.Index(fields=["found_in", "kind"])]

    def __str__(self) -> str:
        return f"{self.field}: {self.was} → {self.now}"

    @property
    def said(self) -> Said:
        return said(self.what, self.field, self.was, self.now)

    @property
    def next_ids(self) -> tuple[str, ...]:
        """The ids under which a location goes on; none for any other change."""
        goes_on = self.what in {self.What.REREGISTERED, self.What.DIVIDED}
        return tuple(self.now.split(", ")) if goes_on else ()


class MarketCount(models.Model):
    """How many locations of a place and segment had which rating in one import: kept, so that no page counts."""

    found_in = models.ForeignKey(Import, on_delete=models.PROTECT, related_name="market_counts")
    area = models.CharField(max_length=10, choices=_named(*Area))
    name = models.CharField(max_length=TEXT)
    region = models.CharField(max_length=TEXT, blank=True)
    segment = models.CharField(max_length=10, choices=[(each.value, each.label) for each in Segment])
    outstanding = models.PositiveIntegerField()
    good = models.PositiveIntegerField()
    requires_improvement = models.PositiveIntegerField()
    inadequate = models.PositiveIntegerField()
    unrated = models.PositiveIntegerField()

    class Meta:
        ordering = ["-found_in", "area", "name", "segment"]
        constraints = [
            models.UniqueConstraint(fields=["found_in", "area", "name", "segment"], name="one_market_count")
        ]
        indexes = [models.Index(fields=["area", "name"])]

    def __str__(self) -> str:
        return f"{self.name}, {self.segment}: {self.counts.good_or_outstanding} of {self.counts.rated}"

    @property
    def counts(self) -> Counts:
        return Counts(self.outstanding, self.good, self.requires_improvement, self.inadequate, self.unrated)
