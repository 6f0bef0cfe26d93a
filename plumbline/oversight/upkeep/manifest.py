"""What an archive says that it holds, and why it cannot be used here. Pure."""

import json
import re
from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass
from typing import Any

FORMAT = 1
MANIFEST = "manifest.json"
DATABASE = "database"
DOCUMENTS = "documents/"
_NAME = re.compile(rf"{DATABASE}|{DOCUMENTS}(?P<sha256>[0-9a-f]{{64}})")
_SHA256 = re.compile("[0-9a-f]{64}")


class NotAManifest(ValueError):
    """The text is no manifest that this version can read; the message says why."""


@dataclass(frozen=True, slots=True)
class Part:
    """One file of the archive: its name there, the hash and the size that it must have."""

    name: str
    sha256: str
    size: int

    @property
    def is_document(self) -> bool:
        return self.name.startswith(DOCUMENTS)


@dataclass(frozen=True, slots=True)
class Manifest:
    """`migrations` are those the database had seen; `lost` the hashes of documents that were already gone."""

    made_at: str
    version: str
    engine: str
    migrations: tuple[str, ...]
    parts: tuple[Part, ...]
    lost: tuple[str, ...] = ()
    format: int = FORMAT

    def as_json(self) -> str:
        return json.dumps(asdict(self), indent=1)

    def reasons_against(self, *, engine: str, migrations: Collection[str]) -> Iterator[str]:
        """Why an installation on this engine, that knows these migrations, cannot take the archive."""
        if self.engine != engine:
            yield f"The backup is of a {self.engine} database and this installation uses {engine}. Set DATABASE_URL."
        unknown = sorted(set(self.migrations) - set(migrations))
        if unknown:
            yield (
                f"The backup is newer than this version: it was made by Plumbline {self.version}, and this one does not"
                f" know {', '.join(unknown[:3])}{' and more' if len(unknown) > 3 else ''}. Install that version first."
            )
        if DATABASE not in {part.name for part in self.parts}:
            yield "The backup holds no database."


def read_manifest(text: str) -> Manifest:
    """The manifest as written by `as_json`. Raises NotAManifest."""
    try:
        told: dict[str, Any] = json.loads(text)
        if told["format"] > FORMAT:
            raise NotAManifest(
                f"The backup has format {told['format']}, and this version reads up to {FORMAT}. Install a newer one."
            )
        parts = tuple(Part(**part) for part in told.pop("parts"))
        migrations, lost = tuple(told.pop("migrations")), tuple(told.pop("lost"))
        manifest = Manifest(parts=parts, migrations=migrations, lost=lost, **told)
    except (ValueError, KeyError, TypeError, AttributeError) as fault:
        if isinstance(fault, NotAManifest):
            raise
        raise NotAManifest(
            "The list of what the backup holds cannot be read, so the file is damaged."
        ) from fault
    if not all(_fits(part) for part in parts) or len({part.name for part in parts}) < len(parts):
        raise NotAManifest(
            "The list of what the backup holds names parts that no backup has, so it is not one of ours."
        )
    return manifest


def _fits(part: Part) -> bool:
    named = _NAME.fullmatch(part.name)
    if named is None or not _SHA256.fullmatch(part.sha256):
        return False
    return named["sha256"] in {None, part.sha256}
