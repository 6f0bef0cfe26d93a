"""An NHS partner reads the standings that a council shares with it, acknowledges a change, and sees no more."""

from collections.abc import Callable

import pytest
from django.test import Client

from plumbline.accounts.models import User
from plumbline.history.models import Event
from plumbline.notices.models import Notice
from plumbline.organisations import scope
from plumbline.oversight.standing_consequences import standing_decided
from plumbline.providers.models import Succession
from plumbline.standing.models import Acknowledgement, PlacementException, Sharing, StandingDecision
from tests.cast import NOW, TODAY, Cast
from tests.intelligence.heard import heard
from tests.organisations.test_walls import WALLED
from tests.standing.placing import asked, decided, partner_reader, rules_of, shared_with, terms

pytestmark = pytest.mark.django_db
Browse = Callable[[User], Client]
SHARING = "/desk/standing/sharing/"


def text_of(client: Client, address: str = "/partner/") -> str:
    return " ".join(client.get(address).content.decode().split())


def changed(cast: Cast, colour: str = "amber") -> StandingDecision:
    """With everything that it sets off."""
    rules_of(cast.exampleshire)
    return standing_decided(
        council=cast.exampleshire,
        provider=cast.alder,
        terms=terms(colour),
        read=0,
        by=cast.contracts_manager,
        now=NOW,
    )


def test_a_manager_shares_and_ends_it_and_both_are_kept(cast: Cast, browse: Browse) -> None:
    nhs, manager = partner_reader(), browse(cast.contracts_manager)
    body = nhs.current_memberships[0].organisation
    decided(cast)

    assert browse(cast.contract_officer).post(f"{SHARING}share/", {"partner": body.pk}).status_code == 404
    assert "No council shares its standings with you" in text_of(browse(nhs))
    manager.post(f"{SHARING}share/", {"partner": body.pk})
    assert Notice.objects.get(kind="shared").to == nhs
    assert f"Shared with {body}" in text_of(browse(cast.auditor), SHARING)
    assert "Alder Homecare (test)" in text_of(browse(nhs))

    manager.post(f"{SHARING}{Sharing.objects.get().pk}/end/")
    assert Notice.objects.get(kind="sharing_ended").to == nhs
    assert "Alder" not in text_of(browse(nhs))
    assert browse(nhs).get(f"/partner/providers/{cast.alder.pk}/").status_code == 404
    assert "10 July 2026" not in text_of(browse(cast.auditor), SHARING).partition("<table")[0]
    kinds = Event.objects.filter(kind__startswith="standing.shar").order_by("number")
    assert [one.kind for one in kinds] == ["standing.shared", "standing.sharing_ended"]


def test_a_partner_reads_whether_why_and_how_and_nothing_that_was_heard(cast: Cast, browse: Browse) -> None:
    nhs = partner_reader()
    shared_with(nhs, cast)
    heard(cast, says="The phone is not answered", by=cast.contracts_manager)
    asked(changed(cast, "red"), cast.placement_staff)
    client = browse(nhs)

    assert client.get("/").headers["Location"] == "/partner/"
    page = text_of(client, f"/partner/providers/{cast.alder.pk}/")
    assert "Nobody new may be placed here" in page
    assert "Medicines were not given for three days." in page
    for hidden in (
        "The phone is not answered",
        "P-10432",
        "Contracts manager",
        "Phone call with the manager",
    ):
        assert hidden not in page
    assert client.get(f"/partner/providers/{cast.birch.pk}/").status_code == 404
    assert "Alder" not in text_of(browse(partner_reader("otherton-nhs")))


def test_a_provider_that_was_taken_over_is_named_before_its_standing(cast: Cast, browse: Browse) -> None:
    nhs, about = partner_reader(), {"is_whole": True, "since_on": TODAY, "reason": "Sold", "source": "CQC"}
    shared_with(nhs, cast)
    changed(cast, "green")
    for council, is_read in ((cast.otherton, False), (cast.exampleshire, True)):
        Succession.objects.create(
            council=council,
            predecessor=cast.alder,
            successor=cast.birch,
            recorded_at=NOW,
            recorded_by=cast.contracts_manager,
            **about,
        )
        page = text_of(browse(nhs), f"/partner/providers/{cast.alder.pk}/")
        assert ("was taken over by Birch Care (test)" in page) is is_read


def test_a_change_is_told_to_the_partner_and_acknowledged(cast: Cast, browse: Browse) -> None:
    nhs = partner_reader()
    shared_with(nhs, cast)
    amber, client = changed(cast), browse(nhs)

    letter = Notice.objects.get(kind="partner")
    assert letter.to == nhs
    assert f"/partner/providers/{cast.alder.pk}/" in letter.body
    assert "1 change you have not acknowledged" in text_of(client)
    client.post(f"/partner/decisions/{amber.pk}/acknowledge/")
    assert "You have acknowledged every change" in text_of(client)
    told = text_of(browse(cast.auditor), f"/desk/standing/{cast.alder.pk}/")
    assert "Exampleshire-Nhs (test)" in told
    assert Event.objects.filter(kind="standing.acknowledged", by=nhs, council=cast.exampleshire).exists()


def test_nothing_is_asked_of_a_partner_any_more_when_sharing_ends(cast: Cast, browse: Browse) -> None:
    nhs = partner_reader()
    sharing, amber = shared_with(nhs, cast), changed(cast)
    browse(cast.senior_manager).post(f"{SHARING}{sharing.pk}/end/")

    assert not Acknowledgement.objects.waiting().filter(person=nhs).exists()
    assert browse(nhs).post(f"/partner/decisions/{amber.pk}/acknowledge/").status_code == 404
    assert "no longer shared" in text_of(browse(cast.auditor), f"/desk/standing/{cast.alder.pk}/")


def test_the_wall_lets_a_partner_read_what_is_shared_and_nothing_else(cast: Cast) -> None:
    nhs, other = partner_reader(), partner_reader("otherton-nhs")
    shared_with(nhs, cast)
    asked(decided(cast), cast.placement_staff)

    for person, sees in ((nhs, True), (other, False)):
        ours = person.reach_with(None).partners
        with scope.limited_to(councils=[], providers=[], partners=ours):
            assert StandingDecision.objects.exists() is (sees or not WALLED)
            assert Sharing.objects.exists() is (sees or not WALLED)
            assert PlacementException.objects.exists() is not WALLED
            assert Sharing.objects.update(ended_at=None) == (0 if WALLED else 1)
