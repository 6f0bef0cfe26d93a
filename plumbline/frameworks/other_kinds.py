"""Files of kinds that only other rooms can read: found by the kind they name, and listed beside the rest. Pure."""

from collections import Counter
from collections.abc import Sequence

from plumbline.frameworks import library
from plumbline.frameworks.aloud import Aloud
from plumbline.frameworks.definition import Basis
from plumbline.frameworks.kinds import Kind
from plumbline.frameworks.library import Entry
from plumbline.frameworks.reading import Framework, read_any
from plumbline.frameworks.reading.parsing import parse

Kinds = Sequence[Kind[Aloud]]


def read_file(text: str, *, name: str, others: Kinds) -> Framework | Aloud:
    """A framework, or a file of one of the other kinds. Raises FrameworkProblems as both readers do."""
    kind = kind_in(text, name=name, others=others)
    return (
        kind.read(text, name=name) if kind else read_any(text, name=name, others=[one.code for one in others])
    )


def kind_in(text: str, *, name: str, others: Kinds) -> Kind[Aloud] | None:
    """Which of the other kinds a file says it is; None for a framework. Raises FrameworkProblems for no TOML."""
    named = parse(text.removeprefix("\ufeff"), name=name).get("kind")
    return next((one for one in others if one.code == named), None)


def shipped_among(known_as: str, others: Kinds) -> tuple[Kind[Aloud], Aloud] | None:
    """What comes with Plumbline under an id, with its kind."""
    found = ((kind, one) for kind in others for one in kind.shelf() if one.id == known_as)
    return next(found, None)


def entries_with(others: Kinds) -> tuple[Entry, ...]:
    """Everything that ships, of these kinds too, in the order of ids."""
    theirs = (_entry(kind, one) for kind in others for one in kind.shelf())
    return tuple(sorted([*library.entries(), *theirs], key=lambda one: one.id))


def bases_of(filed: Aloud) -> tuple[tuple[Basis, int], ...]:
    """Its rules, counted by what they rest on."""
    counts = Counter(one.source.basis for one in filed.rules_aloud)
    return tuple((basis, counts[basis]) for basis in Basis if counts[basis])


def _entry(kind: Kind[Aloud], filed: Aloud) -> Entry:
    return Entry(
        id=filed.id,
        kind=kind.code,
        version=filed.version,
        title=filed.title,
        council=getattr(filed, "council", ""),
        basis=filed.source.basis,
        bases=bases_of(filed),
        digest=filed.digest,
    )
