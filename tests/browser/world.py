"""The demonstration as it stands on one Monday morning, loaded once; each journey walks in a copy of its own."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import time_machine
from django.conf import settings
from django.core.management import call_command
from django.db import connections
from django.test import override_settings

from plumbline.demonstration.clockwork import LONDON
from plumbline.demonstration.loading import load, load_cqc
from plumbline.organisations import scope
from tests import migrated

MOMENT = datetime(2026, 11, 9, 9, 30, tzinfo=LONDON)
DATABASE = "plumbline.sqlite3"
A_STEP = timedelta(seconds=20)


@dataclass
class Clock:
    """The time that the server and the test share. It stands still but for the steps of a journey."""

    coordinates: time_machine.Traveller

    def step(self) -> None:
        """What a person does takes a moment, so that what happened later also says so."""
        self.coordinates.shift(A_STEP)


@contextmanager
def clock_stopped() -> Iterator[Clock]:
    with time_machine.travel(MOMENT, tick=False) as coordinates:
        yield Clock(coordinates)


def load_into(folder: Path) -> None:
    """A database and a folder of documents with everything that has happened by the moment."""
    with standing_in(folder), clock_stopped():
        with suppress(FileNotFoundError):
            shutil.copy(migrated.file(), folder / DATABASE)
        call_command("migrate", verbosity=0)
        with scope.everything():
            load(MOMENT, lambda _done, _total: None)
        load_cqc(MOMENT)


@contextmanager
def copied(loaded: Path, folder: Path) -> Iterator[None]:
    """Work in a copy, which may be changed at will."""
    shutil.copytree(loaded, folder, copy_function=_copy)
    with standing_in(folder):
        yield


def _copy(file: str, to: str) -> None:
    """A document that is kept is never written again, so the same one does."""
    if Path(file).name.startswith(DATABASE):
        shutil.copy(file, to)
    else:
        os.link(file, to)


@contextmanager
def standing_in(folder: Path) -> Iterator[None]:
    """Let every connection of this process, whichever thread opens it, lead into this folder."""
    folder.mkdir(exist_ok=True)
    database = connections["default"].settings_dict
    before = dict(database)
    connections.close_all()
    # A request's connection ends with the request, so none outlives the folder it leads into.
    database.update(NAME=str(folder / DATABASE), CONN_MAX_AGE=0)
    with override_settings(MEDIA_ROOT=folder / "documents", BASE_URL=settings.BASE_URL):
        yield
    connections.close_all()
    database.update(before)
