"""Keeping a file."""

from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from plumbline.documents.models import Document
from plumbline.documents.vault import Vault

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def keep(
    name: str,
    content: bytes,
    *,
    by: "User | None",
    now: datetime,
    council_id: int | None,
    provider_id: int | None,
) -> Document:
    """Keep a file as it came. The bytes are safe on disk before the row says that they are.

    A process killed between the two leaves bytes that no row names; they are harmless and are found again by
    their hash when the same file comes once more.
    """
    return Document.objects.create(
        council_id=council_id,
        provider_id=provider_id,
        name=tidy(name),
        size=len(content),
        sha256=vault().put(content),
        kept_at=now,
        kept_by=by,
    )


def content_of(document: Document) -> bytes:
    """The bytes of a kept file."""
    return vault().read(document.sha256)


def vault() -> Vault:
    return Vault(settings.MEDIA_ROOT)


def tidy(name: str) -> str:
    """A file name that is only a name: no path, no control characters, at most 200 characters."""
    bare = PurePath(name.replace("\\", "/")).name
    return "".join(character for character in bare if character.isprintable())[-200:] or "file"
