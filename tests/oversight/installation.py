"""A whole small installation of its own, run by commands as an operator does, on the database this run is about."""

import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
from django.db import connection

from launch.places import ROOT
from launch.postgres import PROGRAMS

CLIENTS = Path(sysconfig.get_path("platlib")) / PROGRAMS
_BEGIN = """
import django; django.setup()
from django.core.management import call_command
from django.utils import timezone
from plumbline.accounts.permissions import Role
from plumbline.documents.actions import keep
from plumbline.organisations import scope
from plumbline.oversight.account_consequences import organisation_founded, person_admitted
call_command("migrate", verbosity=0, skip_checks=True)
now = timezone.now()
with scope.everything():
    council = organisation_founded("barsetshire", "Barsetshire (test)", "council", by=None, now=now, system="t")
    person_admitted("officer@barsetshire.example", "Officer", council, Role.AUDITOR, by=None, now=now, system="t")
    for content in (b"first workbook", b"second workbook", b"second workbook"):
        keep("return.xlsx", content, by=None, now=now, council_id=council.pk, provider_id=None)
"""


@dataclass(frozen=True)
class Installation:
    """`state` holds documents, and the database where that is a file; `url` says where the database is."""

    state: Path
    url: str

    @classmethod
    def empty(cls, folder: Path) -> "Installation":
        folder.mkdir()
        return cls(folder, _new_database(folder))

    def copied(self, folder: Path) -> "Installation":
        """Another installation in the same state."""
        shutil.copytree(self.state, folder)
        return Installation(folder, _new_database(folder, like=self.url.rpartition("/")[2]))

    def begun(self) -> "Installation":
        """With one council, one person and three kept files, two of them alike."""
        self.script(_BEGIN)
        return self

    def run(self, *words: object, **variables: str) -> "subprocess.CompletedProcess[str]":
        return self._python(["-m", "plumbline", *map(str, words)], variables)

    def script(self, code: str) -> str:
        """What a little program says that runs inside the installation."""
        done = self._python(["-c", code], {})
        assert done.returncode == 0, done.stderr
        return done.stdout

    def facts(self) -> str:
        """What a visitor finds: the councils, the people, the events, the kept files."""
        return self.script(
            "import django; django.setup()\n"
            "from plumbline.accounts.models import User\n"
            "from plumbline.documents.actions import content_of\n"
            "from plumbline.documents.models import Document\n"
            "from plumbline.history.models import Event\n"
            "from plumbline.organisations import scope\n"
            "from plumbline.organisations.models import Organisation\n"
            "with scope.everything():\n"
            "    print(sorted(Organisation.objects.values_list('code', flat=True)),\n"
            "          sorted(User.objects.active().values_list('email', flat=True)),\n"
            "          list(Event.objects.order_by('at', 'number').values_list('hash', flat=True)),\n"
            "          sorted(content_of(one).decode() for one in Document.objects.all()))\n"
        )

    def forget(self) -> None:
        if self.url.startswith("postgresql"):
            with _server() as server:
                # Not by force: the server's own cleaning may be at work in it, which an ordinary role cannot end.
                server.execute(f'DROP DATABASE "{self.url.rpartition("/")[2]}"')

    def _python(self, words: list[str], variables: dict[str, str]) -> "subprocess.CompletedProcess[str]":
        ours = {
            "DJANGO_SETTINGS_MODULE": "plumbline.config.settings",
            "SECRET_KEY": "only-for-tests-" * 4,
            "PLUMBLINE_STATE": str(self.state),
            "DATABASE_URL": self.url,
            "PYTHONPATH": str(ROOT),
            "PATH": f"{CLIENTS}{os.pathsep}{os.environ['PATH']}",
        }
        return subprocess.run(
            [sys.executable, *words],
            env={**os.environ, **ours, **variables},
            cwd=self.state,
            capture_output=True,
            text=True,
            check=False,
        )


def _new_database(folder: Path, like: str = "template1") -> str:
    if connection.vendor != "postgresql":
        return f"sqlite:///{folder / 'plumbline.sqlite3'}"
    name = f"upkeep_{uuid4().hex}"
    with _server() as server:
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{like}"')
    told = connection.settings_dict
    return f"postgresql://{told['USER']}:{told['PASSWORD']}@{told['HOST']}:{told['PORT']}/{name}"


def _server() -> "psycopg.Connection[tuple[object, ...]]":
    """A connection of its own, outside the test's transaction: databases are made and dropped outside of any."""
    told = connection.settings_dict
    return psycopg.connect(
        host=told["HOST"],
        port=told["PORT"],
        user=told["USER"],
        password=told["PASSWORD"],
        dbname="postgres",
        autocommit=True,
    )
