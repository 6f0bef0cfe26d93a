"""The list of visits, planning one, arranging it, and its page."""

from typing import Any

import pytest
from django.urls import reverse

from plumbline.notices.models import Notice
from plumbline.visits import actions as visits
from plumbline.visits.models import Visit
from tests.cast import NOW, Cast
from tests.desk.many import queries
from tests.visits.noted import answer, hand_in

SEVENTH = {"starts_on_day": "30", "starts_on_month": "7", "starts_on_year": "2099"}
EIGHTH = {"ends_on_day": "31", "ends_on_month": "7", "ends_on_year": "2099"}


def said(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_the_list_says_how_each_visit_stands_and_can_be_taken_away(cast: Cast, browse: Any) -> None:
    cast.planned_visit()
    cast.visit()
    client = browse(cast.contract_officer)

    page = said(client.get(reverse("desk:visits")))
    assert "2 visits: 1 arranged, 1 planned." in page
    assert "not arranged yet" in page
    assert "the provider knows of it" in page
    rows = client.get(reverse("desk:visits"), {"format": "csv"}).content.decode("utf-8-sig").splitlines()
    assert rows[0].startswith("Provider,Kind,Status")
    assert len(rows) == 3


@pytest.mark.parametrize(
    ("chosen", "number"),
    [
        ({"status": "ahead"}, 2),
        ({"status": "planned"}, 1),
        ({"status": "finished"}, 0),
        ({"kind": "event"}, 0),
        ({"status": "no such"}, 2),
    ],
)
def test_the_list_is_narrowed_by_the_address(
    cast: Cast, browse: Any, chosen: dict[str, str], number: int
) -> None:
    cast.planned_visit()
    cast.visit()

    page = said(browse(cast.auditor).get(reverse("desk:visits"), chosen))
    assert f"{number} visit" in page


def test_a_visit_is_planned_in_two_steps_and_the_provider_learns_nothing(cast: Cast, browse: Any) -> None:
    before = cast.planned_visit()
    client = browse(cast.contracts_manager)
    first = client.get(reverse("desk:visit_new"), {"provider": cast.alder.pk})
    assert first.status_code == 302
    typed = {
        "services": [str(one.pk) for one in cast.alder.services.all()],
        "kind": "event",
        "framework": str(before.framework_id),
        "why": "A safeguarding alert on 3 July",
        "hours": "6",
        "lead": str(cast.quality_officer.pk),
    }
    response = client.post(first["Location"], typed)

    planned = Visit.objects.exclude(pk=before.pk).get()
    assert response["Location"] == reverse("desk:visit", args=[planned.pk])
    assert (planned.kind, planned.why, planned.lead) == (
        "event",
        "A safeguarding alert on 3 July",
        cast.quality_officer,
    )
    assert set(Notice.objects.filter(kind="planned").values_list("to__name", flat=True)) == {
        "Quality officer"
    }


def test_a_follow_up_visit_names_the_one_it_follows(cast: Cast, browse: Any) -> None:
    before = cast.planned_visit()
    typed = {
        "services": [str(one.pk) for one in cast.alder.services.all()],
        "kind": "follow-up",
        "framework": str(before.framework_id),
        "why": "Amber",
        "hours": "6",
    }
    client, address = browse(cast.contracts_manager), reverse("desk:visit_new_for", args=[cast.alder.pk])
    assert "Choose the visit that this one follows" in said(client.post(address, typed))

    client.post(address, {**typed, "follows": str(before.pk)})
    assert before.followed_by.get().kind == "follow-up"


def test_who_may_not_plan_does_not_find_the_page(cast: Cast, browse: Any) -> None:
    assert browse(cast.auditor).get(reverse("desk:visit_new")).status_code == 404


def test_arranging_sends_notice_and_asks_the_officers_to_declare(cast: Cast, browse: Any) -> None:
    visit = cast.planned_visit()
    client, address = browse(cast.quality_officer), reverse("desk:visit_arrange", args=[visit.pk])
    page = said(client.get(address))
    assert "leads this provider’s contract" in page

    typed = {**SEVENTH, **EIGHTH, "is_announced": "yes", "lead": str(cast.quality_officer.pk)}
    assert "Choose at least one officer" in said(client.post(address, typed))
    both = [str(cast.quality_officer.pk), str(cast.contract_officer.pk)]
    client.post(address, {**typed, "officers": both})

    visit.refresh_from_db()
    assert (visit.status, visit.told_at is not None) == ("arranged", True)
    kinds = sorted(Notice.objects.filter(kind__in=["nominated", "announced"]).values_list("kind", flat=True))
    assert kinds == ["announced"] * 2 + ["nominated"] * 2
    letter = Notice.objects.filter(kind="announced").first()
    assert letter is not None
    assert "Quality officer (lead officer), Contract officer" in letter.body


def test_an_officer_declares_on_the_page_and_stands_in_the_team(cast: Cast, browse: Any) -> None:
    visit = cast.visit()
    client = browse(cast.contract_officer)
    page = said(client.get(reverse("desk:visit", args=[visit.pk])))
    assert "Declare that I have no interest" in page
    assert "Not declared yet" in page
    assert "Leads this provider’s contract" in page

    client.post(reverse("desk:visit_declare", args=[visit.pk]))
    assert "Not declared yet" not in said(client.get(reverse("desk:visit", args=[visit.pk])))


def test_an_officer_with_an_interest_stands_down_with_a_reason(cast: Cast, browse: Any) -> None:
    visit = cast.visit()
    client, address = browse(cast.contract_officer), reverse("desk:visit_stand_down", args=[visit.pk])

    assert "Say why." in said(client.post(address, {"stand_down-reason": ""}))
    client.post(address, {"stand_down-reason": "My sister works there"})
    assert "My sister works there" in said(client.get(reverse("desk:visit", args=[visit.pk])))
    assert visit.team.going().count() == 1


def test_the_page_says_what_is_missing_in_each_stage(cast: Cast, browse: Any) -> None:
    visit = cast.begun_visit()
    hand_in(visit, cast.quality_officer, answer("I1", "met"))

    page = said(browse(cast.quality_officer).get(reverse("desk:visit", args=[visit.pk])))
    assert "Nothing asked for yet" in page
    assert "1 of 35 questions answered" in page
    assert "Fill in the areas" in page
    assert "Visit begun" in page


def test_a_visit_is_cancelled_with_its_reason_and_planned_again(cast: Cast, browse: Any) -> None:
    visit = cast.visit()
    client = browse(cast.contracts_manager)
    client.post(reverse("desk:visit_cancel", args=[visit.pk]), {"cancel-reason": "Norovirus"})
    assert "Cancelled: Norovirus" in said(client.get(reverse("desk:visit", args=[visit.pk])))

    client.post(
        reverse("desk:visit_plan_again", args=[visit.pk]), {"plan_again-reason": "They are well again"}
    )
    again = visit.followed_by.get()
    assert "No other visit" not in said(client.get(reverse("desk:visit", args=[again.pk])))


def test_a_quality_checkers_link_is_shown_once_and_can_be_ended(cast: Cast, browse: Any) -> None:
    visit = cast.begun_visit()
    client, address = browse(cast.quality_officer), reverse("desk:visit", args=[visit.pk])
    client.post(reverse("desk:visit_invite_checker", args=[visit.pk]), {"checker-called": "Checker One"})

    assert "/check/" in said(client.get(address))
    assert "/check/" not in said(client.get(address))
    link = visit.checker_links.get()
    client.post(reverse("desk:checker_link_end", args=[link.pk]))
    assert "link ended" in said(client.get(address))


def test_the_rating_is_hidden_while_scoring_is_blind(cast: Cast, browse: Any) -> None:
    visit = cast.begun_visit()
    Visit.objects.filter(pk=visit.pk).update(is_blind=True, rating="red")
    client = browse(cast.quality_officer)

    page = said(client.get(reverse("desk:visit", args=[visit.pk])))
    assert "Ratings hidden until the draft is shared" in page
    table = client.get(reverse("desk:visits"), {"format": "csv"}).content.decode("utf-8-sig")
    assert "red" not in table


def test_beginning_twice_says_so(cast: Cast, browse: Any) -> None:
    visit = cast.visit()
    visits.begin(visit, by=cast.quality_officer, now=NOW)
    page = browse(cast.quality_officer).post(reverse("desk:visit_begin", args=[visit.pk]))

    assert page.status_code == 422
    assert "can no longer be done" in said(page)


def test_the_list_asks_as_many_questions_for_many_visits_as_for_one(cast: Cast, browse: Any) -> None:
    cast.visit()
    client = browse(cast.quality_officer)
    for_one = queries(lambda: client.get(reverse("desk:visits")))
    for _ in range(6):
        cast.visit()

    assert queries(lambda: client.get(reverse("desk:visits"))) == for_one
