"""Sharing out the areas of a visit: who may, what the page says, what is kept, and where everybody reads it."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from plumbline.accounts.models import User
from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.visits import actions as visits
from plumbline.visits.models import Visit
from tests.cast import NOW, Cast
from tests.desk.pages import address, row_of, said, words
from tests.strict_client import StrictClient

KIND = "visit.areas_shared_out"


@pytest.fixture
def visit(cast: Cast) -> Visit:
    return cast.visit()


@pytest.fixture
def lead(cast: Cast, browse: Callable[..., StrictClient]) -> StrictClient:
    return browse(cast.quality_officer)


def shared(visit: Visit) -> dict[str, list[str]]:
    return {one.officer.name: one.areas for one in visit.team.going().select_related("officer")}


def typed(visit: Visit, wanted: Mapping[User, list[str]], *, saw: str | None = None) -> dict[str, Any]:
    """What the page sends: a box for each officer, and how it stood when the page was opened."""
    members = {one.officer_id: one for one in visit.team.going()}
    boxes = {f"areas-{members[officer.pk].pk}": codes for officer, codes in wanted.items()}
    return {"saw": visits.as_shared(members.values()) if saw is None else saw, **boxes}


def share(client: StrictClient, visit: Visit, wanted: Mapping[User, list[str]], **more: Any) -> Any:
    return client.post(address("visit_share_out", visit.pk), typed(visit, wanted, **more))


def test_the_page_offers_every_officer_all_areas_that_are_filled_on_site(
    lead: StrictClient, visit: Visit
) -> None:
    assert "Share out the areas" in said(lead.get(address("visit", visit.pk)))
    response = lead.get(address("visit_share_out", visit.pk))

    page = said(response)
    assert "Nothing is shared out yet: every officer fills all the areas." in page
    assert "Quality officer (lead)" in page
    assert page.count("Now: all the areas") == 2
    assert response.content.decode().count('value="staffing"') == 2
    assert b"checked" not in response.content


def test_two_officers_fill_different_areas_and_everybody_reads_whose_each_is(
    cast: Cast, lead: StrictClient, browse: Callable[..., StrictClient], visit: Visit
) -> None:
    wanted = {cast.quality_officer: ["staffing", "information"], cast.contract_officer: ["safeguarding"]}
    response = share(lead, visit, wanted)

    assert response["Location"] == address("visit", visit.pk)
    assert shared(visit) == {
        "Quality officer": ["information", "staffing"],
        "Contract officer": ["safeguarding"],
    }
    page = lead.get(address("visit", visit.pk))
    titles = {code: one.title for code, one in visit.framework.scorecard.area_by_code.items()}
    assert f"Fills {titles['information']}; {titles['staffing']}" in row_of(page, "Leads the visit")
    assert f"Nobody fills 3 areas: {titles['person-centred']}; " in said(page)
    theirs = browse(cast.contract_officer).get(address("visit_stage_two", visit.pk))
    assert "Quality officer fills this area." in row_of(theirs, titles["staffing"])
    assert "You fill this area." in row_of(theirs, titles["safeguarding"])
    assert "Nobody fills this area." in row_of(theirs, titles["person-centred"])
    assert "You fill this area." in said(lead.get(address("visit_area", visit.pk, "staffing")))


def test_a_device_takes_along_whose_area_each_is(cast: Cast, lead: StrictClient, visit: Visit) -> None:
    def whose() -> dict[str, str]:
        areas = lead.get(address("visit_pack", visit.pk)).json()["areas"]
        return {one["code"]: one["whose"] for one in areas}

    assert set(whose().values()) == {""}
    share(lead, visit, {cast.quality_officer: ["staffing"]})
    assert whose()["staffing"] == "You and Contract officer fill this area"
    assert whose()["information"] == "Contract officer fills this area"


def test_only_those_whose_areas_changed_stand_in_the_history(
    cast: Cast, lead: StrictClient, visit: Visit
) -> None:
    share(lead, visit, {cast.contract_officer: ["staffing"]})
    both = {cast.contract_officer: ["staffing"], cast.quality_officer: ["staffing"]}
    share(lead, visit, both)
    assert "Change a tick first." in words(share(lead, visit, both))

    events = Event.objects.filter(kind=KIND, subject_id=visit.pk).order_by("number")
    title = visit.framework.scorecard.area_by_code["staffing"].title
    assert [(one.details["officer"], one.details["areas"]) for one in events] == [
        ("Contract officer", title),
        ("Quality officer", title),
    ]
    assert {one.by for one in events} == {cast.quality_officer}
    assert not Event.objects.visible_to(cast.provider_manager).filter(kind=KIND).exists()


def test_everything_ticked_is_all_the_areas_as_nothing_ticked_is(
    cast: Cast, lead: StrictClient, visit: Visit
) -> None:
    offered = lead.get(address("visit_share_out", visit.pk)).context["sharing"].areas
    share(lead, visit, {cast.contract_officer: ["staffing"]})
    share(lead, visit, {cast.contract_officer: list(offered)})

    assert shared(visit) == {"Quality officer": [], "Contract officer": []}
    assert "Nobody fills" not in said(lead.get(address("visit", visit.pk)))


def test_an_area_that_somebody_left_over_is_named(cast: Cast, lead: StrictClient, visit: Visit) -> None:
    areas = list(lead.get(address("visit_share_out", visit.pk)).context["sharing"].areas)
    share(lead, visit, {cast.quality_officer: areas[1:], cast.contract_officer: areas[:1]})
    assert "Every area has somebody" in said(lead.get(address("visit_share_out", visit.pk)))

    member = visit.team.get(officer=cast.contract_officer)
    visits.stand_down(member, "Another post", by=cast.contract_officer, now=NOW)
    title = visit.framework.scorecard.area_by_code[areas[0]].title
    assert f"Warning Nobody fills {title}." in said(lead.get(address("visit_share_out", visit.pk)))


def test_whoever_is_slower_sees_that_it_has_changed_and_keeps_the_ticks(
    cast: Cast, lead: StrictClient, visit: Visit
) -> None:
    before = visits.as_shared(visit.team.going())
    share(lead, visit, {cast.contract_officer: ["staffing"]})

    wanted = {cast.contract_officer: ["safeguarding"]}
    response = share(lead, visit, wanted, saw=before)
    assert response.status_code == 422
    assert "has changed since you opened this page" in words(response)
    assert response.content.count(b"checked") == 1
    assert shared(visit)["Contract officer"] == ["staffing"]
    share(lead, visit, wanted, saw=response.context["saw"])
    assert shared(visit)["Contract officer"] == ["safeguarding"]


def test_one_area_there_is_not_leaves_all_as_it_was(cast: Cast, lead: StrictClient, visit: Visit) -> None:
    wanted = {cast.quality_officer: ["staffing"], cast.contract_officer: ["cellar"]}
    assert share(lead, visit, wanted).status_code == 422
    numbers = {one.officer_id: one.pk for one in visit.team.going()}
    with pytest.raises(NotAllowed, match="not an area"):
        visits.share_out_all(
            visit,
            {numbers[officer.pk]: codes for officer, codes in wanted.items()},
            saw=visits.as_shared(visit.team.going()),
            by=cast.quality_officer,
            now=NOW,
        )

    assert shared(visit) == {"Quality officer": [], "Contract officer": []}
    assert not Event.objects.filter(kind=KIND).exists()


@pytest.mark.parametrize("status", ["planned", "writing", "final"])
def test_areas_are_shared_out_while_somebody_still_goes(
    cast: Cast, lead: StrictClient, visit: Visit, status: str
) -> None:
    Visit.objects.filter(pk=visit.pk).update(status=status)

    assert lead.get(address("visit_share_out", visit.pk)).status_code == 409
    assert share(lead, visit, {cast.quality_officer: ["staffing"]}).status_code == 409
    assert "Share out the areas" not in said(lead.get(address("visit", visit.pk)))
    assert shared(visit)["Quality officer"] == []


def test_a_visit_that_goes_on_meanwhile_stays_as_it_is(cast: Cast, visit: Visit) -> None:
    Visit.objects.filter(pk=visit.pk).update(status="writing")

    with pytest.raises(NotAllowed, match="has gone on meanwhile"):
        visits.share_out_all(visit, {}, saw="", by=cast.quality_officer, now=NOW)


def test_who_may_not_make_visits_finds_no_such_page(
    cast: Cast, browse: Callable[..., StrictClient], visit: Visit
) -> None:
    for person in (cast.auditor, cast.other_council_officer, cast.provider_manager):
        assert browse(person).get(address("visit_share_out", visit.pk)).status_code == 404
        assert share(browse(person), visit, {cast.quality_officer: ["staffing"]}).status_code == 404
    assert "Share out the areas" not in said(browse(cast.auditor).get(address("visit", visit.pk)))
    assert shared(visit)["Quality officer"] == []
