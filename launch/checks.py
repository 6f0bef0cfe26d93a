"""`run.py test`: every check, whatever the one before it said; one line each, and the count of all at the end."""

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from subprocess import PIPE, STDOUT
from typing import NamedTuple

from launch import children, chromium, environment, postgres, surroundings
from launch.aftermath import promised
from launch.places import CACHE, ROOT
from launch.refusal import Refused


class Outcome(NamedTuple):
    """How many things were looked at, and what to show when one of them failed."""

    passed: int
    failed: int
    said: str = ""


@dataclass(frozen=True)
class Check:
    name: str
    run: Callable[[Path], Outcome]
    is_quick: bool = True


def test(asked: argparse.Namespace) -> int:
    """Run the checks asked for; 0 when all held."""
    python = environment.ready("dev")
    chosen = [check for check in CHECKS if check.name in asked.only] if asked.only else CHECKS
    if asked.quick:
        chosen = [check for check in chosen if check.is_quick]
    tools = [tool for tool in TOOLS if not asked.only or tool in asked.only]
    outcomes = {**dict(_tools(tools, python)), **{check.name: _timed(check, python) for check in chosen}}
    failed = [name for name, outcome in outcomes.items() if outcome.failed]
    if failed:
        print(
            f"\nTo look at: {', '.join(failed)}. Run one alone with: python3 run.py test --only {failed[0]}"
        )
    passed, missed = (sum(counted) for counted in zip(*(one[:2] for one in outcomes.values()), strict=True))
    print(f"\n{passed} passed, {missed} failed")
    return 1 if failed else 0


def _timed(check: Check, python: Path) -> Outcome:
    started = time.monotonic()
    try:
        outcome = check.run(python)
    except Refused as refusal:
        outcome = Outcome(0, 1, str(refusal))
    return _told(check.name, outcome, started)


def _told(name: str, outcome: Outcome, started: float) -> Outcome:
    if outcome.said:
        print(outcome.said)
    held = "failed" if outcome.failed else "held"
    count = f"{outcome.passed} passed, {outcome.failed} failed" if outcome.passed + outcome.failed > 1 else ""
    print(f"{name:<11} {held:<7} {time.monotonic() - started:6.1f} s  {count}".rstrip(), flush=True)
    return outcome


def _tools(names: list[str], python: Path) -> Iterator[tuple[str, Outcome]]:
    """All at the same time, for each keeps one processor busy; what one says is shown when it finds fault."""
    started = time.monotonic()
    with ExitStack() as running:
        processes = {
            name: running.enter_context(
                children.running(
                    [python, *TOOLS[name]],
                    env=surroundings.for_tests(),
                    cwd=ROOT,
                    stdout=PIPE,
                    stderr=STDOUT,
                )
            )
            for name in names
        }
        for name, process in processes.items():
            said, _ = process.communicate()
            outcome = Outcome(0, 1, said.strip()) if process.returncode else Outcome(1, 0)
            yield name, _told(name, outcome, started)


def _suite(python: Path, database: str, *words: str, **variables: str) -> Outcome:
    """One run of the test suite, shown as it goes; the numbers are those of its last line."""
    command: children.Command = [python, "-m", "pytest", *words]
    folder = Path(tempfile.mkdtemp(prefix="plumbline-tests-"))
    told = surroundings.for_tests(DATABASE_URL=database, TMPDIR=str(folder), **variables)
    lines: list[str] = []
    with (
        promised(folder=folder),
        children.running(command, env=told, cwd=ROOT, stdout=PIPE, stderr=STDOUT) as process,
    ):
        for line in process.stdout or ():
            sys.stdout.write(line)
            sys.stdout.flush()
            lines.append(line)
        process.wait()
    counts = {
        word: int(number) for number, word in re.findall(r"(\d+) (passed|failed|error)", "".join(lines[-1:]))
    }
    failed = counts.get("failed", 0) + counts.get("error", 0)
    return Outcome(counts.get("passed", 0), max(failed, 1) if process.returncode else failed)


# One process for each processor, which takes what is next; tests/side_by_side.py says what stays together.
_SIDE_BY_SIDE = ("--numprocesses=auto", "--dist=loadscope", "--no-loadscope-reorder")


def _on_sqlite(python: Path) -> Outcome:
    return _suite(python, "sqlite://:memory:", *_SIDE_BY_SIDE)


def _on_postgresql(python: Path) -> Outcome:
    with postgres.server(python) as database:
        return _suite(python, database, *_SIDE_BY_SIDE)


def _journeys(python: Path) -> Outcome:
    path = chromium.find(python, surroundings.for_tests())
    variables = {"CHROMIUM_PATH": path, "DJANGO_ALLOW_ASYNC_UNSAFE": "true", "PLUMBLINE_DEMONSTRATION": "1"}
    return _suite(python, "sqlite://:memory:", "-m", "browser", *_SIDE_BY_SIDE, **variables)


_IMPORTS = "from importlinter.cli import lint_imports_command as check; check()"
TOOLS: dict[str, tuple[str, ...]] = {
    "format": ("-m", "ruff", "format", "--check", "--quiet", "--output-format=concise", "."),
    "lint": ("-m", "ruff", "check", "--quiet", "--output-format=concise", "."),
    "indents": ("-m", "djhtml", "--check", "--tabwidth", "2", "plumbline"),
    "imports": ("-c", _IMPORTS, "--no-logo", "--cache-dir", str(CACHE / "imports")),
    "templates": ("-m", "djlint", "--lint", "--quiet", "plumbline"),
    "types": ("-m", "mypy"),
}
CHECKS = [
    Check("sqlite", _on_sqlite),
    Check("postgresql", _on_postgresql, is_quick=False),
    Check("browser", _journeys, is_quick=False),
]
NAMES = [*TOOLS, *(check.name for check in CHECKS)]
