"""The portal's tests stand on one day: that on which the cast's first return is waiting to be filled in."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from plumbline.returns.models import Return
from tests.cast import NOW, Cast
from tests.strict_client import StrictClient


@pytest.fixture(autouse=True)
def today_is_the_casts_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def kpi_return(cast: Cast) -> Return:
    """Alder's return of quarter 1, asked for and due in five days."""
    return cast.issue()


@pytest.fixture
def staff(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    """Alder's provider staff, signed in."""
    return browse(cast.provider_staff)


@pytest.fixture
def rival(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    """Birch's provider staff, signed in."""
    return browse(cast.rival_staff)
