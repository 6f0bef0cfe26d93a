"""Links between a device and the server: one that holds, and two that drop, each in its own way. Seeded."""

from collections.abc import Callable
from random import Random
from typing import Any

HEAD = 700
"""Bytes of a request before its content, about as a browser sends them."""


class Dropped(Exception):
    """No answer came. Whether the server has done what it was asked for, the device cannot know."""


class Link:
    """A link that holds, and counts what goes over it. `lost_coming` are requests that the server did answer."""

    def __init__(self) -> None:
        self.requests = 0
        self.sent = 0
        self.lost_going = 0
        self.lost_coming = 0

    def through(self, size: int, ask: Callable[[], Any]) -> Any:
        """What the server answers to a request of so many bytes. Raises Dropped."""
        self.requests += 1
        carried = self.carries(HEAD + size)
        self.sent += carried
        if carried < HEAD + size:
            self.lost_going += 1
            raise Dropped
        answer = ask()
        if not self.brings(len(answer.content)):
            self.lost_coming += 1
            raise Dropped
        return answer

    def carries(self, size: int) -> int:
        """How many bytes of a request reach the server; all of them, or it never sees the request."""
        return size

    def brings(self, size: int) -> bool:
        """Whether an answer of so many bytes reaches the device."""
        return True


class EverySecondLost(Link):
    """Of four requests one is lost on its way, one is answered and the answer lost, and two come through."""

    def __init__(self, seed: int) -> None:
        super().__init__()
        self.dice = Random(seed)  # noqa: S311 - weather, not secrets

    def carries(self, size: int) -> int:
        return self.dice.randrange(size) if self.dice.random() < 1 / 4 else size

    def brings(self, size: int) -> bool:
        return self.dice.random() >= 1 / 3


class ShortLived(Link):
    """Holds for about `lasts` bytes either way, half as many or half as many again, and is then there anew."""

    def __init__(self, seed: int, *, lasts: int) -> None:
        super().__init__()
        self.dice = Random(seed)  # noqa: S311 - weather, not secrets
        self.lasts = lasts
        self.left = 0

    def carries(self, size: int) -> int:
        if self.left == 0:
            self.left = self.dice.randrange(self.lasts // 2, self.lasts * 3 // 2)
        carried = min(size, self.left)
        self.left -= carried
        return carried

    def brings(self, size: int) -> bool:
        comes = size <= self.left
        self.left = self.left - size if comes else 0
        return comes
