"""The archive and its list: what is damaged, newer or somebody else's is named, all of it at once."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest

from plumbline.oversight.upkeep.archive import making, opened
from plumbline.oversight.upkeep.manifest import FORMAT, MANIFEST, Manifest, NotAManifest, Part, read_manifest
from plumbline.oversight.upkeep.refusal import Refused

DOCUMENT = b"a workbook"
SHA256 = "f5c1e4a4c9e3d2c3a7f5ff5e2a7a7f1f0c5a3d0e2b1c4d6e8f9a0b1c2d3e4f50"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    sha256 = hashlib.sha256(DOCUMENT).hexdigest()
    place = tmp_path / "a.zip"
    with making(place) as (writing, scratch):
        database = scratch / "database"
        database.write_bytes(b"rows " * 1000)
        writing.add_database(database)
        writing.add_document(f"documents/{sha256}", sha256, DOCUMENT)
        writing.finish(Manifest("2026-07-10", "0.1.0", "sqlite", ("a.0001",), tuple(writing.parts)))
    return place


def _manifest(archive: Path) -> Manifest:
    with opened(archive) as opening:
        return opening.manifest


def test_what_was_written_is_read_back_whole(archive: Path, tmp_path: Path) -> None:
    with opened(archive) as opening:
        assert list(opening.damage()) == []
        assert list(opening.documents()) == [DOCUMENT]
        opening.extract_database(tmp_path / "database")
    assert (tmp_path / "database").read_bytes() == b"rows " * 1000


def test_an_archive_is_there_only_when_it_is_whole(tmp_path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), making(tmp_path / "a.zip"):
        raise KeyboardInterrupt
    assert list(tmp_path.iterdir()) == []


def _without(prefix: str) -> Callable[[dict[str, bytes]], dict[str, bytes]]:
    return lambda parts: {name: content for name, content in parts.items() if not name.startswith(prefix)}


@pytest.mark.parametrize(
    ("change", "says"),
    [
        (_without("database"), "database is not in it"),
        (_without("documents"), "is not in it"),
        (lambda parts: {**parts, "database": b"rows"}, "database is not as it was"),
        (lambda parts: {**parts, "database": b"rows " * 1001}, "database is not as it was"),
        (lambda parts: {**parts, "../evil": b"x"}, "“../evil”, which is not on its list"),
    ],
)
def test_damage_is_named(
    archive: Path, change: Callable[[dict[str, bytes]], dict[str, bytes]], says: str
) -> None:
    with ZipFile(archive) as old:
        parts = change({name: old.read(name) for name in old.namelist()})
    with ZipFile(archive, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    with opened(archive) as opening:
        (found,) = opening.damage()
    assert says in found


@pytest.mark.parametrize("number", [0, 1, 2], ids=["database", "document", "list"])
def test_a_flipped_bit_is_noticed_in_every_part(archive: Path, number: int) -> None:
    with ZipFile(archive) as zipped:
        part = zipped.infolist()[number]
    content = bytearray(archive.read_bytes())
    named, extra = content[part.header_offset + 26], content[part.header_offset + 28]
    content[part.header_offset + 30 + named + extra + part.compress_size // 2] ^= 0xFF
    archive.write_bytes(content)
    assert _trouble(archive)


def _trouble(archive: Path) -> list[str]:
    """Why the archive cannot be used, wherever that is found."""
    try:
        with opened(archive) as opening:
            return list(opening.damage())
    except Refused as refusal:
        return list(refusal.reasons)


@pytest.mark.parametrize("share", [0.0, 0.3, 0.9, 0.999])
def test_an_archive_that_is_cut_off_is_refused(archive: Path, share: float) -> None:
    content = archive.read_bytes()
    archive.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(Refused, match="not a whole backup"), opened(archive):
        pass


def test_a_zip_of_something_else_is_refused(tmp_path: Path) -> None:
    with ZipFile(tmp_path / "photos.zip", "w") as other:
        other.writestr("beach.jpg", b"")
    with pytest.raises(Refused, match="no list of what it holds"), opened(tmp_path / "photos.zip"):
        pass


@pytest.mark.parametrize(
    ("engine", "known", "says"),
    [
        ("sqlite", {"a.0001"}, []),
        ("sqlite", {"a.0001", "a.0002"}, []),
        ("postgresql", {"a.0001"}, ["is of a sqlite database"]),
        ("sqlite", set(), ["is newer than this version"]),
        ("postgresql", set(), ["is of a sqlite database", "is newer than this version"]),
    ],
)
def test_why_an_installation_cannot_take_it(
    archive: Path, engine: str, known: set[str], says: list[str]
) -> None:
    reasons = list(_manifest(archive).reasons_against(engine=engine, migrations=known))
    assert len(reasons) == len(says)
    assert all(part in reason for part, reason in zip(says, reasons, strict=True))


def test_a_later_format_is_called_newer(archive: Path) -> None:
    later = replace(_manifest(archive), format=FORMAT + 1)
    with pytest.raises(NotAManifest, match="Install a newer"):
        read_manifest(later.as_json())


@pytest.mark.parametrize(
    "parts",
    [
        (Part("../../etc/passwd", SHA256, 1),),
        (Part("documents/../x", SHA256, 1),),
        (Part(f"documents/{SHA256}", "0" * 64, 1),),
        (Part("database", "not a hash", 1),),
        (Part("database", SHA256, 1), Part("database", SHA256, 1)),
    ],
)
def test_a_list_with_parts_that_no_backup_has_is_refused(archive: Path, parts: tuple[Part, ...]) -> None:
    with pytest.raises(NotAManifest, match="not one of ours"):
        read_manifest(replace(_manifest(archive), parts=parts).as_json())


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"format": 1}', '{"format": "1"}'])
def test_a_list_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(NotAManifest):
        read_manifest(text)


def test_a_small_archive_cannot_fill_the_disk(archive: Path, tmp_path: Path) -> None:
    """The list promises five bytes; the zip holds fifty million."""
    with ZipFile(archive) as old:
        listed = json.loads(old.read(MANIFEST))
    listed["parts"] = [{"name": "database", "sha256": SHA256, "size": 5}]
    with ZipFile(archive, "w", compression=8) as new:
        new.writestr("database", b"\0" * 50_000_000)
        new.writestr(MANIFEST, json.dumps(listed))
    with opened(archive) as opening:
        opening.extract_database(tmp_path / "database")
    assert (tmp_path / "database").stat().st_size == 6
