"""Importing in one line, on the day after the last that a test needs."""

import io
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from plumbline.cqc.actions import import_file
from plumbline.cqc.report import Report
from tests.cqc.files import NAME

NOW = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)


def take_over(content: bytes | Path, *, as_at: date | None = None, **told: Any) -> Report:
    """Import a file's content, or a sample, as the command does."""
    name = content.name if isinstance(content, Path) else NAME
    file = io.BytesIO(content.read_bytes() if isinstance(content, Path) else content)
    return import_file(file, name, by=None, system="test", now=NOW, as_at=as_at, **told)


def numbers(report: Report) -> tuple[int, int, int, int, int]:
    return report.new, report.changed, report.gone, report.reregistered, report.unchanged
