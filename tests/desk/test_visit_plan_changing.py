"""Another day, other hours or another lead for a visit that is only planned, and how the year's plan follows."""

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from plumbline.history.models import Event
from plumbline.notices.models import Notice
from plumbline.oversight.queries.visit_plan import year_plan
from plumbline.visits.models import Visit
from tests.cast import TODAY, Cast
from tests.desk.pages import address, said, words
from tests.strict_client import StrictClient

KIND = "visit.plan_changed"
LATER = TODAY + timedelta(days=90)


@pytest.fixture
def visit(cast: Cast) -> Visit:
    return cast.planned_visit()


@pytest.fixture
def manager(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    return browse(cast.contracts_manager)


def on(day: date | None) -> dict[str, str]:
    parts = (str(day.day), str(day.month), str(day.year)) if day else ("", "", "")
    return dict(zip(("planned_on_day", "planned_on_month", "planned_on_year"), parts, strict=True))


def change(client: StrictClient, visit: Visit, **changed: Any) -> Any:
    """What the page sends when only this is changed on it."""
    day = changed.pop("planned_on", visit.planned_on)
    typed = {"hours": str(visit.hours), "lead": str(visit.lead_id or ""), **on(day), **changed}
    return client.post(address("visit_plan_change", visit.pk), typed)


def test_the_page_shows_the_plan_of_the_visit_as_it_is(manager: StrictClient, visit: Visit) -> None:
    assert "Change day, hours or lead" in said(manager.get(address("visit", visit.pk)))
    response = manager.get(address("visit_plan_change", visit.pk))

    assert "nobody at the provider knows of it" in said(response)
    html = response.content.decode()
    assert visit.planned_on is not None
    for value in (visit.planned_on.day, visit.planned_on.year, "12"):
        assert f'value="{value}"' in html
    assert f'value="{visit.lead_id}" selected' in html


def test_the_day_the_hours_and_the_lead_are_changed_and_both_leads_are_told(
    cast: Cast, manager: StrictClient, visit: Visit
) -> None:
    response = change(manager, visit, planned_on=LATER, hours="7.5", lead=str(cast.contract_officer.pk))

    assert response["Location"] == address("visit", visit.pk)
    visit.refresh_from_db()
    assert (visit.planned_on, visit.hours, visit.lead) == (LATER, Decimal("7.5"), cast.contract_officer)
    assert (visit.status, visit.told_at) == ("planned", None)
    event = Event.objects.get(kind=KIND, subject_id=visit.pk)
    assert (event.by, event.details["day"], event.details["lead"]) == (
        cast.contracts_manager,
        str(LATER),
        "Contract officer",
    )
    letters = {one.to: one.body for one in Notice.objects.filter(kind="plan_changed")}
    assert set(letters) == {cast.contract_officer, cast.quality_officer}
    assert "you lead this visit" in letters[cast.contract_officer]
    assert "you no longer lead this visit" in letters[cast.quality_officer]
    assert not Notice.objects.visible_to(cast.provider_manager).exists()
    assert "Planned visit changed" in said(manager.get(address("visit", visit.pk)))


def test_the_years_plan_counts_the_hours_where_the_day_is_now(
    cast: Cast, manager: StrictClient, visit: Visit
) -> None:
    def committed(year: int) -> int:
        return int(year_plan(cast.contracts_manager, cast.exampleshire, year, today=TODAY).committed)

    assert visit.planned_on is not None
    year = visit.planned_on.year - (visit.planned_on.month < 4)
    assert (committed(year), committed(year + 1)) == (12, 0)
    change(manager, visit, hours="20")
    assert (committed(year), committed(year + 1)) == (20, 0)
    visit.refresh_from_db()
    change(manager, visit, planned_on=date(year + 1, 4, 1))
    assert (committed(year), committed(year + 1)) == (0, 20)


def test_a_visit_may_have_no_day_and_nobody_who_leads_it_yet(manager: StrictClient, visit: Visit) -> None:
    change(manager, visit, planned_on=None, lead="")

    visit.refresh_from_db()
    assert (visit.planned_on, visit.lead) == (None, None)


def test_what_was_not_changed_is_not_told(manager: StrictClient, visit: Visit) -> None:
    response = change(manager, visit)

    assert response.status_code == 422
    assert "Change one of them first." in words(response)
    assert not Event.objects.filter(kind=KIND).exists()
    assert not Notice.objects.filter(kind="plan_changed").exists()


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"hours": ""}, "Enter how many hours it takes"),
        ({"hours": "a day"}, "Enter the hours as a number, for example 12 or 7.5"),
        ({"hours": "0"}, "Enter 0.5 or more"),
        ({"planned_on": TODAY - timedelta(days=1)}, "The day is past."),
        ({"planned_on_day": "31", "planned_on_month": "2"}, "Enter a real date"),
        ({"lead": "0"}, "Choose one of the answers listed"),
    ],
)
def test_what_cannot_be_is_said_and_nothing_is_changed(
    manager: StrictClient, visit: Visit, changed: dict[str, Any], says: str
) -> None:
    response = change(manager, visit, **changed)

    assert response.status_code == 422
    assert says in words(response)
    assert not Event.objects.filter(kind=KIND).exists()
    before = (visit.planned_on, visit.hours, visit.lead_id)
    visit.refresh_from_db()
    assert (visit.planned_on, visit.hours, visit.lead_id) == before


def test_a_day_that_went_by_may_stay_while_the_lead_changes(
    cast: Cast, manager: StrictClient, visit: Visit
) -> None:
    gone = TODAY - timedelta(days=3)
    Visit.objects.filter(pk=visit.pk).update(planned_on=gone)

    change(manager, visit, planned_on=gone, lead=str(cast.contract_officer.pk))
    visit.refresh_from_db()
    assert (visit.planned_on, visit.lead) == (gone, cast.contract_officer)


def test_a_visit_that_is_arranged_already_is_not_planned_anew(cast: Cast, manager: StrictClient) -> None:
    arranged = cast.visit()

    assert manager.get(address("visit_plan_change", arranged.pk)).status_code == 409
    assert change(manager, arranged, hours="2").status_code == 409
    assert "Change day, hours or lead" not in said(manager.get(address("visit", arranged.pk)))
    arranged.refresh_from_db()
    assert arranged.hours == 12


def test_who_may_not_plan_visits_finds_no_such_page(
    cast: Cast, browse: Callable[..., StrictClient], visit: Visit
) -> None:
    for person in (cast.contract_officer, cast.auditor, cast.other_council_officer, cast.provider_manager):
        assert browse(person).get(address("visit_plan_change", visit.pk)).status_code == 404
        assert change(browse(person), visit, hours="2").status_code == 404
    assert "Change day, hours or lead" not in said(
        browse(cast.contract_officer).get(address("visit", visit.pk))
    )
    visit.refresh_from_db()
    assert visit.hours == 12
