"""Taking a backup while the service runs."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import plumbline
from plumbline.documents.actions import vault
from plumbline.documents.models import Document
from plumbline.organisations import scope
from plumbline.oversight.upkeep import database
from plumbline.oversight.upkeep.archive import Writing, making
from plumbline.oversight.upkeep.manifest import DOCUMENTS, Manifest
from plumbline.oversight.upkeep.refusal import Refused


@dataclass(frozen=True, slots=True)
class BackUp:
    """What was kept. `sha256` is of the archive itself: noted elsewhere, it shows that nobody changed it since."""

    file: str
    made_at: str
    engine: str
    documents: int
    size: int
    sha256: str
    lost: tuple[str, ...]


def back_up(place: Path, *, now: datetime, despite_damage: bool = False) -> BackUp:
    """Write the database and every kept document into one archive at `place`, over an earlier one of that name.

    The database is copied first: a document is kept before the row that names it, and never goes, so each that the
    copy names is there afterwards. Raises Refused with every document that is lost or altered, unless told to go on.
    """
    database.refuse_without_means()
    database.refuse_without_tables()
    with making(place) as (archive, scratch):
        copy = scratch / "database"
        database.copy_to(copy)
        archive.add_database(copy)
        copy.unlink()
        lost = _add_documents(archive)
        if lost and not despite_damage:
            raise Refused(*lost.values(), "Bring them back from an earlier backup, or add --despite-damage.")
        manifest = Manifest(
            made_at=now.isoformat(timespec="seconds"),
            version=plumbline.__version__,
            engine=database.engine(),
            migrations=database.migrations_seen(),
            parts=tuple(archive.parts),
            lost=tuple(lost),
        )
        archive.finish(manifest)
    with place.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return BackUp(
        file=str(place),
        made_at=manifest.made_at,
        engine=manifest.engine,
        documents=len(manifest.parts) - 1,
        size=place.stat().st_size,
        sha256=sha256,
        lost=manifest.lost,
    )


def _add_documents(archive: Writing) -> dict[str, str]:
    """Every kept document once; what could not be added, with the reason."""
    lost = {}
    kept = vault()
    with scope.everything():
        hashes = list(Document.objects.order_by("sha256").values_list("sha256", flat=True).distinct())
    for sha256 in hashes:
        try:
            archive.add_document(f"{DOCUMENTS}{sha256}", sha256, kept.read(sha256))
        except FileNotFoundError:
            lost[sha256] = f"The file kept as {sha256} is gone."
        except ValueError as fault:
            lost[sha256] = str(fault)
    return lost
