"""The list of what a council takes with it: every file by its hash, and the chain of its history as it was found."""

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from plumbline.oversight.upkeep.refusal import Refused

FORMAT = 1
MANIFEST = "manifest.json"
TABLES, REFERRED, DOCUMENTS = "tables/", "referred/", "documents/"


@dataclass(frozen=True, slots=True)
class File:
    """One file of the folder: its name there, its hash and its size."""

    name: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True)
class Parting:
    """`events`, `head` and `broken` are what the walk through the council's history found.

    `lost` are the hashes of documents that were not to be had.
    """

    council: str
    name: str
    made_at: str
    version: str
    events: int
    head: str
    broken: str
    files: tuple[File, ...]
    lost: tuple[str, ...] = ()
    format: int = FORMAT

    def as_json(self) -> bytes:
        return json.dumps(asdict(self), indent=1, ensure_ascii=False).encode()

    @property
    def tables(self) -> dict[str, str]:
        """The hash of each table."""
        return {one.name: one.sha256 for one in self.files if one.name.startswith(TABLES)}

    @property
    def documents(self) -> list[str]:
        """The hashes of the documents, those that were lost included."""
        kept = [one.sha256 for one in self.files if one.name.startswith(DOCUMENTS)]
        return [*kept, *self.lost]


def digest_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def read_parting(folder: Path, digest: str) -> Parting:
    """The list in the folder, when it is the one of that digest and every file is as it says. Raises Refused."""
    try:
        content = (folder / MANIFEST).read_bytes()
    except OSError as fault:
        raise Refused(
            f"{folder} holds no list of what was written out. Write the council out first."
        ) from fault
    if digest_of(content) != digest:
        raise Refused(
            f"The list in {folder} has another digest: {digest_of(content)}. Compare it with what was noted."
        )
    told: dict[str, Any] = json.loads(content)
    told["files"] = tuple(File(**one) for one in told["files"])
    told["lost"] = tuple(told["lost"])
    parting = Parting(**told)
    if damaged := [one.name for one in parting.files if not _is_as_listed(folder, one)]:
        raise Refused(*(f"{name} is missing or not as it was written." for name in damaged))
    return parting


def _is_as_listed(folder: Path, file: File) -> bool:
    try:
        with (folder / file.name).open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest() == file.sha256
    except OSError:
        return False
