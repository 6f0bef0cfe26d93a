"""A council leaves the installation: what it takes with it, what goes, and what of others must not move."""

import hashlib
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from plumbline.accounts.actions import admit
from plumbline.accounts.models import Membership, User
from plumbline.accounts.permissions import Role
from plumbline.documents.actions import vault
from plumbline.documents.models import Document
from plumbline.documents.vault import Vault
from plumbline.history.chain import FIRST, link
from plumbline.history.models import Event
from plumbline.history.verification import verify
from plumbline.history.workflow import NotAllowed
from plumbline.oversight import consequences
from plumbline.oversight.leaving import removing
from plumbline.oversight.leaving.belongings import belongings, is_shared, ours
from plumbline.oversight.leaving.lines import lines_of
from plumbline.oversight.leaving.removing import remove
from plumbline.oversight.leaving.writing import Written, write_out
from plumbline.oversight.upkeep.refusal import Refused
from plumbline.returns.models import Return
from tests.cast import NOW, Q1, Q4, Cast
from tests.improvement import plans
from tests.intelligence.heard import heard
from tests.standing import placing

LATER = NOW + timedelta(hours=1)


class Killed(BaseException):
    """Nothing in the product catches it."""


@pytest.fixture
def council(cast: Cast) -> Cast:
    """Exampleshire with something in most rooms; Otherton with a return, and a file that both were given."""
    cast.submitted(Q4)
    heard(cast, is_restricted=True)
    placing.decided(cast)
    plans.agreed(cast)
    theirs = cast.issue(Q1, cast.other_contract)
    for one, by in ((cast.issue(Q1), cast.provider_staff), (theirs, cast.rival_staff)):
        consequences.workbook_received(one, "q1.xlsx", b"the same workbook", by=by, now=NOW)
    consequences.workbook_received(cast.issue(Q1), "q1.xlsx", b"ours", by=cast.provider_staff, now=NOW)
    return cast


def written(cast: Cast, folder: Path) -> Written:
    return write_out(cast.exampleshire, folder / "out", now=LATER)


def left(cast: Cast, folder: Path, digest: str) -> removing.Removed:
    cast.exampleshire.refresh_from_db()
    return remove(cast.exampleshire, folder / "out", digest, now=LATER)


def of_others(cast: Cast) -> dict[str, list[bytes]]:
    """Every row that is not Exampleshire's, but for the accounts and the installation's own history."""
    aside = {"accounts.user", "accounts.membership", "organisations.organisation", "history.chainhead"}
    kept = {one.name: one for one in belongings()}
    found = {}
    for model in ours():
        name = model._meta.label_lower
        rows = model._base_manager.order_by("pk")
        if name in kept:
            rows = rows.exclude(pk__in=kept[name].rows(cast.exampleshire).values("pk"))
        if name == "history.event":
            rows = rows.exclude(council=None)
        if name not in aside:
            found[name] = list(lines_of(rows))
    return found


def test_every_table_is_a_council_s_or_everybody_s() -> None:
    theirs = [one.model for one in belongings()]

    assert [one for one in ours() if is_shared(one) == (one in theirs)] == []


def test_what_is_written_out_can_be_read_and_its_history_walked_without_plumbline(
    council: Cast, tmp_path: Path
) -> None:
    made = written(council, tmp_path)

    folder = tmp_path / "out"
    listed = json.loads((folder / "manifest.json").read_bytes())
    assert hashlib.sha256((folder / "manifest.json").read_bytes()).hexdigest() == made.digest
    for file in listed["files"]:
        assert hashlib.sha256((folder / file["name"]).read_bytes()).hexdigest() == file["sha256"]
    before = FIRST
    events = [json.loads(one) for one in (folder / "tables/history.event.jsonl").read_bytes().splitlines()]
    for one in sorted(events, key=lambda event: int(event["number"])):
        content = {
            **{name: one[name] for name in ("number", "at", "system", "kind", "details")},
            **{name: one[f"{name}_id"] for name in ("council", "provider", "by")},
            "subject": [one["subject_kind"], one["subject_id"]],
            "shared": one["is_shared"],
        }
        before = link(before, content)
        assert before == one["hash"]
    assert (listed["head"], made.events, made.broken) == (before, len(events), "")
    named = (folder / "referred/providers.provider.jsonl").read_text(encoding="utf-8")
    assert str(council.alder.pk) in named
    assert "password" not in (folder / "referred/accounts.user.jsonl").read_text(encoding="utf-8")
    everything = b"".join(one.read_bytes() for one in (folder / "tables").iterdir())
    assert b"OT-001" not in everything
    assert b"EX-001" in everything


def test_it_leaves_and_nothing_of_anybody_else_moves(council: Cast, tmp_path: Path) -> None:
    made, others = written(council, tmp_path), of_others(council)

    gone = left(council, tmp_path, made.digest)

    assert of_others(council) == others
    assert {one.name: one.rows(council.exampleshire).count() for one in belongings()} == dict.fromkeys(
        (one.name for one in belongings()), 0
    )
    assert (gone.rows, gone.documents) == (made.rows, made.documents - 1)
    shared, ours_alone = (hashlib.sha256(one).hexdigest() for one in (b"the same workbook", b"ours"))
    assert vault().read(shared)
    with pytest.raises(FileNotFoundError):
        vault().read(ours_alone)
    assert not Membership.objects.current().filter(organisation=council.exampleshire).exists()
    assert not User.objects.get_queryset().get(pk=council.contracts_manager.pk).is_active
    assert User.objects.get_queryset().get(pk=council.provider_staff.pk).is_active
    assert [one.why for one in verify()] == ["", ""]
    told = Event.objects.about(council.exampleshire).get(kind="council.left").details
    assert (told["digest"], told["events"]) == (made.digest, made.events)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Event.objects.filter(kind="council.left").update(kind="other")
    council.exampleshire.refresh_from_db()
    with pytest.raises(NotAllowed, match="has left"):
        admit("a@b.example", "A", council.exampleshire, Role.AUDITOR, by=None, now=LATER, system="tests")


def test_what_changed_since_is_not_removed(council: Cast, tmp_path: Path) -> None:
    made = written(council, tmp_path)
    before = Return.objects.count()
    consequences.provider_reminded(council.issue(Q1), by=council.contract_officer, now=LATER)

    with pytest.raises(Refused, match=r"history\.event has changed"):
        left(council, tmp_path, made.digest)
    assert Return.objects.count() == before
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        Event.objects.all().delete()


@pytest.mark.parametrize("file", ["manifest.json", "tables/returns.return.jsonl"])
def test_a_folder_that_was_altered_removes_nothing(council: Cast, tmp_path: Path, file: str) -> None:
    made = written(council, tmp_path)
    with (tmp_path / "out" / file).open("ab") as altered:
        altered.write(b" ")

    with pytest.raises(Refused, match=r"another digest|not as it was written"):
        left(council, tmp_path, made.digest)
    assert Document.objects.filter(council=council.exampleshire).exists()


@pytest.mark.parametrize(
    ("owner", "step", "has_left"), [(removing, "dismiss", False), (Vault, "forget", True)]
)
def test_killed_at_any_step_it_can_be_run_again(
    council: Cast, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, owner: Any, step: str, has_left: bool
) -> None:
    def killed(*words: Any, **more: Any) -> None:
        raise Killed

    made = written(council, tmp_path)
    with monkeypatch.context() as patch:
        patch.setattr(owner, step, killed)
        with pytest.raises(Killed):
            left(council, tmp_path, made.digest)
    council.exampleshire.refresh_from_db()
    assert (council.exampleshire.left_on is not None) is has_left
    assert Document.objects.filter(council=council.exampleshire).exists() is not has_left

    left(council, tmp_path, made.digest)
    with pytest.raises(FileNotFoundError):
        vault().read(hashlib.sha256(b"ours").hexdigest())
    assert not Document.objects.filter(council=council.exampleshire).exists()


def test_the_command_says_what_to_do_next(
    council: Cast, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call_command("council-leave", "exampleshire", folder=tmp_path / "out")
    said = capsys.readouterr().out
    digest = said.rpartition("--remove ")[2].strip()
    assert "Nothing was removed." in said

    call_command("council-leave", "exampleshire", folder=tmp_path / "out", remove=digest)
    assert "has left" in capsys.readouterr().out
    with pytest.raises(SystemExit) as refused:
        call_command("council-leave", "exampleshire", folder=tmp_path / "again")
    assert refused.value.code == 1
