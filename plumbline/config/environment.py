"""Reading the operator's environment. A wrong value stops the start with a sentence; nothing is guessed."""

import os
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


def text(name: str, default: str | None = None) -> str:
    """The value of a variable, or of the file that NAME_FILE points to (container secrets).

    Raises ImproperlyConfigured when it is missing and has no default.
    """
    if path := os.environ.get(f"{name}_FILE"):
        try:
            return Path(path).read_text(encoding="utf-8").strip()
        except OSError as problem:
            raise ImproperlyConfigured(
                f"{name}_FILE names {path}, which cannot be read: {problem}"
            ) from problem
    value = os.environ.get(name, default)
    if value is None:
        raise ImproperlyConfigured(f"Set the environment variable {name}. README.md says what to.")
    return value


def switch(name: str, default: bool = False) -> bool:
    """A yes-or-no variable: 1, 0, true or false. Raises ImproperlyConfigured for anything else."""
    value = os.environ.get(name, "")
    if value == "":
        return default
    if value.lower() in {"1", "true"}:
        return True
    if value.lower() in {"0", "false"}:
        return False
    raise ImproperlyConfigured(f"{name} is “{value}”. Set it to 1 or 0.")


def whole_number(name: str, default: int) -> int:
    """A whole number of nought or more. Raises ImproperlyConfigured for anything else."""
    value = os.environ.get(name, "")
    if value == "":
        return default
    if not value.isascii() or not value.isdigit():
        raise ImproperlyConfigured(f"{name} is “{value}”. Set it to a whole number, for example {default}.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in os.environ.get(name, default).split(",") if word.strip()]
