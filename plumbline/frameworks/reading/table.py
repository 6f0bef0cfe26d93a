"""A part of a framework file, read key by key; each thing wrong with it is noted and reading goes on."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from plumbline.frameworks.near import nearest
from plumbline.frameworks.reading.lines import LineIndex, Path
from plumbline.frameworks.reading.problems import FrameworkProblem
from plumbline.judgement.figure import number_fault

Choice = TypeVar("Choice", bound=StrEnum)


class Table:
    """Wraps one TOML table. `place` names it as a person would: “indicator 1.1”.

    Keys that nobody asked for by the time of `close()` are problems, with the nearest known key as a suggestion.
    """

    def __init__(
        self, content: Mapping[str, object], lines: LineIndex, problems: list[FrameworkProblem],
        path: Path = (), place: str = "",
    ) -> None:  # fmt: skip
        self.content, self.place, self.path = content, place, path
        self._lines, self._problems = lines, problems
        self._asked: set[str] = set()

    def __contains__(self, key: str) -> bool:
        return key in self.content

    def problem(self, key: str, says: str) -> None:
        """Note what is wrong at a key of this table, or with the table itself when the key is empty."""
        path = (*self.path, *([key] if key else []))
        place = " ".join(part for part in (self.place, f"“{key}”" if key else "") if part)
        self._problems.append(FrameworkProblem(self._lines.line_of(path), place, says))

    def text(self, key: str, default: str | None = "") -> str:
        """A text; with a default of None it must be there and not be empty."""
        value = self._take(key)
        if isinstance(value, str) and (value.strip() or default is not None):
            return " ".join(value.split())
        if value is not None:
            self.problem(key, f"Write a text in quotation marks{_instead(value)}.")
        elif default is None:
            self._missing(key)
        return default or ""

    def number(self, key: str) -> Decimal | None:
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int | Decimal):
            self.problem(key, f"Write a number without quotation marks{_instead(value)}.")
            return None
        fault = number_fault(Decimal(value))
        if fault:
            self.problem(key, fault.says)
            return None
        return Decimal(value)

    def whole(self, key: str, default: int, *, most: int) -> int:
        number = self.number(key)
        if number is None:
            return default
        if number != int(number) or number > most:
            self.problem(key, f"Write a whole number from 0 to {most}, not {number}.")
            return default
        return int(number)

    def flag(self, key: str, *, default: bool = False) -> bool:
        value = self._take(key)
        if value is None or isinstance(value, bool):
            return default if value is None else value
        self.problem(key, f"Write true or false{_instead(value)}.")
        return default

    def choice(self, key: str, kind: type[Choice], default: Choice | None) -> Choice | None:
        """One of the words of `kind`; with a default of None it must be there."""
        value = self._take(key)
        if value is None:
            if default is None:
                self._missing(key)
            return default
        words = [member.value for member in kind]
        if isinstance(value, str) and value in words:
            return kind(value)
        self.problem(key, f"{quoted(value)} is not one of {listed(words)}.{nearest(str(value), words)}")
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        value = self._take(key)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(one, str) and one.strip() for one in value):
            return tuple(" ".join(one.split()) for one in value)
        self.problem(key, 'Write a list of texts, for example ["One rule.", "Another rule."].')
        return ()

    def table(self, key: str) -> "Table | None":
        value = self._take(key)
        if value is None:
            return None
        if isinstance(value, Mapping):
            return Table(value, self._lines, self._problems, (*self.path, key), f"{self.place} {key}".strip())
        self.problem(key, f"Write what belongs to it in braces, such as {{ … }}{_instead(value)}.")
        return None

    def tables(self, key: str, called: str, name_key: str) -> Iterator["Table"]:
        """The tables of a list; each is called by one of its own values, “indicator 1.1”, or by its number."""
        value = self._take(key)
        if value is None:
            return
        if not isinstance(value, list):
            self.problem(key, f"Write each {called} under a heading of its own, [[{key}]].")
            return
        for place, one in enumerate(value):
            if not isinstance(one, Mapping):
                self.problem(key, f"Number {place + 1} is not a {called} with keys and values.")
                continue
            name = one.get(name_key)
            known_as = f"{called} {name if isinstance(name, str) and name.strip() else f'number {place + 1}'}"
            yield Table(
                one, self._lines, self._problems, (*self.path, key, place), f"{self.place} {known_as}".strip()
            )

    def untouched(self, key: str) -> object:
        """A value of any kind, for whoever knows better what it must be."""
        return self._take(key)

    def close(self, known: Iterable[str] = ()) -> None:
        """Report every key that nobody asked for."""
        words = sorted(self._asked | set(known))
        for key in self.content:
            if key not in words:
                self.problem(
                    key, f"This key is not known here.{nearest(key, words)} Known are {listed(words, 'and')}."
                )

    def _take(self, key: str) -> object:
        self._asked.add(key)
        return self.content.get(key)

    def _missing(self, key: str) -> None:
        self.problem("", f"“{key}” is missing.")


def quoted(value: object) -> str:
    return f"“{str(value)[:60]}”"


def listed(words: list[str], link: str = "or") -> str:
    """one, two or three."""
    return f"{', '.join(words[:-1])} {link} {words[-1]}" if len(words) > 1 else "".join(words)


def _instead(value: object) -> str:
    kinds = {bool: "true or false", str: "a text", list: "a list", dict: "a table"}
    return f", not {kinds.get(type(value), quoted(value))}"
