"""Going back to a backup: checked whole before anything is touched."""

from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.management import call_command

from plumbline.documents.actions import vault
from plumbline.history.verification import ChainReport, verify
from plumbline.organisations import scope
from plumbline.oversight.upkeep import database
from plumbline.oversight.upkeep.archive import Archive, opened
from plumbline.oversight.upkeep.refusal import Refused


@dataclass(frozen=True, slots=True)
class Restored:
    """What came back. `chains` is what the walk through history found afterwards."""

    made_at: str
    documents: int
    lost: tuple[str, ...]
    chains: tuple[ChainReport, ...]

    @property
    def broken(self) -> tuple[ChainReport, ...]:
        return tuple(one for one in self.chains if one.why)


def restore(place: Path, *, replace: bool = False) -> Restored:
    """Make this installation what the archive holds, then bring its tables up to this version and walk its history.

    Documents come first: they are named by their hash, so one that nobody asks for does no harm. The database follows
    in one transaction. Whoever is cut off before its end has the old state, after it the restored one, which
    `migrate` completes. Raises Refused with every reason, OSError when the file cannot be opened.
    """
    database.refuse_without_means()
    with opened(place) as archive:
        if reasons := _reasons_against(archive, replace=replace):
            raise Refused(*reasons)
        kept = vault()
        documents = sum(1 for content in archive.documents() if kept.put(content))
        settings.STATE.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix="restoring-", dir=settings.STATE) as scratch:
            copy = Path(scratch) / "database"
            archive.extract_database(copy)
            database.put_back(copy)
        manifest = archive.manifest
    call_command("migrate", verbosity=0)
    with scope.everything():
        chains = tuple(verify())
    return Restored(manifest.made_at, documents, manifest.lost, chains)


def _reasons_against(archive: Archive, *, replace: bool) -> list[str]:
    reasons = [
        *archive.damage(),
        *archive.manifest.reasons_against(engine=database.engine(), migrations=database.migrations_known()),
    ]
    if not replace and not database.is_empty():
        reasons.append(
            "This installation already holds organisations, people or history. Add --replace to put the backup in their"
            " place; take a backup of what is there first."
        )
    return reasons
