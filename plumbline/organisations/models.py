"""An organisation that people sign in for: a council, a provider or a partner."""

from django.db import models


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def councils(self) -> "OrganisationQuerySet":
        return self.filter(kind=Organisation.Kind.COUNCIL)

    def with_members(self, user_id: int) -> "OrganisationQuerySet":
        """Those a person belongs to today."""
        return self.filter(memberships__user_id=user_id, memberships__ended_on=None).distinct()


class Organisation(models.Model):
    """A council decides and receives; a provider delivers; a partner (the NHS) reads what is shared with it.

    `code` is short and stable and names a council on the command line. `left_on` is the day a council left the
    installation: its rows are gone, and nobody is admitted to it any more.
    """

    class Kind(models.TextChoices):
        COUNCIL = "council", "Council"
        PROVIDER = "provider", "Provider"
        PARTNER = "partner", "Partner"

    kind = models.CharField(max_length=10, choices=Kind.choices)
    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=200)
    cqc_name = models.CharField(
        max_length=100, blank=True, help_text="The name that CQC's files give this council's area."
    )
    left_on = models.DateField(null=True, blank=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
