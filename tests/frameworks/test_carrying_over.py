"""Files that were kept before there was one shelf stand on it afterwards, each with the council whose own it is."""

from pathlib import Path

import pytest

from tests.oversight.installation import Installation

pytestmark = pytest.mark.own_database

_BEFORE = """
import django; django.setup()
from datetime import datetime, UTC
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from plumbline.organisations import scope
call_command("migrate", "frameworks", "0001", verbosity=0, skip_checks=True)
apps = MigrationExecutor(connection).loader.project_state([("frameworks", "0001_initial")]).apps
Organisation, Version, Adoption = (apps.get_model(*one) for one in (
    ("organisations", "Organisation"), ("frameworks", "FrameworkVersion"), ("frameworks", "Adoption")))
now = datetime(2026, 7, 1, tzinfo=UTC)
with scope.everything():
    a, b = (Organisation.objects.create(kind="council", code=code, name=code) for code in "ab")
    for code, adopted_by in {"x/ours": [a], "x/both": [a, b], "x/none": [], "plumbline/set-up-check": [b]}.items():
        version = Version.objects.create(
            code=code, version="1", kind="scorecard", title=code, digest=code, text="text", read_at=now)
        for council in adopted_by:
            Adoption.objects.create(council=council, framework=version, effective_from=now, adopted_at=now)
"""
_AFTER = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, skip_checks=True)
from plumbline.frameworks.models import FrameworkVersion
from plumbline.organisations import scope
with scope.everything():
    for one in FrameworkVersion.objects.order_by("code"):
        print(one.code, one.council and one.council.code, one.adoptions.filter(ended_at=None).count())
"""


def test_a_file_that_one_council_alone_works_by_becomes_its_own(tmp_path: Path) -> None:
    installation = Installation.empty(tmp_path / "installation")
    installation.script(_BEFORE)

    assert installation.script(_AFTER).splitlines() == [
        "plumbline/set-up-check None 1",
        "x/both None 2",
        "x/none None 0",
        "x/ours a 1",
    ]
    installation.forget()
