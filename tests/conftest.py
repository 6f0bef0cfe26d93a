"""What every test stands on: a database of its own, a folder of its own for documents, and the strict client."""

from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from tests.strict_client import StrictClient


@pytest.fixture(autouse=True)
def documents_of_this_test(settings: Settings, tmp_path: Path) -> None:
    """Files that a test keeps are gone with it."""
    settings.MEDIA_ROOT = tmp_path / "documents"


@pytest.fixture
def client() -> StrictClient:
    """A browser in which nobody has signed in."""
    return StrictClient()
