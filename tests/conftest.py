"""What every test stands on: a database of its own, a folder of its own for documents, and the strict client."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pytest_django.fixtures import Settings

from plumbline.accounts.models import User
from tests.cast import Cast, assemble
from tests.strict_client import StrictClient

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(autouse=True)
def documents_of_this_test(settings: Settings, tmp_path: Path) -> None:
    """Files that a test keeps are gone with it."""
    settings.MEDIA_ROOT = tmp_path / "documents"


@pytest.fixture(scope="session")
def browser() -> "Iterator[Browser]":
    """One Chromium for the whole run: Playwright does not run twice in a process."""
    from tests.browser.chromium import started  # only those who look at pages wait for it

    with started() as chromium:
        yield chromium


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
