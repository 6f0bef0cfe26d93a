"""What every test stands on: a database of its own, a folder of its own for documents, and the strict client."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from django.db import connection
from pytest_django.fixtures import Settings
from pytest_django.plugin import DjangoDbBlocker

from plumbline.accounts.models import User
from tests import migrated
from tests.cast import Cast, assemble
from tests.scenes import scene
from tests.strict_client import StrictClient

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> Any:
    """When several processes share the tests out."""
    from tests.side_by_side import SideBySide  # only where the plugin is at work

    return SideBySide(config, log)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL only what asks a database runs; the rest, not let near one, has said all it knows on SQLite."""
    if connection.vendor == "postgresql":
        config.hook.pytest_deselected(items=[one for one in items if not _asks_a_database(one)])
        items[:] = [one for one in items if _asks_a_database(one)]


def _asks_a_database(item: pytest.Item) -> bool:
    if item.get_closest_marker("once"):
        return False
    is_marked = item.get_closest_marker("django_db") or item.get_closest_marker("own_database")
    given = getattr(item, "fixturenames", ())
    return bool(is_marked) or not {"db", "transactional_db", "django_db_setup"}.isdisjoint(given)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> Iterator[None]:
    """Once the name of the test database is settled and before it is made."""
    with migrated.taken():
        yield


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> None:
    """Once the test database stands, and nothing is in it yet."""
    with django_db_blocker.unblock():
        migrated.keep()


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
    return scene(assemble)


@pytest.fixture
def browse() -> Callable[[User], StrictClient]:
    """A browser in which this person has signed in."""

    def signed_in(user: User) -> StrictClient:
        client = StrictClient()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        return client

    return signed_in
