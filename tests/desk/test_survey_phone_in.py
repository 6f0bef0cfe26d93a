"""Phone-in days: calls noted fast, without names; concerns that are followed up once."""

from collections.abc import Callable

import pytest

from plumbline.history.models import Event
from plumbline.surveys import actions as surveys
from plumbline.surveys.models import Call, PhoneInDay
from tests.cast import NOW, TODAY, Cast
from tests.desk.pages import address, row_of, said
from tests.strict_client import StrictClient

CALL = {"said": "They come late", "audience": "families", "theme": "times", "follow_up": ""}


@pytest.fixture
def quality(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    return browse(cast.quality_officer)


@pytest.fixture
def day(cast: Cast) -> PhoneInDay:
    return surveys.open_day(
        cast.exampleshire, title="Home care phone-in", held_on=TODAY, by=cast.quality_officer, now=NOW
    )


def _note(quality: StrictClient, day: PhoneInDay, **changed: str) -> Call:
    assert quality.post(address("phone_in", day.pk), {**CALL, **changed}).status_code == 302
    return Call.objects.latest("pk")


def test_a_day_is_begun_and_a_call_noted(quality: StrictClient, cast: Cast) -> None:
    begun = {"title": "Phone-in, July", "held_on_day": "10", "held_on_month": "7", "held_on_year": "2026"}
    quality.post(address("phone_in_new"), begun)
    day = PhoneInDay.objects.get()
    call = _note(quality, day, provider=str(cast.alder.pk))

    assert (call.said, call.provider, call.is_concern) == ("They come late", cast.alder, False)
    page = said(quality.get(address("phone_in", day.pk)))
    assert "1 call, 0 concerns" in page
    assert "They come late" in page
    assert "Phone-in, July" in row_of(quality.get(address("phone_ins")), "Phone-in, July")


def test_a_concern_says_how_it_is_followed_up(quality: StrictClient, day: PhoneInDay) -> None:
    page = said(quality.post(address("phone_in", day.pk), {**CALL, "is_concern": "on"}))

    assert "Say how the concern is to be followed up" in page
    assert not Call.objects.exists()


def test_a_concern_is_followed_up_once(quality: StrictClient, cast: Cast, day: PhoneInDay) -> None:
    call = _note(quality, day, is_concern="on", follow_up="Ring the manager")
    assert "1 to follow up" in said(quality.get(address("phone_in", day.pk)))

    quality.post(address("call_follow_up", call.pk), {"says": "Rang the manager"})
    page = said(quality.post(address("call_follow_up", call.pk), {"says": "Again"}))

    call.refresh_from_db()
    assert call.followed_up_says == "Rang the manager"
    assert "Quality officer has said: Rang the manager" in page
    assert "Rang the manager" in said(quality.get(address("phone_in", day.pk)))
    assert Event.objects.filter(kind="phone_call.followed_up").count() == 1


def test_themes_that_few_raised_have_no_number(quality: StrictClient, day: PhoneInDay) -> None:
    for _ in range(5):
        _note(quality, day)
    _note(quality, day, theme="money")
    page = quality.get(address("phone_in", day.pk))

    assert row_of(page, "Times and missed visits").endswith("5")
    assert "fewer than 5" in row_of(page, "Money and charges")


def test_a_closed_day_takes_no_call(quality: StrictClient, day: PhoneInDay) -> None:
    quality.post(address("phone_in_close", day.pk))

    assert quality.post(address("phone_in", day.pk), CALL).status_code == 409
    assert not Call.objects.exists()


def test_calls_are_taken_away_without_running_formulas(quality: StrictClient, day: PhoneInDay) -> None:
    _note(quality, day, said="@SUM(A1)\x00")
    table = quality.get(address("phone_in", day.pk) + "?format=csv").content.decode("utf-8-sig")

    assert ",'@SUM(A1)," in table
    assert "Families and friends" in table
