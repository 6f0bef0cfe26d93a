"""What a device sends: read whole or refused with the cause, handed to the one act, and answered piece by piece."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpRequest

from plumbline.accounts.models import User
from plumbline.desk.visits.offline.packing import stands_at
from plumbline.visits import actions as visits
from plumbline.visits.models import Visit
from plumbline.visits.pieces import Noted, Piece, read_piece

MOST_PIECES = 50


class Unreadable(Exception):
    """The message cannot be read; the text says why."""


class SomebodyElse(Exception):
    """What arrived was written by another person than the one who is signed in now."""


@dataclass(frozen=True, slots=True)
class Batch:
    """A few pieces from one device. `refused` are those that could be named but not read."""

    device: str
    pieces: tuple[Piece, ...]
    refused: tuple[Noted, ...]


def read_batch(request: HttpRequest, user: User, *, now: datetime) -> Batch:
    """Raises Unreadable, or SomebodyElse."""
    try:
        sent = json.loads(request.body)
    except ValueError as problem:
        raise Unreadable("What the device sent is not whole. It sends it again by itself.") from problem
    if not isinstance(sent, Mapping) or not isinstance(sent.get("pieces"), list):
        raise Unreadable("What the device sent holds no list of changes. Open the page again.")
    check_person(sent.get("person"), user)
    if len(sent["pieces"]) > MOST_PIECES:
        raise Unreadable(f"At most {MOST_PIECES} changes are taken at a time. Open the page again.")
    read = [read_piece(one, now=now) for one in sent["pieces"]]
    if None in read:
        raise Unreadable("A change without a number of its own cannot be taken. Open the page again.")
    pieces = tuple(one for one in read if isinstance(one, Piece))
    return Batch(
        str(sent.get("device", ""))[:40], pieces, tuple(one for one in read if isinstance(one, Noted))
    )


def check_person(told: object, user: User) -> None:
    """What one person wrote is never taken as another's, though both use one browser. Raises SomebodyElse."""
    if str(told) != str(user.pk):
        raise SomebodyElse(
            "Somebody else has signed in on this device. Sign in as yourself to send what you wrote."
        )


def take(visit: Visit, batch: Batch, *, by: User, now: datetime) -> dict[str, Any]:
    """What became of every piece, and what stands at its place now. Raises NotAllowed."""
    noted = visits.note(visit, batch.pieces, by=by, now=now, device=batch.device)
    places = {one.client_id: (one.kind, one.key) for one in batch.pieces}
    stands = stands_at(visit, by, places.values())
    answers = []
    for one in (*noted, *batch.refused):
        place = "/".join(places.get(one.client_id, ("", "")))
        answers.append(
            {
                "client_id": str(one.client_id),
                "outcome": one.outcome,
                "says": one.says,
                "stands": stands.get(place),
            }
        )
    return {"pieces": answers, "at": now.isoformat()}
