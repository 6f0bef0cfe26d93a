"""A survey: one questionnaire to one audience about one provider, for a while."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from plumbline.contracts.models import Contract
from plumbline.frameworks.models import FrameworkVersion
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider
from plumbline.surveys.library import QUESTIONNAIRE
from plumbline.surveys.questionnaire import Questionnaire

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class Mode(models.TextChoices):
    """How an answer came."""

    LINK = "link", "By link"
    PAPER = "paper", "On paper"
    PHONE = "phone", "By phone"


class SurveyQuerySet(models.QuerySet["Survey"]):
    def visible_to(self, user: "User") -> "SurveyQuerySet":
        """The council's own. A provider sees what it is offered of one, never the survey."""
        return self.filter(council_id__in=user.reach.councils)

    def open(self) -> "SurveyQuerySet":
        return self.filter(status=Survey.Status.OPEN)

    def closed(self) -> "SurveyQuerySet":
        return self.filter(status=Survey.Status.CLOSED)

    def to_close(self, *, on: date) -> "SurveyQuerySet":
        """Whose last day has passed and which nobody has closed yet."""
        return self.open().filter(closes_on__lt=on)

    def to_open(self, *, on: date) -> "SurveyQuerySet":
        """Being prepared although its first day has come: nobody can answer."""
        return self.filter(status=Survey.Status.DRAFT, opens_on__lte=on)

    def for_list(self) -> "SurveyQuerySet":
        return self.select_related("provider__organisation", "council")


class Survey(models.Model):
    """`framework` is the questionnaire's version on the shelf, for good.

    `opens_on` and `closes_on` are both days on which the link works. After the last day paper and phone answers can
    still be typed in until somebody closes it; then it never changes again. `invited_…` None: not known.
    """

    class Audience(models.TextChoices):
        PEOPLE = "people", "People who use the service"
        FAMILIES = "families", "Families and friends"
        STAFF = "staff", "Staff"
        PROFESSIONALS = "professionals", "Professionals"

    class Status(models.TextChoices):
        DRAFT = "draft", "Being prepared"
        OPEN = "open", "Open"
        CLOSED = "closed", "Closed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    TRANSITIONS: ClassVar[Mapping[str, Mapping[str, str]]] = {
        "draft": {"draft": "survey.changed", "open": "survey.opened", "withdrawn": "survey.withdrawn"},
        "open": {"open": "survey.changed", "closed": "survey.closed", "withdrawn": "survey.withdrawn"},
    }

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, related_name="+")
    provider = models.ForeignKey(Provider, on_delete=models.PROTECT, related_name="surveys")
    visit = models.ForeignKey(
        "visits.Visit", on_delete=models.PROTECT, null=True, blank=True, related_name="surveys"
    )
    contract = models.ForeignKey(
        Contract, on_delete=models.PROTECT, null=True, blank=True, related_name="surveys"
    )
    audience = models.CharField(max_length=14, choices=Audience.choices)
    framework = models.ForeignKey(FrameworkVersion, on_delete=models.PROTECT, related_name="+")
    opens_on = models.DateField()
    closes_on = models.DateField()
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.DRAFT)
    invited_link = models.PositiveIntegerField(null=True, blank=True)
    invited_paper = models.PositiveIntegerField(null=True, blank=True)
    invited_phone = models.PositiveIntegerField(null=True, blank=True)
    made_at = models.DateTimeField()
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    closed_at = models.DateTimeField(null=True, blank=True)
    ended_because = models.TextField(blank=True)

    objects = SurveyQuerySet.as_manager()

    class Meta:
        ordering = ["-opens_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(closes_on__gte=F("opens_on")), name="a_survey_is_open_for_a_day_at_least"
            ),
            models.CheckConstraint(
                condition=~Q(status="withdrawn") | ~Q(ended_because=""), name="a_withdrawn_survey_says_why"
            ),
        ]
        indexes = [models.Index(fields=["council", "status"]), models.Index(fields=["provider", "status"])]

    def __str__(self) -> str:
        return f"{self.get_audience_display()}, {self.provider}"

    @property
    def questionnaire(self) -> Questionnaire:
        """What is asked."""
        return self.framework.read_as(QUESTIONNAIRE)

    @property
    def invited(self) -> dict[str, int | None]:
        """How many were asked, by the way they were asked; None where that is not known."""
        return {"link": self.invited_link, "paper": self.invited_paper, "phone": self.invited_phone}

    @property
    def is_open(self) -> bool:
        """Whether an officer can type answers in."""
        return self.status == self.Status.OPEN

    @property
    def is_closed(self) -> bool:
        return self.status == self.Status.CLOSED

    def takes_answers(self, *, on: date) -> bool:
        """Whether the link works on this day."""
        return self.is_open and self.opens_on <= on <= self.closes_on
