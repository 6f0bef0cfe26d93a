"""The shelf: files by which councils decide differently, of every kind, and which council works by which."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar, cast

from django.conf import settings
from django.db import models
from django.db.models import Q

from plumbline.frameworks.definition import Definition
from plumbline.frameworks.kinds import SCHEDULE, SCORECARD, Filed, Kind, Reader
from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.organisations.models import Organisation

if TYPE_CHECKING:
    from plumbline.accounts.models import User

MOST_KEPT_READ = 128

T = TypeVar("T", bound=Filed)


class FrameworkVersionQuerySet(models.QuerySet["FrameworkVersion"]):
    def visible_to(self, user: "User") -> "FrameworkVersionQuerySet":
        """A council's own, and those it has adopted of what ships with Plumbline."""
        theirs = user.reach.councils
        return self.filter(Q(council_id__in=theirs) | Q(adoptions__council_id__in=theirs)).distinct()

    def of_kind(self, kind: Kind[Filed]) -> "FrameworkVersionQuerySet":
        return self.filter(kind=kind.code)

    def schedules(self) -> "FrameworkVersionQuerySet":
        """Those a contract can be measured by."""
        return self.of_kind(SCHEDULE)

    def scorecards(self) -> "FrameworkVersionQuerySet":
        """Those a visit or a self-assessment can be scored by."""
        return self.of_kind(SCORECARD)

    def councils_own(self) -> "FrameworkVersionQuerySet":
        """Without what ships with Plumbline."""
        return self.exclude(council=None)


class OtherKind(LookupError):
    """A framework was asked for what only another kind of framework says."""


@dataclass(frozen=True)
class _Read:
    """What a stored file is known by once it is read. Its text is asked for only when it has to be read."""

    number: int | None
    digest: str
    reader: Reader[Filed]
    name: str = field(compare=False)
    text: Callable[[], str] = field(compare=False)


@lru_cache(maxsize=MOST_KEPT_READ)
def _read(known_as: _Read) -> Filed:
    """Read once a process, of all kinds the ones asked for last: a digest never changes its meaning."""
    return known_as.reader(known_as.text(), name=known_as.name)


class FrameworkVersion(models.Model):
    """One version of one file, frozen by the hash of its content. A change is a new version.

    `council` is whose own file it is, which no other council sees; None is what ships with Plumbline.
    """

    council = models.ForeignKey(
        Organisation, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    code = models.CharField(max_length=80)
    version = models.CharField(max_length=40)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    text = models.TextField()
    read_at = models.DateTimeField()

    objects = FrameworkVersionQuerySet.as_manager()

    class Meta:
        ordering = ["code", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "code", "version"],
                condition=Q(council=None),
                name="one_content_a_shipped_version",
            ),
            models.UniqueConstraint(
                fields=["council", "kind", "code", "version"],
                condition=Q(council__isnull=False),
                name="one_content_a_version_of_ones_own",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"

    def read_as(self, kind: Kind[T]) -> T:
        """What the file says, to whoever knows how its kind is read. Raises OtherKind."""
        if self.kind != kind.code:
            raise OtherKind(f"{self} is no {kind.label}. Choose a file of the kind {kind.code}.")
        known_as = _Read(self.pk, self.digest, kind.read, self.code, lambda: self.text)
        return cast(T, _read(known_as))

    @property
    def definition(self) -> Definition:
        """What a KPI schedule says. Raises OtherKind."""
        return self.read_as(SCHEDULE)

    @property
    def scorecard(self) -> ScorecardDefinition:
        """What a scorecard says. Raises OtherKind."""
        return self.read_as(SCORECARD)


class Indicator(models.Model):
    """A small number for one figure of one framework version: the key of the tables of figures."""

    framework = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="indicators")
    ref = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["framework", "ref"], name="one_number_a_figure")]

    def __str__(self) -> str:
        return f"{self.framework.code} {self.ref}"


class AdoptionQuerySet(models.QuerySet["Adoption"]):
    def visible_to(self, user: "User") -> "AdoptionQuerySet":
        return self.filter(council_id__in=user.reach.councils)

    def in_force(self, *, on: date) -> "AdoptionQuerySet":
        return self.standing().filter(effective_from__lte=on)

    def standing(self) -> "AdoptionQuerySet":
        """In force, or from a day still to come."""
        return self.filter(ended_at=None)

    def of_kind(self, kind: Kind[Filed]) -> "AdoptionQuerySet":
        return self.filter(framework__kind=kind.code)

    def schedules(self) -> "AdoptionQuerySet":
        """Those a contract can be measured by."""
        return self.of_kind(SCHEDULE)

    def scorecards(self) -> "AdoptionQuerySet":
        """Those a visit or a self-assessment can be scored by."""
        return self.of_kind(SCORECARD)

    def newest_first(self) -> "AdoptionQuerySet":
        """Of a kind that a council works by one at a time, the first is the one in use."""
        return self.select_related("framework", "adopted_by").order_by("-pk")


class Adoption(models.Model):
    """A council's decision to work by a framework version from a day on.

    `ended_at`: since when it works by another of a kind of which it works by one at a time.
    """

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    framework = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="adoptions")
    effective_from = models.DateField()
    adopted_at = models.DateTimeField()
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        ordering = ["-effective_from"]
        constraints = [
            models.UniqueConstraint(
                fields=["council", "framework"],
                condition=Q(ended_at=None),
                name="a_version_is_adopted_once_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.council}: {self.framework} from {self.effective_from:%d %B %Y}"
