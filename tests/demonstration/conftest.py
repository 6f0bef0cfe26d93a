"""The demonstration, loaded once for all tests of this folder, as it is on one fixed day."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import transaction

from plumbline.demonstration.loading import load, load_cqc
from tests.scenes import settle

DAY = datetime(2026, 11, 20, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="package")
def demonstration(django_db_setup: None, django_db_blocker: Any) -> Iterator[int]:
    """The number of things that happened. Taken away again afterwards, as one transaction."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield _loaded()
        transaction.set_rollback(True)


def _loaded() -> int:
    happened = load(DAY, lambda done, total: None)
    load_cqc(DAY)
    settle()
    return happened
