"""Framework files as the installation holds them, and which council works by which, from when."""

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from plumbline.frameworks.definition import Definition
from plumbline.frameworks.reading import read, read_scorecard
from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.organisations.models import Organisation

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class FrameworkVersionQuerySet(models.QuerySet["FrameworkVersion"]):
    def visible_to(self, user: "User") -> "FrameworkVersionQuerySet":
        """Those a council of theirs has adopted."""
        return self.filter(adoptions__council_id__in=user.reach.councils).distinct()

    def schedules(self) -> "FrameworkVersionQuerySet":
        """Those a contract can be measured by."""
        return self.filter(kind=Kind.SCHEDULE)

    def scorecards(self) -> "FrameworkVersionQuerySet":
        """Those a visit or a self-assessment can be scored by."""
        return self.filter(kind=Kind.SCORECARD)


class Kind(models.TextChoices):
    """The kinds of framework that are stored, as their files name them."""

    SCHEDULE = "kpi-schedule", "KPI schedule"
    SCORECARD = "scorecard", "Scorecard"


class OtherKind(LookupError):
    """A framework was asked for what only another kind of framework says."""


_READ: dict[str, Definition] = {}
_READ_SCORECARDS: dict[str, ScorecardDefinition] = {}


class FrameworkVersion(models.Model):
    """One version of one framework file, frozen by the hash of its content. A change is a new version."""

    code = models.CharField(max_length=80)
    version = models.CharField(max_length=40)
    kind = models.CharField(max_length=20, default="kpi-schedule")
    title = models.CharField(max_length=200)
    digest = models.CharField(max_length=64, unique=True)
    text = models.TextField()
    read_at = models.DateTimeField()

    objects = FrameworkVersionQuerySet.as_manager()

    class Meta:
        ordering = ["code", "version"]
        constraints = [models.UniqueConstraint(fields=["code", "version"], name="one_content_a_version")]

    def __str__(self) -> str:
        return f"{self.title}, version {self.version}"

    @property
    def definition(self) -> Definition:
        """What a KPI schedule says. Read once a process, text and all: a digest never changes its meaning.

        Raises OtherKind for a scorecard.
        """
        self._refuse_other_kind(Kind.SCHEDULE)
        if self.digest not in _READ:
            _READ[self.digest] = read(self.text, name=self.code)
        return _READ[self.digest]

    @property
    def scorecard(self) -> ScorecardDefinition:
        """What a scorecard says, kept as `definition` is. Raises OtherKind for a KPI schedule."""
        self._refuse_other_kind(Kind.SCORECARD)
        if self.digest not in _READ_SCORECARDS:
            _READ_SCORECARDS[self.digest] = read_scorecard(self.text, name=self.code)
        return _READ_SCORECARDS[self.digest]

    def _refuse_other_kind(self, kind: Kind) -> None:
        if self.kind != kind:
            raise OtherKind(f"{self} is a {Kind(self.kind).label}. Choose a {kind.label}.")


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
        return self.filter(effective_from__lte=on)

    def schedules(self) -> "AdoptionQuerySet":
        """Those a contract can be measured by."""
        return self.filter(framework__kind=Kind.SCHEDULE)

    def scorecards(self) -> "AdoptionQuerySet":
        """Those a visit or a self-assessment can be scored by."""
        return self.filter(framework__kind=Kind.SCORECARD)


class Adoption(models.Model):
    """A council's decision to work by a framework version from a day on."""

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    framework = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="adoptions")
    effective_from = models.DateField()
    adopted_at = models.DateTimeField()
    adopted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    objects = AdoptionQuerySet.as_manager()

    class Meta:
        ordering = ["-effective_from"]
        constraints = [
            models.UniqueConstraint(fields=["council", "framework"], name="a_version_is_adopted_once")
        ]

    def __str__(self) -> str:
        return f"{self.council}: {self.framework} from {self.effective_from:%d %B %Y}"
