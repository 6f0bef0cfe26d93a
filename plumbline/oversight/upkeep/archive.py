"""The archive file: a zip of parts with the list of their hashes. Written whole or not at all; read with suspicion."""

import hashlib
import os
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from plumbline.oversight.upkeep.manifest import (
    DATABASE,
    MANIFEST,
    Manifest,
    NotAManifest,
    Part,
    read_manifest,
)
from plumbline.oversight.upkeep.refusal import Refused

_CHUNK = 1024 * 1024
_DAMAGE = (BadZipFile, zlib.error, OSError, EOFError, KeyError, NotImplementedError, RuntimeError)


class Writing:
    """An archive that is being made."""

    def __init__(self, zipped: ZipFile) -> None:
        self._zip = zipped
        self.parts: list[Part] = []

    def add_database(self, file: Path) -> None:
        digest, size = hashlib.sha256(), 0
        part = ZipInfo(DATABASE)
        part.compress_type = ZIP_DEFLATED
        with file.open("rb") as source, self._zip.open(part, "w", force_zip64=True) as target:
            while piece := source.read(_CHUNK):
                digest.update(piece)
                size += len(piece)
                target.write(piece)
        self.parts.append(Part(DATABASE, digest.hexdigest(), size))

    def add_document(self, name: str, sha256: str, content: bytes) -> None:
        # Workbooks are zips themselves; to press them again only takes time.
        self._zip.writestr(ZipInfo(name), content, ZIP_STORED)
        self.parts.append(Part(name, sha256, len(content)))

    def finish(self, manifest: Manifest) -> None:
        self._zip.writestr(ZipInfo(MANIFEST), manifest.as_json(), ZIP_DEFLATED)


@contextmanager
def making(place: Path) -> Iterator[tuple[Writing, Path]]:
    """An archive for `place` and a folder for scratch beside it. The name is given only when all of it is on disk."""
    with TemporaryDirectory(prefix=f".{place.name}.unfinished-", dir=place.parent) as folder:
        unfinished = Path(folder) / "archive"
        with unfinished.open("xb") as file:
            os.fchmod(file.fileno(), 0o600)
            with ZipFile(file, "w", allowZip64=True) as zipped:
                yield Writing(zipped), Path(folder)
            file.flush()
            os.fsync(file.fileno())
        os.replace(unfinished, place)


class Archive:
    """An archive that is being read."""

    def __init__(self, zipped: ZipFile, manifest: Manifest) -> None:
        self._zip = zipped
        self.manifest = manifest

    def damage(self) -> Iterator[str]:
        """Every part that is missing, altered or not on the list."""
        names = self._zip.namelist()
        listed = {part.name for part in self.manifest.parts}
        for name in sorted(set(names) - listed - {MANIFEST}):
            yield f"The backup is damaged: it holds “{name[:80]}”, which is not on its list."
        for part in self.manifest.parts:
            if names.count(part.name) != 1:
                yield f"The backup is damaged: {part.name} is not in it."
            elif not self._is_as_listed(part):
                yield f"The backup is damaged: {part.name} is not as it was when the backup was made."

    def _is_as_listed(self, part: Part) -> bool:
        try:
            digest, size = hashlib.sha256(), 0
            for piece in self._pieces(part):
                digest.update(piece)
                size += len(piece)
        except _DAMAGE:
            return False
        return (digest.hexdigest(), size) == (part.sha256, part.size)

    def documents(self) -> Iterator[bytes]:
        for part in self.manifest.parts:
            if part.is_document:
                yield b"".join(self._pieces(part))

    def extract_database(self, place: Path) -> None:
        database = next(part for part in self.manifest.parts if part.name == DATABASE)
        with place.open("xb") as file:
            for piece in self._pieces(database):
                file.write(piece)

    def _pieces(self, part: Part) -> Iterator[bytes]:
        """The content, but never more than was promised: a small archive must not fill the disk."""
        left = part.size + 1
        with self._zip.open(part.name) as source:
            while left > 0 and (piece := source.read(min(_CHUNK, left))):
                left -= len(piece)
                yield piece


@contextmanager
def opened(place: Path) -> Iterator[Archive]:
    """The archive at `place`. Raises Refused when it is not one, OSError when it cannot be opened."""
    with place.open("rb") as file:
        try:
            zipped = ZipFile(file)
            manifest = read_manifest(zipped.read(MANIFEST).decode())
        except KeyError as fault:
            raise Refused(
                f"{place.name} is not a backup of Plumbline: it has no list of what it holds."
            ) from fault
        except NotAManifest as fault:
            raise Refused(str(fault)) from fault
        except (*_DAMAGE, UnicodeDecodeError) as fault:
            raise Refused(
                f"{place.name} is not a whole backup: it is cut off or another kind of file."
            ) from fault
        with zipped:
            yield Archive(zipped, manifest)
