"""The frameworks that come with Plumbline, and any other file by its path."""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from plumbline.frameworks.bases import kind_of, sources_of
from plumbline.frameworks.calendars import Calendar
from plumbline.frameworks.definition import Basis, Definition
from plumbline.frameworks.near import nearest
from plumbline.frameworks.reading import Framework, decode, read, read_any, read_calendar, read_scorecard
from plumbline.frameworks.scorecard import ScorecardDefinition

SHELF = Path(__file__).with_suffix("")


class NoSuchFramework(LookupError):
    """Nothing of this name is in the library, or no such file exists. The text says what is."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One framework of the library. `bases` counts its rules by what they rest on."""

    id: str
    kind: str
    version: str
    title: str
    council: str
    basis: Basis
    bases: tuple[tuple[Basis, int], ...]
    digest: str


def find(id_or_path: str | Path, version: str = "") -> Definition:
    """The KPI schedule of an id such as milton-keynes/homecare-dps, or in a file whose path ends in .toml.

    Raises NoSuchFramework when there is none, or none of this version; FrameworkProblems when the file is at fault.
    """
    shelved = shipped(str(id_or_path))
    known = shelved if isinstance(shelved, Definition) else None
    definition = known or read(text_of(id_or_path), name=str(id_or_path))
    _refuse_other_version(definition, version)
    return definition


def find_scorecard(id_or_path: str | Path, version: str = "") -> ScorecardDefinition:
    """The scorecard of an id such as milton-keynes/quality-visit, or in a file. Raises as `find` does."""
    shelved = shipped(str(id_or_path))
    known = shelved if isinstance(shelved, ScorecardDefinition) else None
    definition = known or read_scorecard(text_of(id_or_path), name=str(id_or_path))
    _refuse_other_version(definition, version)
    return definition


def find_any(id_or_path: str | Path) -> Framework:
    """The framework of any kind of an id, or in a file. Raises as `find` does."""
    return read_any(text_of(id_or_path), name=str(id_or_path))


def find_calendar(id_or_path: str | Path) -> Calendar:
    """The reporting calendar of an id or path. Raises as `find` does."""
    return read_calendar(text_of(id_or_path), name=str(id_or_path))


def shipped(known_as: str) -> Framework | None:
    """What comes with Plumbline under an id, of any kind; None when nothing does."""
    return _shelved(known_as) if known_as in ids() else None


def text_of(id_or_path: str | Path) -> str:
    """The text of a framework file. Raises NoSuchFramework; FrameworkProblems when it is too big or not UTF-8."""
    name = str(id_or_path)
    path = Path(name) if name.endswith(".toml") else SHELF / f"{name}.toml"
    if not name.endswith(".toml") and name not in ids():
        hint = nearest(name, ids())
        raise NoSuchFramework(f"The library has no framework “{name}”.{hint} It has {', '.join(ids())}.")
    try:
        return decode(path.read_bytes(), name=name)
    except OSError as fault:
        raise NoSuchFramework(
            f"The file {name} cannot be opened: {(fault.strerror or str(fault)).lower()}."
        ) from fault


def definitions() -> tuple[Definition, ...]:
    """Every KPI schedule of the library."""
    return tuple(one for one in _all() if isinstance(one, Definition))


def scorecards() -> tuple[ScorecardDefinition, ...]:
    """Every scorecard of the library."""
    return tuple(one for one in _all() if isinstance(one, ScorecardDefinition))


def calendars() -> tuple[Calendar, ...]:
    """Every reporting calendar of the library."""
    return tuple(one for one in _all() if isinstance(one, Calendar))


def entries() -> tuple[Entry, ...]:
    """Everything in the library, in the order of ids."""
    return tuple(_entry(one) for one in _all())


def ids() -> tuple[str, ...]:
    return tuple(
        path.relative_to(SHELF).with_suffix("").as_posix() for path in sorted(SHELF.glob("*/*.toml"))
    )


@cache
def _shelved(known_as: str) -> Framework:
    """What the library ships does not change while the program runs, so it is read once."""
    return read_any(text_of(known_as), name=known_as)


def _all() -> tuple[Framework, ...]:
    return tuple(_shelved(known_as) for known_as in ids())


def _refuse_other_version(framework: Framework, version: str) -> None:
    if version and framework.version != version:
        raise NoSuchFramework(f"{framework.id} is here in version {framework.version}, not {version}.")


def _entry(framework: Framework) -> Entry:
    counts = Counter(source.basis for source in sources_of(framework))
    return Entry(
        id=framework.id,
        kind=kind_of(framework),
        version=framework.version,
        title=framework.title,
        council=framework.council,
        basis=framework.source.basis,
        bases=tuple((basis, counts[basis]) for basis in Basis if counts[basis]),
        digest=framework.digest,
    )
