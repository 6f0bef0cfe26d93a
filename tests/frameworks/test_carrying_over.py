"""Files that were kept before there was one shelf stand on it afterwards, each with the council whose own it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from plumbline.surveys import library
from tests.oversight.installation import Installation

pytestmark = pytest.mark.own_database

# Two councils, a and b, and the files of each as they were kept in the old shapes.
_BEFORE = """
import django; django.setup()
from dataclasses import replace
from datetime import datetime, timedelta, UTC
from hashlib import sha256
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from plumbline.organisations import scope
from plumbline.surveys import library
from plumbline.workplan.reading import shipped_text

OLD = [("frameworks", "0001_initial"), ("surveys", "0001_initial"), ("workplan", "0002_own_order")]
for room, name in OLD:
    call_command("migrate", room, name, verbosity=0, skip_checks=True)
apps = MigrationExecutor(connection).loader.project_state(OLD).apps
now = datetime(2026, 7, 1, tzinfo=UTC)

def frameworks(a, b):
    adopted_by = {"x/ours": [a], "x/both": [a, b], "x/none": [], "plumbline/set-up-check": [b]}
    for code, councils in adopted_by.items():
        version = apps.get_model("frameworks", "FrameworkVersion").objects.create(
            code=code, version="1", kind="scorecard", title=code, digest=code, text="text", read_at=now)
        for council in councils:
            apps.get_model("frameworks", "Adoption").objects.create(
                council=council, framework=version, effective_from=now, adopted_at=now)

def orders(council, *texts):
    for number, (version, text) in enumerate(texts):
        apps.get_model("workplan", "OwnOrder").objects.create(
            council=council, code="plumbline/plan-order", version=version, text=text,
            digest=sha256(text.encode()).hexdigest(), adopted_at=now + timedelta(days=number), adopted_by=person)

def surveys(council, *asked):
    for one in asked:
        apps.get_model("surveys", "Survey").objects.create(
            council=council, provider=provider, audience="people", questionnaire_code=one.id,
            questionnaire_version=one.version, questionnaire_digest=one.digest, questionnaire_text=one.text,
            opens_on=now, closes_on=now, made_at=now, made_by=person)

ships, own = shipped_text(), shipped_text().replace("2026.1", "own")
with scope.everything():
    a, b = (apps.get_model("organisations", "Organisation").objects.create(kind="council", code=code, name=code)
            for code in "ab")
    person = apps.get_model("accounts", "User").objects.create(email="officer@a.example", name="Officer")
    alder = apps.get_model("organisations", "Organisation").objects.create(kind="provider", code="c", name="c")
    provider = apps.get_model("providers", "Provider").objects.create(organisation=alder)
    frameworks(a, b)
    orders(a, ("own", own), ("2026.1", ships), ("own", own))
    orders(b, ("own", "# of b" + chr(10) + own))
    staff = library.find("plumbline/staff")
    of_a = replace(library.find("plumbline/people"), id="x/people", digest="of a")
    surveys(a, staff, of_a, of_a)
    surveys(b, staff, replace(of_a, digest="of b"))
"""
_FORWARD = """
import django; django.setup()
from django.core.management import call_command
call_command("migrate", verbosity=0, skip_checks=True)
"""
_NOW = """
import django; django.setup()
from plumbline.organisations import scope
from plumbline.frameworks.models import Adoption, FrameworkVersion
"""
_BACK = """
import django; django.setup()
from django.core.management import call_command
from django.db import connection
from plumbline.organisations import scope
for room, name in ("workplan", "0002"), ("surveys", "0001"):
    call_command("migrate", room, name, verbosity=0, skip_checks=True)
with scope.everything(), connection.cursor() as cursor:
    cursor.execute("SELECT version FROM workplan_ownorder ORDER BY council_id, id")
    print(*[row[0] for row in cursor.fetchall()])
    cursor.execute("SELECT questionnaire_code FROM surveys_survey ORDER BY id")
    print(*[row[0].partition("/")[2] for row in cursor.fetchall()])
"""


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation with rows of the old shapes, brought to the newest."""
    installation = Installation.empty(tmp_path_factory.mktemp("moved") / "installation")
    installation.script(_BEFORE)
    installation.script(_FORWARD)
    yield installation
    installation.forget()


def _says(moved: Installation, code: str) -> list[str]:
    return moved.script(f"{_NOW}\nwith scope.everything():\n{code}").splitlines()


def test_a_file_that_one_council_alone_works_by_becomes_its_own(moved: Installation) -> None:
    assert _says(
        moved,
        "    for one in FrameworkVersion.objects.scorecards().order_by('code'):\n"
        "        print(one.code, one.council and one.council.code, one.adoptions.count())",
    ) == ["plumbline/set-up-check None 1", "x/both None 2", "x/none None 0", "x/ours a 1"]


def test_the_orders_a_council_weighed_by_are_adoptions_one_after_the_other(moved: Installation) -> None:
    assert _says(
        moved,
        "    from plumbline.workplan.reading import PLAN_ORDER\n"
        "    for one in Adoption.objects.of_kind(PLAN_ORDER).order_by('council__code', 'pk'):\n"
        "        file = one.framework\n"
        "        print(one.council.code, file.version, file.council and file.council.code, one.adopted_by,\n"
        "              one.adopted_at.day, one.ended_at and one.ended_at.day,\n"
        "              file.digest == file.read_as(PLAN_ORDER).digest, file.text.startswith('# of b'))",
    ) == [
        "a own a Officer 1 2 True False",
        "a 2026.1 None Officer 2 3 True False",
        "a own a Officer 3 None True False",
        "b own b Officer 1 None True True",
    ]


def test_what_a_survey_asks_is_on_the_shelf_once(moved: Installation) -> None:
    staff = library.find("plumbline/staff").digest

    assert _says(
        moved,
        "    from plumbline.surveys.models import Survey\n"
        "    for one in Survey.objects.order_by('pk'):\n"
        "        file = one.framework\n"
        "        print(one.council.code, file.code, file.council and file.council.code, file.digest[:4],\n"
        "              file.title == one.questionnaire.title)\n"
        "    print(Survey.objects.values('framework').distinct().count())",
    ) == [
        f"a plumbline/staff None {staff[:4]} True",
        "a x/people a of a True",
        "a x/people a of a True",
        f"b plumbline/staff None {staff[:4]} True",
        "b x/people b of b True",
        "3",
    ]


def test_it_can_be_undone_with_every_row(tmp_path: Path, moved: Installation) -> None:
    copy = moved.copied(tmp_path / "copy")
    assert copy.script(_BACK).split() == [
        "own",
        "2026.1",
        "own",
        "own",
        "staff",
        "people",
        "people",
        "staff",
        "people",
    ]
    copy.forget()
