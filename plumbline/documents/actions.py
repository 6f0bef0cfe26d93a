"""Keeping a file."""

from datetime import datetime
from pathlib import PurePath
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import transaction

from plumbline.documents.evidence import refusal
from plumbline.documents.models import Document
from plumbline.documents.scanning import ScannerSilent, harm_in
from plumbline.documents.vault import Vault
from plumbline.history.workflow import NotAllowed

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


@transaction.atomic
def keep_evidence(
    name: str, content: bytes, *, by: "User | None", now: datetime, council_id: int, provider_id: int
) -> Document:
    """Keep a file that somebody gives as evidence, if it is of a kind that is taken and no scanner objects.

    Raises NotAllowed with the cause and what to do; then nothing is kept, nor anything of the same transaction.
    """
    if why_not := refusal(tidy(name), content):
        raise NotAllowed(why_not)
    document = keep(name, content, by=by, now=now, council_id=council_id, provider_id=provider_id)
    try:
        harm = scan(document, content, by=by)
    except ScannerSilent as silent:
        raise NotAllowed(
            f"“{document.name}” could not be checked for viruses just now, so nothing was kept. "
            "Try again in some minutes."
        ) from silent
    if harm:
        raise NotAllowed(
            f"A virus scanner found “{harm}” in “{document.name}”, so nothing was kept. Leave that file out."
        )
    return document


def content_of(document: Document) -> bytes:
    """The bytes of a kept file. Raises NotAllowed when malware was found in it."""
    if document.harm:
        raise NotAllowed(
            f"A virus scanner found “{document.harm}” in this file, so nobody can open it from here."
        )
    return vault().read(document.sha256)


def scan(document: Document, content: bytes, *, by: "User | None") -> str:
    """Ask the scanner, if the operator has one; the name of what it found, or an empty text.

    Raises ScannerSilent when a scanner is configured and does not answer.
    """
    if not settings.CLAMD_SOCKET:
        return ""
    document.harm = harm_in(content, settings.CLAMD_SOCKET)[:200]
    Document.objects.filter(pk=document.pk).update(harm=document.harm)
    return document.harm


def vault() -> Vault:
    return Vault(settings.MEDIA_ROOT)


def tidy(name: str) -> str:
    """A file name that is only a name: no path, no control characters, at most 200 characters."""
    bare = PurePath(name.replace("\\", "/")).name
    return "".join(character for character in bare if character.isprintable())[-200:] or "file"
