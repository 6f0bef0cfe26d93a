"""How an event is hashed: SHA-256 over the hash before it and the event as canonical JSON. Pure."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

FIRST = "0" * 64


def link(previous_hash: str, content: Mapping[str, Any]) -> str:
    """The hash of an event that follows `previous_hash`. `content` holds only JSON values."""
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(f"{previous_hash}\n{canonical}".encode()).hexdigest()
