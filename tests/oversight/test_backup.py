"""Backup and restore, on the database of this run: whole, refused with every reason, or as if nothing had happened."""

import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.oversight.installation import Installation

pytestmark = pytest.mark.own_database

# Does a piece of work again and again in a process of its own, each of which is killed at another step.
KILLED = """
import os
import django; django.setup()
from pathlib import Path
from django.utils import timezone
from plumbline.oversight.upkeep import backing_up, database, embedded, restoring, served

def die(*words, **more):
    os._exit(9)

def killed_at(owner, step, work):
    if (child := os.fork()) == 0:
        setattr(owner, step, die)
        work()
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
"""


@pytest.fixture(scope="module")
def installation(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """One installation for all of these tests; none of them leaves it changed."""
    made = Installation.empty(tmp_path_factory.mktemp("upkeep") / "state").begun()
    yield made
    made.forget()


@pytest.fixture(scope="module")
def archive(installation: Installation, tmp_path_factory: pytest.TempPathFactory) -> Path:
    place = tmp_path_factory.mktemp("archive") / "monday.zip"
    done = installation.run("backup", place)
    assert done.returncode == 0, done.stderr
    return place


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Installation]:
    """Another computer, on which nothing has been set up yet."""
    made = Installation.empty(tmp_path / "elsewhere")
    yield made
    made.forget()


@pytest.fixture
def another(installation: Installation, tmp_path: Path) -> Iterator[Installation]:
    """An installation like the first, to do with as one likes."""
    made = installation.copied(tmp_path / "another")
    yield made
    made.forget()


def test_everything_comes_back_on_another_computer_and_goes_on_working(
    installation: Installation, elsewhere: Installation, archive: Path
) -> None:
    done = elsewhere.run("restore", archive, "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["ok"], told["documents"]) == (0, True, 2)
    assert [one["why"] for one in told["chains"]] == [""]
    assert elsewhere.facts() == installation.facts()
    assert elsewhere.run("organisation", "add", "loamshire", "--name", "Loamshire (test)").returncode == 0
    verified = json.loads(elsewhere.run("history", "verify", "--json").stdout)
    assert (verified["ok"], verified["chains"][0]["events"]) == (True, 3)


def test_a_backup_says_what_it_holds_and_is_its_owners_alone(
    installation: Installation, tmp_path: Path
) -> None:
    place = tmp_path / "tuesday.zip"
    told = json.loads(installation.run("backup", place, "--json").stdout)
    assert (told["ok"], told["documents"], told["lost"], told["file"]) == (True, 2, [], str(place))
    assert told["size"] == place.stat().st_size
    assert place.stat().st_mode & 0o077 == 0
    assert [file.name for file in tmp_path.iterdir()] == ["tuesday.zip"]


def test_an_installation_with_something_in_it_is_not_overwritten_unasked(
    installation: Installation, archive: Path
) -> None:
    before = installation.facts()
    done = installation.run("restore", archive)
    assert done.returncode == 1
    assert "--replace" in done.stderr
    assert installation.facts() == before


def test_asked_for_the_restored_state_takes_the_place_of_what_was_there(
    installation: Installation, another: Installation, archive: Path
) -> None:
    another.run("organisation", "add", "loamshire", "--name", "Loamshire (test)")
    done = another.run("restore", archive, "--replace")
    assert done.returncode == 0, done.stderr
    assert another.facts() == installation.facts()


def test_a_killed_backup_leaves_the_last_good_one(
    installation: Installation, archive: Path, tmp_path: Path
) -> None:
    place = tmp_path / "nightly.zip"
    place.write_bytes(archive.read_bytes())
    said = installation.script(
        f"{KILLED}\n"
        f"work = lambda: backing_up.back_up(Path({str(place)!r}), now=timezone.now())\n"
        "killed_at(database, 'copy_to', work)\n"
        "killed_at(backing_up, '_add_documents', work)\n"
        "killed_at(database, 'migrations_seen', work)\n"
        "killed_at(os, 'replace', work)\n"
    )
    assert said.split() == ["9"] * 4
    assert place.read_bytes() == archive.read_bytes()


def test_a_killed_restore_leaves_the_old_state(another: Installation, archive: Path) -> None:
    """Before the documents, between documents and database, and when half of the pages are there."""
    another.run("organisation", "add", "loamshire", "--name", "Loamshire (test)")
    before = another.facts()
    said = another.script(
        f"{KILLED}\n"
        "embedded._PAGES = 10\n"
        "half_way = embedded.put_back\n"
        "def put_back(place):\n"
        "    half_way(place, step=die)\n"
        f"work = lambda: restoring.restore(Path({str(archive)!r}), replace=True)\n"
        "killed_at(restoring, 'vault', work)\n"
        "killed_at(database, 'put_back', work)\n"
        "embedded.put_back = put_back\n"
        "killed_at(served, 'put_back', work)\n"
    )
    assert said.split() == ["9"] * 3
    assert another.facts() == before
    assert another.run("restore", archive, "--replace").returncode == 0


def test_a_backup_is_not_made_of_documents_that_are_lost_unless_asked_for(
    another: Installation, tmp_path: Path
) -> None:
    kept = sorted(file for file in (another.state / "documents").rglob("*") if file.is_file())
    kept[0].unlink()
    kept[1].write_bytes(b"something else")
    place = tmp_path / "a.zip"
    refused = another.run("backup", place, "--json")
    assert refused.returncode == 1
    problems = " ".join(json.loads(refused.stdout)["problems"])
    assert kept[0].name in problems
    assert kept[1].name in problems
    assert not place.exists()
    made = another.run("backup", place, "--despite-damage", "--json")
    assert (made.returncode, sorted(json.loads(made.stdout)["lost"])) == (0, [kept[0].name, kept[1].name])


def test_other_peoples_files_are_refused_with_every_reason(
    installation: Installation, archive: Path, tmp_path: Path
) -> None:
    changed = tmp_path / "changed.zip"
    with ZipFile(archive) as old, ZipFile(changed, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, b"other" if name.startswith("documents/") else content)
    done = installation.run("restore", changed, "--json")
    assert done.returncode == 1
    problems = json.loads(done.stdout)["problems"]
    assert sum("not as it was when the backup was made" in one for one in problems) == 2
    assert sum("--replace" in one for one in problems) == 1


@pytest.mark.parametrize(
    ("words", "status", "says"),
    [
        (("backup",), 2, "FILE"),
        (("restore",), 2, "FILE"),
        (("restore", "nowhere.zip"), 2, "nowhere.zip cannot be opened"),
        (("backup", "nowhere/a.zip"), 2, "nowhere/a.zip cannot be written"),
        (("restore", "manage.txt"), 1, "not a whole backup"),
    ],
)
def test_what_cannot_be_opened_or_written_is_said(
    installation: Installation, words: tuple[str, ...], status: int, says: str
) -> None:
    (installation.state / "manage.txt").write_text("no archive")
    done = installation.run(*words)
    assert (done.returncode, says in done.stderr) == (status, True)


def test_without_postgresqls_programs_a_served_database_is_not_touched(installation: Installation) -> None:
    done = installation.run(
        "backup", "a.zip", PATH="/nonexistent", DATABASE_URL="postgresql://a:b@127.0.0.1:1/c"
    )
    assert done.returncode == 1
    assert "pg_dump, pg_restore, psql cannot be found" in done.stderr
