"""`run.py test`: every check, whatever the one before it said; one line each, and the count of all at the end."""

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Callable
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
    outcomes = [_timed(check, python) for check in chosen]
    failed = [check.name for check, outcome in zip(chosen, outcomes, strict=True) if outcome.failed]
    if failed:
        print(
            f"\nTo look at: {', '.join(failed)}. Run one alone with: python3 run.py test --only {failed[0]}"
        )
    print(f"\n{sum(one.passed for one in outcomes)} passed, {sum(one.failed for one in outcomes)} failed")
    return 1 if failed else 0


def _timed(check: Check, python: Path) -> Outcome:
    started = time.monotonic()
    try:
        outcome = check.run(python)
    except Refused as refusal:
        outcome = Outcome(0, 1, str(refusal))
    if outcome.said:
        print(outcome.said)
    held = "failed" if outcome.failed else "held"
    count = f"{outcome.passed} passed, {outcome.failed} failed" if outcome.passed + outcome.failed > 1 else ""
    print(f"{check.name:<11} {held:<7} {time.monotonic() - started:6.1f} s  {count}".rstrip(), flush=True)
    return outcome


def _tool(*words: str) -> Callable[[Path], Outcome]:
    """A tool that is quiet when all is well; what it says is shown when it is not."""

    def run(python: Path) -> Outcome:
        command: children.Command = [python, *words]
        with children.running(
            command, env=surroundings.for_tests(), cwd=ROOT, stdout=PIPE, stderr=STDOUT
        ) as process:
            said, _ = process.communicate()
        return Outcome(0, 1, said.strip()) if process.returncode else Outcome(1, 0)

    return run


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
CHECKS = [
    Check("format", _tool("-m", "ruff", "format", "--check", "--quiet", "--output-format=concise", ".")),
    Check("lint", _tool("-m", "ruff", "check", "--quiet", "--output-format=concise", ".")),
    Check("types", _tool("-m", "mypy")),
    Check("imports", _tool("-c", _IMPORTS, "--no-logo", "--cache-dir", str(CACHE / "imports"))),
    Check("templates", _tool("-m", "djlint", "--lint", "--quiet", "plumbline")),
    Check("indents", _tool("-m", "djhtml", "--check", "--tabwidth", "2", "plumbline")),
    Check("sqlite", _on_sqlite),
    Check("postgresql", _on_postgresql, is_quick=False),
    Check("browser", _journeys, is_quick=False),
]
