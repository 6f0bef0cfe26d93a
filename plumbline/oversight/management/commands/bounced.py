"""`bounced` reads one returned message from standard input; `bounced FOLDER` every .eml file of a folder.

What it answers may travel back to whoever wrote the message, so it says the same whether a letter was found or not.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError
from django.utils import timezone

from plumbline.notices.returned import MOST_BYTES, NotAReport, read_returned
from plumbline.oversight.letter_consequences import letter_returned

# Mail systems keep the message and call again (EX_TEMPFAIL of sysexits.h). Any other end would bounce the bounce.
CALL_AGAIN = 75
WRONG_USAGE = 2
_READ = "Read. If it is about a letter that was posted from here, that letter is marked as come back."


class Command(BaseCommand):
    help = "Read the mail system's reports of letters that came back: one from standard input, or a folder of them."
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("folder", metavar="FOLDER", nargs="?", type=Path)

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            for name, content in _messages(options["folder"]):
                self.stdout.write(f"{name}{_taken(content)}")
        except NotADirectoryError as fault:
            self.stderr.write(f"{fault.filename} is no folder.")
            raise SystemExit(WRONG_USAGE) from fault
        except DatabaseError as fault:
            self.stderr.write(
                "The database does not answer, so the message was not read. Hand it in again later."
            )
            raise SystemExit(CALL_AGAIN) from fault


def _messages(folder: Path | None) -> Iterator[tuple[str, bytes]]:
    """Each message with what stands before its answer. A byte more than is read shows that it is too large."""
    if folder is None:
        yield "", sys.stdin.buffer.read(MOST_BYTES + 1)
        return
    if not folder.is_dir():
        raise NotADirectoryError(20, "", str(folder))
    for file in sorted(folder.glob("*.eml")):
        if file.is_file():
            with file.open("rb") as message:
                yield f"{file.name}: ", message.read(MOST_BYTES + 1)


def _taken(content: bytes) -> str:
    try:
        returned = read_returned(content)
    except NotAReport as reason:
        return f"Left alone. {reason}"
    letter_returned(returned, now=timezone.now(), system="bounced")
    return _READ
