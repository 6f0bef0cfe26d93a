"""Photographs that come in parts, because the link drops before a whole one is through.

What has come is kept on disk, in order, until the rest is there. The file itself says how much that is, so a part that
was cut off, or came twice, only means that the device goes on from there.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import UUID

from django.conf import settings

from plumbline.accounts.models import User
from plumbline.visits.models import Visit
from plumbline.visits.pictures import MOST_BYTES

LEFT_BEHIND_AFTER = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Part:
    """`content` from byte `offset` on, of a picture of `total` bytes."""

    client_id: UUID
    offset: int
    total: int
    content: bytes

    @property
    def is_whole(self) -> bool:
        return self.offset == 0 and len(self.content) >= self.total

    @property
    def fits(self) -> bool:
        return 0 <= self.offset <= self.total <= MOST_BYTES and self.offset + len(self.content) <= self.total


def put_together(visit: Visit, part: Part, *, by: User, now: datetime) -> bytes | int:
    """The whole picture, or how many bytes of it there are so far."""
    if part.is_whole:
        return part.content
    file = _file(visit, part.client_id, by)
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    have = file.stat().st_size if file.exists() else 0
    if have == part.offset:
        _sweep(file.parent, now)
        with file.open("ab") as arriving:
            arriving.write(part.content)
        have += len(part.content)
    return file.read_bytes() if have == part.total else have


def forget(visit: Visit, client_id: UUID, *, by: User) -> None:
    """The picture is kept where it belongs, or never will be: its parts are not needed any more."""
    _file(visit, client_id, by).unlink(missing_ok=True)


def _file(visit: Visit, client_id: UUID, by: User) -> Path:
    return Path(settings.MEDIA_ROOT) / "arriving" / f"{visit.pk}-{by.pk}-{client_id}"


def _sweep(folder: Path, now: datetime) -> None:
    """Parts of pictures that were given up on are not kept for ever."""
    before = (now - LEFT_BEHIND_AFTER).timestamp()
    for file in folder.iterdir():
        if file.stat().st_mtime < before:
            file.unlink(missing_ok=True)
