"""The project's own files, for the sweeps of this folder."""

import ast
import os
from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "plumbline"
DOORS = ("desk", "portal", "partner", "open")
Rule = Callable[[ast.Module], Iterable[tuple[int, str]]]
"""What one module's syntax tree breaks: the line and what it does there."""
_MADE_BY_RUNS = {".git", ".venv", ".cache", "var", "node_modules", "__pycache__"}


@cache
def files() -> tuple[Path, ...]:
    """Every file that belongs to the project, in order."""
    found: list[Path] = []
    for folder, inner, names in os.walk(ROOT):
        inner[:] = [name for name in inner if name not in _MADE_BY_RUNS]
        found += [Path(folder) / name for name in names]
    return tuple(sorted(found))


def ours(*suffixes: str) -> list[Path]:
    """The files we write ourselves: without what is vendored from elsewhere or copied to compare with."""
    not_ours = {"vendor", "fixtures"}
    return [file for file in files() if file.suffix in suffixes and not not_ours & set(file.parts)]


def modules(*rooms: str) -> list[Path]:
    """The product's Python files, of these rooms or of all; migrations are swept apart."""
    places = [PACKAGE / room for room in rooms] or [PACKAGE]
    inside = [file for file in ours(".py") if any(file.is_relative_to(place) for place in places)]
    return [file for file in inside if "migrations" not in file.parts]


def name_of(file: Path) -> str:
    return file.relative_to(ROOT).as_posix()


@cache
def tree(file: Path) -> ast.Module:
    return ast.parse(file.read_text(encoding="utf-8"), filename=str(file))


def breaches(rule: Rule, places: list[Path]) -> list[str]:
    """Where a rule is broken, as a person looks it up."""
    return [f"{name_of(file)}:{line} {says}" for file in places for line, says in rule(tree(file))]
