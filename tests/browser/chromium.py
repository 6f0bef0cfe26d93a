"""The browser of the journeys, told to keep to itself: it asks nobody but the application for anything."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, sync_playwright

QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-gpu",
    "--disable-quic",
    "--disable-sync",
    "--font-render-hinting=none",
    "--force-color-profile=srgb",
    "--no-first-run",
)


@contextmanager
def started() -> Iterator[Browser]:
    """CHROMIUM_PATH names the browser; without it Playwright's own is used."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM_PATH") or None,
            args=[*QUIET, *(["--no-sandbox"] if is_root else [])],
        )
        yield browser
        browser.close()
