"""What every test stands on: a database of its own, a folder of its own for documents, and the strict client."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from plumbline.accounts.models import User
from tests.cast import Cast, assemble
from tests.strict_client import StrictClient


@pytest.fixture(autouse=True)
def documents_of_this_test(settings: Settings, tmp_path: Path) -> None:
    """Files that a test keeps are gone with it."""
    settings.MEDIA_ROOT = tmp_path / "documents"


@pytest.fixture
def client() -> StrictClient:
    """A browser in which nobody has signed in."""
    return StrictClient()


@pytest.fixture
def cast(db: None) -> Cast:
    """Everybody in place: see tests/cast.py."""
    return assemble()


@pytest.fixture
def browse() -> Callable[[User], StrictClient]:
    """A browser in which this person has signed in."""

    def signed_in(user: User) -> StrictClient:
        client = StrictClient()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in
