"""What long work is going on, and which scheduled slots have been taken."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models

from plumbline.organisations.models import Organisation

if TYPE_CHECKING:
    from plumbline.accounts.models import User


class JobQuerySet(models.QuerySet["Job"]):
    def visible_to(self, user: "User") -> "JobQuerySet":
        """What somebody asked for; work that follows from something else by itself is nobody's to watch."""
        own = models.Q(council_id__in=user.reach.councils) | models.Q(by=user)
        return self.filter(own).exclude(by=None)

    def waiting_for(self, council_id: int, key: str) -> "JobQuerySet":
        """Not begun, of a council, by how their keys begin."""
        return self.filter(status=Job.Status.WAITING, council_id=council_id, key__startswith=key)

    def running(self) -> "JobQuerySet":
        return self.filter(status=Job.Status.RUNNING)


class Job(models.Model):
    """One piece of long work, as a person follows it: how far, what it says, how it ended.

    Of those with the same `key` one waits at a time: what would be done twice is asked for once.
    """

    class Status(models.TextChoices):
        WAITING = "waiting", "Waiting to start"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        REFUSED = "refused", "Refused"
        FAILED = "failed", "Stopped by a fault"

    council = models.ForeignKey(Organisation, on_delete=models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    title = models.CharField(max_length=200)
    key = models.CharField(max_length=60, blank=True, default="")
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    says = models.TextField(blank=True)
    outcome = models.JSONField(default=dict)
    asked_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = JobQuerySet.as_manager()

    class Meta:
        ordering = ["-asked_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=models.Q(status="waiting") & ~models.Q(key=""),
                name="what_waits_waits_once",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def is_over(self) -> bool:
        return self.status not in {self.Status.WAITING, self.Status.RUNNING}

    @property
    def percent(self) -> int:
        return min(100, self.done * 100 // self.total) if self.total else 0


class Beat(models.Model):
    """A slot of the schedule that was taken: the unique row is what keeps two workers from doing it twice."""

    name = models.CharField(max_length=60)
    slot = models.DateTimeField()
    taken_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["name", "slot"], name="a_slot_is_taken_once")]

    def __str__(self) -> str:
        return f"{self.name} at {self.slot:%d %B %Y %H:%M}"
