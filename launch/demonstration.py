"""`run.py demo`: an embedded database with two years of an invented council's work, served with its job worker."""

import argparse
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from contextlib import ExitStack
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

from launch import children, environment, surroundings
from launch.aftermath import promised
from launch.places import DEMONSTRATION, ROOT
from launch.refusal import Refused

LOADED = DEMONSTRATION / "loaded"
HOST = "127.0.0.1"


def demo(asked: argparse.Namespace) -> int:
    """Load the demonstration where it is not loaded yet, say who can sign in, and serve it until told to stop."""
    if not asked.no_serve:
        _refuse_a_taken_port(asked.port)
    python = environment.ready("base")
    address = f"http://{HOST}:{asked.port}"
    variables = {**surroundings.for_demonstration(), "BASE_URL": address}
    _load(python, variables, afresh=asked.reset or not LOADED.exists())
    if asked.no_serve:
        print("Start it with: python3 run.py demo")
        return 0
    return _serve(python, variables, address)


def _load(python: Path, variables: Mapping[str, str], *, afresh: bool) -> None:
    """Without the mark an earlier load was cut off, and what it left is no use to anybody."""
    if afresh:
        shutil.rmtree(DEMONSTRATION, ignore_errors=True)
        variables = {**variables, **surroundings.for_demonstration(), "BASE_URL": variables["BASE_URL"]}
    for words in (
        ["migrate", "--verbosity=0"],
        ["collectstatic", "--no-input", "--verbosity=0"],
        ["load_demonstration"],  # says who can sign in; loads nothing twice
    ):
        with children.running([python, "-m", "plumbline", *words], env=variables, cwd=ROOT) as process:
            if process.wait():
                raise Refused(f"The demonstration could not be loaded ({words[0]}), for the reason above.")
    LOADED.touch()


def _serve(python: Path, variables: Mapping[str, str], address: str) -> int:
    port = address.rpartition(":")[2]
    web: children.Command = [python, "-m", "granian", "--interface", "wsgi", "--host", HOST, "--port", port]
    # As many at once as one SQLite file is good for.
    application = ["--blocking-threads=4", "--log-level", "warning", "plumbline.config.wsgi:application"]
    worker: children.Command = [python, "-m", "plumbline", "worker"]
    with ExitStack() as running:
        letters = running.enter_context((DEMONSTRATION / "letters.txt").open("a", encoding="utf-8"))
        both = [
            running.enter_context(children.running([*web, *application], env=variables, cwd=ROOT)),
            running.enter_context(children.running(worker, env=variables, cwd=ROOT, stdout=letters.fileno())),
        ]
        if os.name == "posix":
            groups = [f"-{process.pid}" for process in both]
            running.enter_context(promised(["kill", "-TERM", "--", *groups]))
        _wait_for(address, both[0])
        print(f"\nLetters it would send are written to {letters.name}", flush=True)
        print(f"Plumbline is at {address}\nStop it with Ctrl-C.", flush=True)
        while all(process.poll() is None for process in both):
            time.sleep(0.5)
        print(
            "One half of the demonstration stopped by itself, so the other is stopped too.", file=sys.stderr
        )
    return 1


def _wait_for(address: str, web: subprocess.Popen[str]) -> None:
    for _ in range(240):
        if web.poll() is not None:
            raise Refused("The web server did not start, for the reason above.")
        try:
            with urlopen(address, timeout=10):  # noqa: S310 - our own address
                return
        except (URLError, OSError):
            time.sleep(0.25)
    raise Refused(f"The web server did not answer at {address} within a minute.")


def _refuse_a_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError as problem:
            raise Refused(
                f"Port {port} is in use. Choose another: python3 run.py demo --port {port + 1}"
            ) from problem
