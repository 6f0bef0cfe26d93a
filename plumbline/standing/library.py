"""The standing rules that come with Plumbline. Pure."""

from functools import cache
from pathlib import Path

from plumbline.frameworks.kinds import Kind
from plumbline.frameworks.near import nearest
from plumbline.standing.reading import KIND, read
from plumbline.standing.rules import StandingRules

SHELF = Path(__file__).with_suffix("")
DEFAULT = "plumbline/standing"


class NoSuchRules(LookupError):
    """Nothing of this name is in the library. The text says what is."""


@cache
def all_rules() -> tuple[StandingRules, ...]:
    """In the order of ids; what ships does not change while the program runs."""
    return tuple(read(path.read_text("utf-8"), name=path.name) for path in sorted(SHELF.glob("*/*.toml")))


def shipped(known_as: str) -> StandingRules | None:
    """The rules of an id; None when none ship under it."""
    return next((one for one in all_rules() if one.id == known_as), None)


def find(known_as: str) -> StandingRules:
    """The rules of an id. Raises NoSuchRules."""
    if found := shipped(known_as):
        return found
    raise NoSuchRules(f"There are no rules “{known_as}”.{nearest(known_as, [one.id for one in all_rules()])}")


STANDING: Kind[StandingRules] = Kind(KIND, "standing rules", read, shipped, all_rules)
