"""Writing a council out, of one moment: its tables, the shared rows they name, its documents and its history."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connection, transaction
from django.db.models import Model, QuerySet

import plumbline
from plumbline.accounts.models import Membership
from plumbline.documents.actions import vault
from plumbline.documents.models import Document
from plumbline.history.actions import record
from plumbline.history.models import ChainHead
from plumbline.history.verification import verify_chain
from plumbline.organisations import scope
from plumbline.organisations.models import Organisation
from plumbline.oversight.leaving.belongings import Belonging, belongings, keys
from plumbline.oversight.leaving.lines import lines_of
from plumbline.oversight.leaving.parting import (
    DOCUMENTS,
    MANIFEST,
    REFERRED,
    TABLES,
    File,
    Parting,
    digest_of,
)
from plumbline.oversight.upkeep.refusal import Refused

READ_ME = "README.txt"
_EXPLAINS = """What {name} had in Plumbline {version} on {made_at}.

tables/     one file a table, one row a line (JSON). Columns that end in _id name a row of another file.
referred/   the rows of others that these name: providers, services, people (name and address only).
documents/  every file that was kept, named by its SHA-256; tables/documents.document.jsonl gives the names.
manifest.json  every file with its SHA-256. The SHA-256 of manifest.json itself is the digest that was printed.

History is tables/history.event.jsonl, a chain: the hash of each event is SHA-256 of the hash before it (the first:
64 zeros), a line feed, and this as JSON with sorted keys, without spaces and not escaped to ASCII: council
(council_id), provider (provider_id), number, at, by (by_id), system, kind, subject ([subject_kind, subject_id]),
details, shared (is_shared). It was walked while this was written: {events} events, {found}.
"""


@dataclass(frozen=True, slots=True)
class Written:
    """`digest` is of the list; it is what the second step asks for."""

    folder: str
    digest: str
    tables: int
    rows: int
    documents: int
    lost: tuple[str, ...]
    events: int
    broken: str


def write_out(council: Organisation, folder: Path, *, now: datetime, despite_damage: bool = False) -> Written:
    """Everything of the council into a new folder, whose name is given when all of it is there.

    Raises Refused when the folder exists, the council has left, or documents are lost or altered, unless told to go on.
    """
    if folder.exists():
        raise Refused(f"{folder} is there already. Name a folder that is not.")
    if council.left_on:
        raise Refused(f"{council} left on {council.left_on:%d %B %Y}. There is nothing to write out.")
    with TemporaryDirectory(prefix=f".{folder.name}.unfinished-", dir=folder.parent) as scratch:
        unfinished = Path(scratch) / folder.name
        unfinished.mkdir(mode=0o700)
        with one_moment(), scope.everything():
            making = _Making(unfinished)
            for belonging in belongings():
                making.table(belonging, council)
            making.roles(council)
            making.referred()
            lost = making.keep_documents(council)
            if lost and not despite_damage:
                raise Refused(*lost.values(), "Bring them back from a backup, or add --despite-damage.")
            parting = _parting(council, making, tuple(lost), now)
        content = parting.as_json()
        (unfinished / MANIFEST).write_bytes(content)
        os.replace(unfinished, folder)
    with scope.everything():
        record(
            "council.written_out",
            council,
            by=None,
            now=now,
            system="council-leave",
            digest=digest_of(content),
        )
    return Written(
        folder=str(folder),
        digest=digest_of(content),
        tables=len(parting.tables),
        rows=making.rows,
        documents=sum(one.name.startswith(DOCUMENTS) for one in parting.files),
        lost=parting.lost,
        events=parting.events,
        broken=parting.broken,
    )


def _parting(council: Organisation, making: "_Making", lost: tuple[str, ...], now: datetime) -> Parting:
    report, head = verify_chain(council.pk), ChainHead.objects.filter(council=council).first()
    parting = Parting(
        council=council.code,
        name=council.name,
        made_at=now.isoformat(timespec="seconds"),
        version=plumbline.__version__,
        events=report.events if report else 0,
        head=head.hash if head else "",
        broken=report.why if report else "",
        files=(),
        lost=lost,
    )
    found = parting.broken or "each as it was written"
    making.write(READ_ME, [_EXPLAINS.format(**asdict(parting), found=found).encode()])
    return replace(parting, files=tuple(making.files))


class _Making:
    """A folder that is being filled."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.files: list[File] = []
        self.rows = 0
        self._named: dict[type[Model], set[Any]] = defaultdict(set)
        self._own = {one.model: one for one in belongings()}

    def write(self, name: str, pieces: Iterable[bytes]) -> int:
        """The number of pieces."""
        place, digest, count = self._folder / name, hashlib.sha256(), 0
        place.parent.mkdir(exist_ok=True)
        with place.open("xb") as file:
            for piece in pieces:
                digest.update(piece)
                file.write(piece)
                count += 1
        self.files.append(File(name, digest.hexdigest(), place.stat().st_size))
        return count

    def table(self, belonging: Belonging, council: Organisation) -> None:
        self.rows += self.write(name_of(belonging), lines_of(belonging.rows(council)))
        self._note(belonging.model, belonging.rows(council))

    def roles(self, council: Organisation) -> None:
        """Who worked there as what. These rows stay, ended."""
        rows = Membership.objects.filter(organisation=council).order_by("pk")
        self.write(f"{REFERRED}accounts.membership.jsonl", lines_of(rows))
        self._note(Membership, rows)

    def referred(self) -> None:
        """The rows of nobody or of others that were named, and those that these name."""
        told: dict[type[Model], set[Any]] = defaultdict(set)
        while new := {
            model: found - told[model] for model, found in self._named.items() if found - told[model]
        }:
            for model, found in new.items():
                told[model] |= found
                self._note(model, model._base_manager.filter(pk__in=found))
        for model, found in sorted(told.items(), key=lambda pair: pair[0]._meta.label_lower):
            rows = model._base_manager.filter(pk__in=found).order_by("pk")
            self.write(f"{REFERRED}{model._meta.label_lower}.jsonl", lines_of(rows))

    def _note(self, model: type[Model], rows: "QuerySet[Any]") -> None:
        """Remember whom these rows name, but for what is the council's own and therefore here already."""
        for field in keys(model):
            named = rows.order_by().exclude(**{field.attname: None}).values(field.attname)
            other: type[Model] = field.related_model
            found = other._base_manager.filter(pk__in=named)
            if own := self._own.get(other):
                # Such a table also holds what ships with Plumbline and is nobody's: frameworks and their figures.
                found = found.filter(**dict.fromkeys(own.ways[:1]))
            self._named[other] |= set(found.values_list("pk", flat=True))

    def keep_documents(self, council: Organisation) -> dict[str, str]:
        """Each kept document once; what could not be written, with the reason."""
        lost, kept = {}, vault()
        hashes = Document.objects.filter(council=council).order_by("sha256").values_list("sha256", flat=True)
        for sha256 in hashes.distinct():
            try:
                self.write(f"{DOCUMENTS}{sha256}", [kept.read(sha256)])
            except FileNotFoundError:
                lost[sha256] = f"The file kept as {sha256} is gone."
            except ValueError as fault:
                lost[sha256] = str(fault)
        return lost


def name_of(belonging: Belonging) -> str:
    return f"{TABLES}{belonging.name}.jsonl"


@contextmanager
def one_moment() -> Iterator[None]:
    """Everything that is read inside is of one moment, while others go on writing."""
    is_outermost = not connection.in_atomic_block
    with transaction.atomic():
        if is_outermost and connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        yield
