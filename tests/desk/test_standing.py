"""Standing as officers and placement staff see it: the list, a decision, the page before a placement, an exception."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
from django.test import Client

from plumbline.accounts.models import User
from plumbline.notices.models import Notice
from plumbline.oversight.standing_consequences import standing_decided
from plumbline.providers.models import Provider
from plumbline.standing.models import Acknowledgement, PlacementException, StandingDecision
from tests.cast import NOW, TODAY, Cast
from tests.desk.many import many_contracts, queries
from tests.intelligence.heard import heard
from tests.standing.placing import asked, decided, rules_of, terms

pytestmark = pytest.mark.django_db
Browse = Callable[[User], Client]
TYPED = {
    "colour": "red",
    "reason": "Medicines were not given for three days.",
    "conditions": "",
    "in_words": "Phone call with the manager",
    "happened_on_day": "8",
    "happened_on_month": "7",
    "happened_on_year": "2026",
    "review_by_day": "24",
    "review_by_month": "7",
    "review_by_year": "2026",
    "proposed_by": "",
    "read": "0",
}


def text_of(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def made(cast: Cast, colour: str = "red", read: int = 0) -> StandingDecision:
    """With everything that it sets off."""
    rules_of(cast.exampleshire)
    return standing_decided(
        council=cast.exampleshire,
        provider=cast.alder,
        terms=terms(colour),
        read=read,
        by=cast.contracts_manager,
        now=NOW,
    )


def test_whom_nobody_decided_about_is_not_green(cast: Cast, browse: Browse) -> None:
    decided(cast, "green")
    page = text_of(browse(cast.auditor), "/desk/standing/")

    assert "1 green, 1 not decided." in page
    assert page.count("Not decided") >= 2
    assert "Birch Care (test)" in page


def test_the_list_is_narrowed_and_taken_away(cast: Cast, browse: Browse) -> None:
    decided(cast)
    client = browse(cast.contract_officer)

    assert "Birch Care" not in text_of(client, "/desk/standing/?colour=red").partition("<table")[2]
    csv = client.get("/desk/standing/?format=csv").content.decode("utf-8-sig")
    assert "Alder Homecare (test),,Red,Medicines were not given for three days." in csv
    assert "Birch Care (test),,Not decided" in csv
    pdf = client.get("/desk/standing/list.pdf")
    assert pdf.content.startswith(b"%PDF")
    assert pdf["Content-Type"] == "application/pdf"


def test_a_manager_decides_with_a_reason_and_everybody_is_told(cast: Cast, browse: Browse) -> None:
    rules_of(cast.exampleshire)
    response = browse(cast.contracts_manager).post(f"/desk/standing/{cast.alder.pk}/decide/", TYPED)

    assert response.status_code == 302
    decision = StandingDecision.objects.get()
    assert (decision.colour, decision.decided_by) == ("red", cast.contracts_manager)
    assert decision.evidence == [{"kind": "words", "number": 0, "says": "Phone call with the manager"}]
    told = {cast.placement_staff, cast.senior_manager, cast.contract_officer}
    assert {one.person for one in Acknowledgement.objects.all()} == told
    assert {one.to for one in Notice.objects.filter(kind="decided")} == told
    assert Notice.objects.get(kind="provider").to == cast.provider_manager


def test_a_decision_rests_on_the_visit_that_was_chosen(cast: Cast, browse: Browse) -> None:
    cast.submitted()
    client = browse(cast.contracts_manager)
    page = text_of(client, f"/desk/standing/{cast.alder.pk}/decide/")
    number = cast.contract.returns.get().pk

    assert f'value="return-{number}"' in page
    refused = client.post(f"/desk/standing/{cast.alder.pk}/decide/", {**TYPED, "in_words": " "})
    assert "Choose what it rests on above, or say it in words" in refused.content.decode()
    client.post(f"/desk/standing/{cast.alder.pk}/decide/", {**TYPED, "evidence": [f"return-{number}"]})
    assert f"/desk/returns/{number}/" in text_of(client, f"/desk/standing/{cast.alder.pk}/")


def test_a_decision_without_a_reason_or_evidence_is_not_taken(cast: Cast, browse: Browse) -> None:
    client = browse(cast.contracts_manager)
    page = client.post(
        f"/desk/standing/{cast.alder.pk}/decide/", {**TYPED, "reason": "", "in_words": ""}
    ).content.decode()

    assert "Say why" in page
    assert "Say what it rests on: the provider may ask" in page
    assert "(optional)" not in page
    assert not StandingDecision.objects.exists()


def test_of_two_officers_who_change_it_at_once_one_is_told(cast: Cast, browse: Browse) -> None:
    made(cast)
    page = browse(cast.senior_manager).post(f"/desk/standing/{cast.alder.pk}/decide/", TYPED).content.decode()

    assert "Someone has just decided on this standing" in page
    assert StandingDecision.objects.count() == 1


def test_only_the_colours_that_one_may_decide_on_are_offered(cast: Cast, browse: Browse) -> None:
    page = text_of(browse(cast.quality_officer), f"/desk/standing/{cast.alder.pk}/decide/")
    assert 'value="amber"' in page
    assert 'value="red"' not in page

    made(cast)
    page = text_of(browse(cast.quality_officer), f"/desk/standing/{cast.alder.pk}/decide/")
    assert "you may not decide on what is in force" in page


def test_restricted_intelligence_is_neither_offered_nor_shown(cast: Cast, browse: Browse) -> None:
    for says, is_restricted in (("A secret was told", True), ("The phone is not answered", False)):
        heard(cast, says=says, is_restricted=is_restricted, by=cast.contracts_manager)
    form = text_of(browse(cast.contracts_manager), f"/desk/standing/{cast.alder.pk}/decide/")
    page = text_of(browse(cast.placement_staff), f"/desk/placement/{cast.alder.pk}/")

    assert form.count('value="intelligence-') == 1
    assert "The phone is not answered" in page
    assert "A secret was told" not in page


def test_placement_staff_begin_where_they_look_before_they_place(cast: Cast, browse: Browse) -> None:
    client = browse(cast.placement_staff)

    assert client.get("/").headers["Location"] == "/desk/placement/"
    page = text_of(client, "/desk/placement/?q=alder")
    assert "Alder Homecare (test)" in page
    assert "Birch" not in page
    assert client.get("/desk/").status_code == 404


@pytest.mark.parametrize(
    ("colour", "says", "asks"),
    [
        ("green", "People may be placed here.", False),
        ("amber", "under the conditions below", False),
        ("red", "Nobody new may be placed here", True),
        ("", "That is not a green", False),
    ],
)
def test_the_page_says_first_whether_one_may_place(
    cast: Cast, browse: Browse, colour: str, says: str, asks: bool
) -> None:
    if colour:
        made(cast, colour)
    page = text_of(browse(cast.placement_staff), f"/desk/placement/{cast.alder.pk}/")

    assert says in page
    assert ("Ask for an exception" in page) is asks
    assert "Not known" in page


def test_an_exception_is_asked_for_and_authorised_by_a_senior(cast: Cast, browse: Browse) -> None:
    made(cast)
    typed = {
        "person_ref": "P-10432",
        "why_here": "Her husband lives there.",
        "risk_assessment": "She takes no medicines.",
        "conditions": "A nurse visits in the first week.",
        "ends_on_day": "24",
        "ends_on_month": "7",
        "ends_on_year": "2026",
    }
    asker, senior = browse(cast.placement_staff), browse(cast.senior_manager)
    new = f"/desk/placement/{cast.alder.pk}/exception/"

    refused = asker.post(new, {**typed, "risk_assessment": ""}).content.decode()
    assert "Write the risk assessment" in refused
    assert refused.count('class="govuk-error-summary"') == 1
    assert asker.post(new, typed).status_code == 302
    exception = PlacementException.objects.get()
    address = f"/desk/placement/exceptions/{exception.pk}/"
    assert Notice.objects.get(kind="exception_asked").to == cast.senior_manager
    assert "Decide whether P-10432 may be placed" in text_of(senior, "/desk/")
    assert "You asked, so somebody else decides" in text_of(asker, address)

    settled = {**typed, "outcome": "authorise", "says": "No other place is free."}
    assert senior.post(address, {**settled, "conditions": ""}).status_code == 200
    assert senior.post(address, settled).status_code == 302
    assert "the person may be placed there up to 24 July 2026" in text_of(asker, address)
    assert Notice.objects.get(kind="exception_settled").to == cast.placement_staff


def test_an_exception_that_is_refused_stays_refused(cast: Cast, browse: Browse) -> None:
    exception = asked(made(cast), cast.placement_staff)
    address = f"/desk/placement/exceptions/{exception.pk}/"
    browse(cast.senior_manager).post(address, {"outcome": "refuse", "says": "There is room elsewhere."})

    assert "the person may not be placed there" in text_of(browse(cast.placement_staff), address)


def test_who_asked_cannot_decide_even_by_posting(cast: Cast, browse: Browse) -> None:
    exception = asked(made(cast), cast.contracts_manager)
    address = f"/desk/placement/exceptions/{exception.pk}/"
    page = browse(cast.contracts_manager).post(address, {"outcome": "refuse", "says": "No"}).content.decode()

    assert "You asked for this exception, so somebody else has to decide on it" in page
    assert PlacementException.objects.get().status == "asked"


def test_no_exception_is_asked_for_where_none_is_needed(cast: Cast, browse: Browse) -> None:
    made(cast, "amber")
    assert "No exception is needed" in text_of(
        browse(cast.placement_staff), f"/desk/placement/{cast.alder.pk}/exception/"
    )


def test_a_change_is_acknowledged_with_one_button(cast: Cast, browse: Browse) -> None:
    red = made(cast)
    client = browse(cast.placement_staff)

    assert "I know of this change" in text_of(client, f"/desk/placement/{cast.alder.pk}/")
    client.post(f"/desk/standing/decisions/{red.pk}/acknowledge/")
    assert "I know of this change" not in text_of(client, f"/desk/placement/{cast.alder.pk}/")
    assert "2 not yet" in text_of(browse(cast.auditor), "/desk/standing/")


def test_today_asks_for_a_review_that_was_missed_and_lifts_nothing(
    cast: Cast, browse: Browse, settings: object
) -> None:
    rules_of(cast.exampleshire)
    standing_decided(
        council=cast.exampleshire,
        provider=cast.alder,
        terms=terms("red", happened_on=TODAY - timedelta(days=40), review_by=TODAY - timedelta(days=5)),
        read=0,
        by=cast.contracts_manager,
        now=NOW - timedelta(days=30),
    )
    page = text_of(browse(cast.senior_manager), "/desk/")

    assert "Look again at the standing of Alder Homecare (test)" in page
    assert "5 days overdue" in page
    assert "Look again" not in text_of(browse(cast.quality_officer), "/desk/")
    assert "1 review is overdue; a missed review lifts nothing" in text_of(
        browse(cast.auditor), "/desk/standing/"
    )


def test_a_council_adopts_other_rules(cast: Cast, browse: Browse) -> None:
    client = browse(cast.contracts_manager)
    assert "Plumbline’s" in text_of(client, "/desk/standing/rules/")
    client.post("/desk/standing/rules/", {"code": "oxfordshire/traffic-light"})

    page = text_of(client, "/desk/standing/rules/")
    assert "oxfordshire/traffic-light, version 2" in page
    assert "paragraph 32" in page
    assert (
        browse(cast.auditor).post("/desk/standing/rules/", {"code": "plumbline/standing"}).status_code == 200
    )
    assert "oxfordshire/traffic-light" in text_of(client, "/desk/standing/rules/")


def test_no_page_asks_more_as_a_council_grows(cast: Cast, browse: Browse) -> None:
    made(cast)
    pages = ("standing/", f"standing/{cast.alder.pk}/", "placement/", f"placement/{cast.alder.pk}/")
    client = browse(cast.contracts_manager)

    def counts() -> dict[str, int]:
        return {one: queries(partial(client.get, f"/desk/{one}")) for one in pages}

    few = counts()
    many_contracts(cast, 5)
    for provider in Provider.objects.filter(organisation__code__startswith="many"):
        standing_decided(
            council=cast.exampleshire,
            provider=provider,
            terms=terms("amber"),
            read=0,
            by=cast.contracts_manager,
            now=NOW,
        )

    assert counts() == few
    assert max(few.values()) <= 20
