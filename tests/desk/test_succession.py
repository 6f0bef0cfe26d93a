"""The page on which it is recorded that contracts go on with another provider."""

from collections.abc import Callable

from plumbline.contracts.models import Contract
from plumbline.providers.models import Succession
from tests.cast import Q1, Q4, Cast
from tests.desk.many import queries
from tests.standing import placing
from tests.strict_client import StrictClient

TYPED = {
    "how": "whole",
    "whose": "known",
    "since_on_day": "6",
    "since_on_month": "7",
    "since_on_year": "2026",
    "reason": "Bought with all its staff",
    "source": "CQC’s register of 6 July",
}


def test_it_is_shown_first_and_done_only_as_it_was_shown(
    cast: Cast, browse: Callable[..., StrictClient]
) -> None:
    cast.submitted(Q4)
    cast.issue(Q1)
    placing.decided(cast)
    manager, page = browse(cast.contracts_manager), f"/desk/providers/{cast.alder.pk}/"
    birch = f"/desk/providers/{cast.birch.pk}/"
    asked = queries(lambda: manager.get(page))
    led_here = manager.get(f"{page}taken-over/?source=CQC%3A%201-1%20goes%20on%20as%201-2&new_provider=Cedar")
    assert "CQC: 1-1 goes on as 1-2" in led_here.content.decode()
    typed = {**TYPED, "provider": str(cast.birch.pk)}

    shown = manager.post(f"{page}taken-over/", typed)
    assert shown.context["form"].errors == {}
    text = shown.content.decode()
    assert "Answers typed so far go with it" in text
    assert "Return of Quarter 4, 2025–26</a>, EX-001: submitted" in text
    assert "With your confirmation you decide, in your own name" in text
    assert not Succession.objects.exists()

    confirmed = {**typed, "confirm": shown.context["form"].shown}
    manager.post(f"{page}taken-over/", {**confirmed, "since_on_day": "7"})
    assert not Succession.objects.exists()
    done = manager.post(f"{page}taken-over/", confirmed, follow=True)
    assert "Taken over: Alder Homecare (test) to Birch Care (test)" in done.content.decode()

    assert "Since 6 July 2026, EX-001 is no longer here; now with" in manager.get(page).content.decode()
    assert "Until 6 July 2026, EX-001 was with" in manager.get(birch).content.decode()
    place = manager.get(f"/desk/placement/{cast.alder.pk}/").content.decode()
    assert "Nobody new is placed here" in place
    assert "EX-001" in manager.get(f"{page}figures.csv").content.decode()
    assert queries(lambda: manager.get(page)) == asked >= queries(lambda: manager.get(birch))


def test_only_who_may_pass_contracts_finds_the_page(cast: Cast, officer: StrictClient) -> None:
    assert officer.get(f"/desk/providers/{cast.alder.pk}/taken-over/").status_code == 404
    assert Contract.objects.get(reference="EX-001").provider == cast.alder
