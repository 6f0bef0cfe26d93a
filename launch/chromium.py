"""The browser for the journeys: the one that is here, or else one that can be fetched."""

import os
import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from launch.refusal import Refused

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "microsoft-edge",
    "msedge",
    "chrome",
)


def find(python: Path, variables: Mapping[str, str]) -> str:
    """The path of a browser of Chromium's family; empty when Playwright has brought its own."""
    if given := os.environ.get("CHROMIUM_PATH"):
        if not Path(given).exists():
            raise Refused(f"CHROMIUM_PATH names {given}, and there is nothing there.")
        return given
    if here := _on_the_path() or _from_debian():
        return here
    if _went_well([str(python), "-m", "playwright", "install", "chromium"], variables):
        return ""
    raise Refused(
        "The browser journeys need Chromium, and it could not be fetched. Install Chromium, Chrome or Edge, or set"
        " CHROMIUM_PATH to one."
    )


def _on_the_path() -> str:
    return next((found for name in NAMES if (found := shutil.which(name))), "")


def _from_debian() -> str:
    """Debian's own package, where we may install it."""
    if not (hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get")):
        return ""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    _went_well(["apt-get", "update"], quiet)
    _went_well(["apt-get", "install", "--yes", "--no-install-recommends", "chromium"], quiet)
    return _on_the_path()


def _went_well(command: list[str], variables: Mapping[str, str]) -> bool:
    done = subprocess.run(command, env=variables, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return done.returncode == 0
