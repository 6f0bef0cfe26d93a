"""Which word after `run.py` does what. Exit status 0: done; 1: refused, with the reasons; 2: wrong usage."""

import argparse
import os
import subprocess
import sys
from pathlib import Path

from launch import checks, children, demonstration, environment, surroundings
from launch.places import ROOT
from launch.refusal import Refused


def main(words: list[str]) -> int:
    """Run one command of the command line; its exit status."""
    children.heed_signals()
    try:
        match words:
            case ["demo", *rest]:
                return demonstration.demo(_demo_words(rest))
            case ["test", *rest]:
                return checks.test(_test_words(rest))
            case ["benchmark", *rest]:
                return _benchmark(rest)
            case [] | ["-h" | "--help" | "help"]:
                return _explain(0 if words else 2)
            case _:
                return _command(words)
    except Refused as refusal:
        print(refusal, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _command(words: list[str]) -> int:
    """One command of Plumbline, in place of this process where the system allows it."""
    python = environment.ready("base")
    command = [str(python), "-m", "plumbline", *words]
    variables = surroundings.for_commands()
    if os.name == "posix":
        os.execve(python, command, variables)
    return subprocess.run(command, env=variables).returncode


def _benchmark(rest: list[str]) -> int:
    """Measures in a database of its own, which it takes away again."""
    command: children.Command = [environment.ready("dev"), "-m", "benchmarks", *rest]
    with children.running(command, env=surroundings.for_tests(), cwd=ROOT) as process:
        return process.wait()


def _demo_words(words: list[str]) -> argparse.Namespace:
    reader = argparse.ArgumentParser(prog="run.py demo", description="Load the demonstration and serve it.")
    reader.add_argument("--port", type=int, default=8000, help="the port to serve on (8000)")
    reader.add_argument("--no-serve", action="store_true", help="load it, say who can sign in, and stop")
    reader.add_argument(
        "--reset", action="store_true", help="throw away what was done in it and load it afresh"
    )
    return reader.parse_args(words)


def _test_words(words: list[str]) -> argparse.Namespace:
    names = checks.NAMES
    reader = argparse.ArgumentParser(
        prog="run.py test", description="Check everything: " + ", ".join(names) + "."
    )
    reader.add_argument("--quick", action="store_true", help="leave out PostgreSQL and the browser")
    reader.add_argument("--only", nargs="+", choices=names, default=[], metavar="CHECK", help="only these")
    return reader.parse_args(words)


def _explain(status: int) -> int:
    print((Path(__file__).parent / "usage.txt").read_text(encoding="utf-8"), end="")
    return status
