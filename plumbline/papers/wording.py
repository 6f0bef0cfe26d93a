"""Days as papers write them."""

from datetime import date


def day(on: date) -> str:
    """ "20 November 2026"."""
    return f"{on.day} {on:%B %Y}"
