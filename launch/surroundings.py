"""The environment variables a command of Plumbline runs with."""

import os
import secrets
from pathlib import Path

from launch.places import CACHE, DEMONSTRATION, ROOT, STATE


def for_commands() -> dict[str, str]:
    """An operator's own settings where there are any, else the demonstration's, else a new embedded database's."""
    if "DATABASE_URL" not in os.environ and (DEMONSTRATION / "loaded").exists():
        return for_demonstration()
    return _with(DJANGO_SETTINGS_MODULE="plumbline.config.settings", SECRET_KEY=_secret(STATE))


def for_demonstration() -> dict[str, str]:
    """The demonstration has a database, files and key of its own, whatever else is set."""
    return _with(
        DJANGO_SETTINGS_MODULE="plumbline.config.settings",
        PLUMBLINE_DEMONSTRATION="1",
        PLUMBLINE_STATE=str(DEMONSTRATION),
        DATABASE_URL=f"sqlite:///{DEMONSTRATION / 'plumbline.sqlite3'}",
        SECRET_KEY=_secret(DEMONSTRATION),
        EMAIL_BACKEND="django.core.mail.backends.console.EmailBackend",
    )


def for_tests(**more: str) -> dict[str, str]:
    """Nothing of the operator's reaches a test: it must pass anywhere, and touch nobody's database."""
    theirs = {"DATABASE_URL", "SECRET_KEY", "SECRET_KEY_FILE", "PLUMBLINE_DEMONSTRATION", "PLUMBLINE_STATE"}
    return {
        **{name: value for name, value in _with(**more).items() if name in more or name not in theirs},
        "HYPOTHESIS_STORAGE_DIRECTORY": str(CACHE / "hypothesis"),
        "PLAYWRIGHT_BROWSERS_PATH": str(CACHE / "browsers"),
    }


def _with(**chosen: str) -> dict[str, str]:
    ours = {"PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": str(CACHE / "python"), "PYTHONUTF8": "1"}
    return {**os.environ, **ours, **chosen}


def _secret(folder: Path) -> str:
    """The operator's key, or one made for this folder and kept in it."""
    given = os.environ.get("SECRET_KEY", "")
    if given or "SECRET_KEY_FILE" in os.environ:
        return given
    file = folder / "secret-key"
    if not file.exists():
        folder.mkdir(parents=True, exist_ok=True)
        fresh = file.with_suffix(".new")
        fresh.touch(mode=0o600)
        fresh.write_text(secrets.token_urlsafe(48))
        fresh.replace(file)  # whole or not at all, even when we are stopped here
    return file.read_text()
