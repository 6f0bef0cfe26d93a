"""The frameworks that come with Plumbline, and any other file by its path."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from plumbline.frameworks.calendars import Calendar
from plumbline.frameworks.definition import Basis, Definition, Source
from plumbline.frameworks.near import nearest
from plumbline.frameworks.reading import decode, read, read_any, read_calendar

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
    known_as = str(id_or_path)
    definition = _shelved(known_as) if known_as in ids() else read(text_of(id_or_path), name=known_as)
    if version and definition.version != version:
        raise NoSuchFramework(f"{definition.id} is here in version {definition.version}, not {version}.")
    return definition


def find_calendar(id_or_path: str | Path) -> Calendar:
    """The reporting calendar of an id or path. Raises as `find` does."""
    return read_calendar(text_of(id_or_path), name=str(id_or_path))


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
def _shelved(known_as: str) -> Definition:
    """What the library ships does not change while the program runs, so it is read once."""
    return read(text_of(known_as), name=known_as)


@lru_cache(maxsize=1)
def _all() -> tuple[Definition | Calendar, ...]:
    return tuple(read_any(text_of(known_as), name=known_as) for known_as in ids())


def _entry(framework: Definition | Calendar) -> Entry:
    counts = Counter(source.basis for source in _sources(framework))
    return Entry(
        id=framework.id,
        kind="kpi-schedule" if isinstance(framework, Definition) else "calendar",
        version=framework.version,
        title=framework.title,
        council=framework.council,
        basis=framework.source.basis,
        bases=tuple((basis, counts[basis]) for basis in Basis if counts[basis]),
        digest=framework.digest,
    )


def _sources(framework: Definition | Calendar) -> Iterator[Source]:
    """What each rule rests on: counting, target and tolerance of an indicator are rules of their own."""
    if isinstance(framework, Calendar):
        yield from (one.source for one in framework.due)
        return
    for indicator in framework.indicators:
        yield indicator.source
        if indicator.terms.target is not None:
            yield indicator.terms.source
        if indicator.terms.amber is not None or indicator.terms.amber_upper is not None:
            yield indicator.terms.amber_source
    yield from (one.source for one in framework.agreements)
