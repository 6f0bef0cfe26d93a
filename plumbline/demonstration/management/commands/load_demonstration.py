"""`load_demonstration`: the invented world, and real CQC facts for the market page."""

import sys
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from plumbline.demonstration.loading import load, load_cqc
from plumbline.demonstration.people import PEOPLE
from plumbline.organisations import scope
from plumbline.organisations.models import Organisation


class Command(BaseCommand):
    help = "Load the demonstration into an empty database."

    def handle(self, *args: Any, **options: Any) -> None:
        now = timezone.now()
        with scope.everything():
            is_new = not Organisation.objects.exists()
            if is_new:
                self._load(now)
        if is_new:
            report = load_cqc(now)
            as_at = f"{report.as_at.day} {report.as_at:%B %Y}"
            self.stdout.write(f"{report.rows:,} ratings of the Care Quality Commission, as at {as_at}.")
        self._say_who_can_sign_in()

    def _load(self, now: datetime) -> None:
        self.stdout.write("Inventing four councils, forty providers and two years of returns …")
        acts = load(now, self._progress)
        self.stdout.write(f"\r{acts:,} things happened in two years.          ")

    def _progress(self, done: int, total: int) -> None:
        if sys.stdout.isatty() and done % 25 == 0:
            self.stdout.write(f"\r{done * 100 // total}%", ending="")
            self.stdout.flush()

    def _say_who_can_sign_in(self) -> None:
        names = {one.code: one.name for one in Organisation.objects.all()}
        self.stdout.write("\nWho can sign in (one click each, on the page whose address stands below):")
        for person in PEOPLE:
            self.stdout.write(f"  {person.name}, {names[person.organisation]}: {person.try_first}")
