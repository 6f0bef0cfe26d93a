"""On which line each part of a TOML file stands. `tomllib` does not say, and people need to know.

The text has already been read by `tomllib` without complaint, so this scan may trust its form.
"""

import re
from collections.abc import Mapping

Path = tuple[str | int, ...]

_TOKEN = re.compile(
    r"""(?P<skip>[ \t\r]+|\#[^\n]*)
      | (?P<newline>\n)
      | (?P<string>\"{3}(?:[^\\]|\\.)*?\"{3,5} | '{3}.*?'{3,5} | "(?:[^"\\\n]|\\.)*" | '[^'\n]*')
      | (?P<mark>[\[\]{}=,.])
      | (?P<bare>[^\s\[\]{}=,.\#"']+)""",
    re.VERBOSE | re.DOTALL,
)


class LineIndex:
    """Looks up the line of a path such as `("indicator", 3, "target")`."""

    def __init__(self, text: str) -> None:
        self._lines: dict[Path, int] = {(): 1}
        self._tokens = _tokens(text)
        self._at = 0
        self._counts: dict[Path, int] = {}
        self._scan()

    @property
    def lines(self) -> Mapping[Path, int]:
        return self._lines

    def line_of(self, path: Path) -> int:
        """The line of a path, or of the nearest thing around it that the file has."""
        while path not in self._lines:
            path = path[:-1]
        return self._lines[path]

    def _scan(self) -> None:
        table: Path = ()
        while self._at < len(self._tokens):
            kind, text, _ = self._tokens[self._at]
            if kind == "newline":
                self._at += 1
            elif text == "[":
                table = self._header()
            else:
                self._pair(table)

    def _header(self) -> Path:
        line = self._tokens[self._at][2]
        is_list = self._tokens[self._at + 1][1] == "["
        self._at += 2 if is_list else 1
        names = self._names("]")
        self._at += 2 if is_list else 1
        path = self._within(names[:-1]) + names[-1:]
        if is_list:
            self._counts[path] = self._counts.get(path, -1) + 1
            self._note(path, line)
            path += (self._counts[path],)
        self._lines[path] = line
        return path

    def _within(self, names: Path) -> Path:
        """The path of these names, going into the newest entry of each list of tables."""
        path: Path = ()
        for name in names:
            path += (name,)
            if path in self._counts:
                path += (self._counts[path],)
        return path

    def _pair(self, table: Path) -> None:
        line = self._tokens[self._at][2]
        path = table + self._names("=")
        self._at += 1
        self._note(path, line)
        self._value(path)

    def _value(self, path: Path) -> None:
        opening = self._tokens[self._at][1] if self._tokens[self._at][0] == "mark" else ""
        if opening == "[":
            self._list(path)
        elif opening == "{":
            self._inline_table(path)
        else:
            while self._at < len(self._tokens) and not self._ends_value():
                self._at += 1

    def _list(self, path: Path) -> None:
        self._at += 1
        place = 0
        while not self._closes("]"):
            self._note((*path, place), self._tokens[self._at][2])
            self._value((*path, place))
            place += 1

    def _inline_table(self, path: Path) -> None:
        self._at += 1
        while not self._closes("}"):
            self._pair(path)

    def _closes(self, mark: str) -> bool:
        """Whether the bracket closes here, having stepped over commas, newlines and the bracket itself."""
        while self._tokens[self._at][1] in {",", "\n"}:
            self._at += 1
        if self._tokens[self._at][:2] != ("mark", mark):
            return False
        self._at += 1
        return True

    def _ends_value(self) -> bool:
        kind, text, _ = self._tokens[self._at]
        return kind == "newline" or (kind == "mark" and text in ",]}")

    def _names(self, until: str) -> Path:
        names: list[str] = []
        while self._tokens[self._at][:2] != ("mark", until):
            kind, text, _ = self._tokens[self._at]
            if kind in {"bare", "string"}:
                names.append(text.strip("\"'"))
            self._at += 1
        return tuple(names)

    def _note(self, path: Path, line: int) -> None:
        for length in range(1, len(path) + 1):
            self._lines.setdefault(path[:length], line)


def _tokens(text: str) -> list[tuple[str, str, int]]:
    """Kind, text and line of everything but blanks and comments."""
    found, line = [], 1
    for match in _TOKEN.finditer(text):
        if match.lastgroup and match.lastgroup != "skip":
            found.append((match.lastgroup, match[0], line))
        line += match[0].count("\n")
    return found
