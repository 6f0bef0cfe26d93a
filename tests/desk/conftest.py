"""The desk's tests stand on one day: five days before the cast's first return is due."""

from collections.abc import Callable

import pytest
from django.utils import timezone

from tests.cast import NOW, Cast
from tests.strict_client import StrictClient


@pytest.fixture(autouse=True)
def today_is_the_casts_day(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "now", lambda: NOW)


@pytest.fixture
def officer(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    """Exampleshire's contract officer, signed in."""
    return browse(cast.contract_officer)
