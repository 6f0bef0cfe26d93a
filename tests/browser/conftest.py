"""What the journeys stand on: one server for the run, and for each journey a world of its own."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.conf import settings
from playwright.sync_api import Browser
from pytest_django.plugin import DjangoDbBlocker

from plumbline.visits.models import Visit as QualityVisit
from tests.browser import serving
from tests.browser.device import COUNCIL, FIRST, SECOND, Device, visit_under_way
from tests.browser.inspection import DESK, PHONE
from tests.browser.visitor import Visitor
from tests.browser.world import Clock, clock_stopped, copied, load_into

Visit = Callable[..., Visitor]


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory, django_db_blocker: DjangoDbBlocker) -> Path:
    """The demonstration, to be copied and never changed."""
    assert settings.DEMONSTRATION, "Run the journeys with: python3 run.py test --only browser"
    folder = tmp_path_factory.mktemp("demonstration") / "loaded"
    with django_db_blocker.unblock():
        load_into(folder)
    return folder


@pytest.fixture(scope="session")
def address(loaded: Path) -> Iterator[str]:
    with serving.served() as address:
        yield address


@pytest.fixture
def clock(loaded: Path, tmp_path: Path, address: str, django_db_blocker: DjangoDbBlocker) -> Iterator[Clock]:
    """This journey's world has begun, and its clock stands at the moment."""
    with django_db_blocker.unblock(), copied(loaded, tmp_path / "world"), clock_stopped() as clock:
        yield clock


@pytest.fixture
def visit(browser: Browser, address: str, clock: Clock) -> Iterator[Visit]:
    """Somebody comes with a browser of their own."""
    with ExitStack() as leaving:

        def come(*, width: int = DESK, scripted: bool = True) -> Visitor:
            visitor = Visitor(browser, address, clock, width=width, scripted=scripted)
            leaving.callback(visitor.context.close)
            return visitor

        yield come


@pytest.fixture
def under_way(clock: Clock) -> QualityVisit:
    return visit_under_way()


@pytest.fixture
def device(visit: Visit, under_way: QualityVisit) -> Device:
    officer = visit(width=PHONE)
    officer.signs_in_as(FIRST, COUNCIL)
    device = Device(officer, under_way)
    device.takes_the_visit()
    return device


@pytest.fixture
def colleague(visit: Visit, under_way: QualityVisit) -> Device:
    officer = visit(width=PHONE)
    officer.signs_in_as(SECOND, COUNCIL)
    device = Device(officer, under_way)
    device.takes_the_visit()
    return device
