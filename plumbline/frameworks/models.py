"""Framework files as the installation holds them, and which council works by which, from when."""

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from plumbline.frameworks.definition import Definition
from plumbline.frameworks.reading import read
from plumbline.organisations.models import Organisation

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class FrameworkVersionQuerySet(models.QuerySet["FrameworkVersion"]):
    def visible_to(self, user: "User") -> "FrameworkVersionQuerySet":
        """Those a council of theirs has adopted."""
        return self.filter(adoptions__council_id__in=user.reach.councils).distinct()


_READ: dict[str, Definition] = {}


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
        """What the file says. Read once a process, text and all: a digest never changes its meaning."""
        if self.digest not in _READ:
            _READ[self.digest] = read(self.text, name=self.code)
        return _READ[self.digest]


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
