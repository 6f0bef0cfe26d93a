"""Where bytes are kept: one file for each hash, written whole or not at all. Knows nothing of the database."""

import hashlib
import os
import tempfile
from pathlib import Path


class Vault:
    """A folder of files named by their SHA-256. A name is only ever given to a file that is complete."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def put(self, content: bytes) -> str:
        """Keep the bytes and return their hash. They are on disk, whole, before this returns."""
        sha256 = hashlib.sha256(content).hexdigest()
        place = self._place(sha256)
        if place.exists():
            return sha256
        place.parent.mkdir(parents=True, exist_ok=True)
        handle, unfinished = tempfile.mkstemp(dir=place.parent, prefix="unfinished-")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            os.replace(unfinished, place)
        except OSError:
            Path(unfinished).unlink(missing_ok=True)
            raise
        return sha256

    def read(self, sha256: str) -> bytes:
        """The bytes of a hash. Raises FileNotFoundError when they are not here, ValueError when they were altered."""
        content = self._place(sha256).read_bytes()
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ValueError(f"The file kept as {sha256} is no longer what it was.")
        return content

    def forget(self, sha256: str) -> None:
        """The bytes go for good, for nobody names them any more. Nothing happens where they are gone already."""
        self._place(sha256).unlink(missing_ok=True)

    def _place(self, sha256: str) -> Path:
        return self.folder / sha256[:2] / sha256[2:4] / sha256
