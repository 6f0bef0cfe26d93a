"""The vault: a name is only given to a whole file, and a file that was altered is not handed out."""

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from plumbline.documents.vault import Vault

CONTENT = b"what a provider sent" * 100
NAME = hashlib.sha256(CONTENT).hexdigest()


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return Vault(tmp_path / "documents")


def _files(vault: Vault) -> list[Path]:
    return [file for file in vault.folder.rglob("*") if file.is_file()]


def test_bytes_come_back_by_their_hash(vault: Vault) -> None:
    assert vault.put(CONTENT) == NAME
    assert vault.read(NAME) == CONTENT


def test_the_same_bytes_twice_are_one_file(vault: Vault) -> None:
    vault.put(CONTENT)
    vault.put(CONTENT)
    assert [file.name for file in _files(vault)] == [NAME]


def test_nothing_that_nobody_kept_can_be_read(vault: Vault) -> None:
    with pytest.raises(FileNotFoundError):
        vault.read(NAME)


@pytest.mark.parametrize(
    "tamper",
    [
        lambda content: content[:-1],
        lambda content: content + b"\0",
        lambda content: content.replace(b"provider", b"imposter"),
        lambda content: b"",
    ],
    ids=["cut short", "made longer", "changed", "emptied"],
)
def test_a_file_that_was_altered_on_disk_is_not_handed_out(
    vault: Vault, tamper: Callable[[bytes], bytes]
) -> None:
    vault.put(CONTENT)
    (file,) = _files(vault)
    file.write_bytes(tamper(CONTENT))
    with pytest.raises(ValueError, match="no longer what it was"):
        vault.read(NAME)


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_the_disk_refuses_leaves_nothing(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*words: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(os, step, full)
        with pytest.raises(OSError, match="No space left"):
            vault.put(CONTENT)
    assert _files(vault) == []
    assert vault.put(CONTENT) == NAME


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_is_cut_off_gives_no_name_to_half_a_file(
    vault: Vault, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    """The process is killed: not even its clearing up runs, and the name is still not taken."""

    def killed(*words: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as process:
        process.setattr(os, step, killed)
        with pytest.raises(KeyboardInterrupt):
            vault.put(CONTENT)
    with pytest.raises(FileNotFoundError):
        vault.read(NAME)
    assert vault.put(CONTENT) == NAME
    assert vault.read(NAME) == CONTENT


def test_kept_files_are_the_owners_alone(vault: Vault) -> None:
    vault.put(CONTENT)
    (file,) = _files(vault)
    assert file.stat().st_mode & 0o077 == 0
