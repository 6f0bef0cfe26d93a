"""A device on a visit, talking with the product's own door as the page without a network does.

It does what plumbline/desk/static/desk/visit/sending.js does, step by step, and takes its numbers from there: changes
in tens, photographs in parts that get smaller when the link drops. Nothing counts as sent that was not answered for.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from math import ceil, prod
from typing import Any
from uuid import UUID, uuid4

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from django.urls import reverse

from benchmarks.link import Dropped, Link
from tests.house.source import PACKAGE

_SCRIPT = PACKAGE / "desk" / "static" / "desk" / "visit" / "sending.js"
_NUMBER = re.compile(r"^const ([A-Z_]+) = ([\d *]+);$", re.MULTILINE)
_OF_THE_PAGE = {
    name: prod(int(factor) for factor in text.split("*"))
    for name, text in _NUMBER.findall(_SCRIPT.read_text(encoding="utf-8"))
}
FEW, LARGEST_PART, SMALLEST_PART = (_OF_THE_PAGE[name] for name in ("FEW", "LARGEST_PART", "SMALLEST_PART"))
FIRST_WAIT, LONGEST_WAIT = (_OF_THE_PAGE[name] / 1000 for name in ("FIRST_WAIT", "LONGEST_WAIT"))


@dataclass(frozen=True)
class Change:
    """An answer with its note, as it was written on the device."""

    ref: str
    choice: str
    note: str
    at: datetime
    saw: UUID | None = None
    client_id: UUID = field(default_factory=uuid4)

    @property
    def as_sent(self) -> dict[str, Any]:
        return {
            "client_id": str(self.client_id),
            "kind": "answer",
            "key": self.ref,
            "value": {"choice": self.choice, "note": self.note},
            "saw": str(self.saw) if self.saw else None,
            "written_at": self.at.isoformat(),
        }


@dataclass(frozen=True)
class Shot:
    """A photograph as the device keeps it until it is sent."""

    content: bytes
    caption: str
    area: str
    at: datetime
    client_id: UUID = field(default_factory=uuid4)


class Device:
    """`told` is what became of each change and photograph; `waited` the seconds that it would have held back."""

    def __init__(
        self,
        client: Client,
        visit: int,
        person: int,
        link: Link,
        *,
        changes: Sequence[Change] = (),
        shots: Sequence[Shot] = (),
    ) -> None:
        self.client, self.visit, self.person, self.link = client, visit, person, link
        self.changes, self.shots = changes, shots
        self.token = ""
        self.told: dict[str, str] = {}
        self.have: dict[UUID, int] = {}
        self.part = LARGEST_PART
        self.failures = 0
        self.waited = 0.0

    def send_all(self, tries: int = 3000) -> None:
        """Begins again after every drop, as the page does by itself, until the server has answered for everything."""
        for _ in range(tries):
            reached = False
            try:
                self.ask_who()
                reached = True
                self._send_changes()
                self._send_shots()
                self._fetched("visit_pack", self.visit)
            except Dropped:
                self.failures = 1 if reached else self.failures + 1
                self.waited += min(LONGEST_WAIT, FIRST_WAIT * 2 ** (self.failures - 1))
                continue
            return
        raise AssertionError(f"not everything was sent in {tries} tries: {len(self.told)} answered for")

    def ask_who(self) -> None:
        """Who is signed in, with the token that changes need."""
        told = self._fetched("visit_person")
        assert told["person"] == self.person
        self.token = told["token"]

    def send(self, changes: Sequence[Change]) -> list[dict[str, Any]]:
        """One request with these changes; what became of each."""
        pieces = [one.as_sent for one in changes]
        body = json.dumps({"person": self.person, "device": "tablet", "pieces": pieces}).encode()
        told: list[dict[str, Any]] = self._posted("visit_sync", body, "application/json")["pieces"]
        return told

    def _send_changes(self) -> None:
        while few := [one for one in self.changes if str(one.client_id) not in self.told][:FEW]:
            told = self.send(few)
            self.told |= {one["client_id"]: one["outcome"] for one in told}
            if len(told) < len(few):
                return

    def _send_shots(self) -> None:
        for shot in self.shots:
            if str(shot.client_id) not in self.told:
                self.told[str(shot.client_id)] = self._send_shot(shot)

    def _send_shot(self, shot: Shot) -> str:
        while True:
            told = self._send_part(shot, self.have.get(shot.client_id, 0))
            if told["outcome"] != "part":
                self.part = min(LARGEST_PART, self.part * 2)
                return str(told["outcome"])
            self.have[shot.client_id] = told["have"]
            self.part = min(LARGEST_PART, self.part + ceil(self.part / 2))

    def _send_part(self, shot: Shot, offset: int) -> dict[str, Any]:
        name = f"{shot.client_id}.jpg"
        form = {
            "offset": offset,
            "total": len(shot.content),
            "client_id": shot.client_id,
            "caption": shot.caption,
            "area": shot.area,
            "taken_at": shot.at.isoformat(),
            "person": self.person,
            "picture": SimpleUploadedFile(name, shot.content[offset : offset + self.part], "image/jpeg"),
        }
        try:
            return self._posted("visit_photograph_sync", encode_multipart(BOUNDARY, form), MULTIPART_CONTENT)
        except Dropped:
            tried = min(self.part, len(shot.content))
            self.part = max(SMALLEST_PART, ceil(tried / 4))
            raise

    def _fetched(self, name: str, *numbers: int) -> dict[str, Any]:
        address = reverse(f"desk:{name}", args=numbers)
        return _read(self.link.through(0, lambda: self.client.get(address)))

    def _posted(self, name: str, body: bytes, kind: str) -> dict[str, Any]:
        address, token = reverse(f"desk:{name}", args=[self.visit]), {"X-CSRFToken": self.token}

        def ask() -> Any:
            return self.client.generic("POST", address, body, content_type=kind, headers=token)

        return _read(self.link.through(len(body), ask))


def _read(response: Any) -> dict[str, Any]:
    assert response.status_code == 200, (response.status_code, response.content)
    told: dict[str, Any] = response.json()
    return told
