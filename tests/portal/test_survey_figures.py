"""The council's figures beside the provider's own: offered, never written over what somebody typed."""

from collections.abc import Callable

import pytest
from django.urls import reverse

from plumbline.history.models import Event
from plumbline.history.workflow import NotAllowed
from plumbline.notices.models import Notice
from plumbline.oversight import survey_consequences
from plumbline.returns.drafting import draft_of
from plumbline.returns.models import Return
from plumbline.surveys.models import Offer, Survey
from plumbline.surveys.offering import usable
from tests.cast import NOW, Cast
from tests.portal.pages import words
from tests.strict_client import StrictClient
from tests.surveys.making import closed, offered, opened

OWN = {"4.1.numerator": "38", "4.1.denominator": "40", "4.1.invited": "60"}


@pytest.fixture
def kpi_return(cast: Cast) -> Return:
    return cast.issue()


def _page(kpi_return: Return) -> str:
    return reverse("portal:survey_figures", args=[kpi_return.pk])


def _decide(offer: Offer) -> str:
    return reverse("portal:survey_figure_decide", args=[offer.pk])


def _seen(version: int) -> dict[str, str]:
    return {f"seen.{key}": str(version) for key in ("4.1.numerator", "4.1.denominator", "4.1.invited")}


def test_an_offer_writes_nothing_and_tells_the_provider(
    cast: Cast, kpi_return: Return, browse: Callable[..., StrictClient]
) -> None:
    cast.fill(kpi_return, OWN)
    offered(cast, kpi_return)
    page = words(browse(cast.provider_staff).get(_page(kpi_return)))

    assert draft_of(kpi_return) == OWN
    assert "People satisfied or very satisfied 32 38" in page
    assert "The council’s survey of people who use the service, 1 July 2026 to 31 July 2026" in page
    assert "40 answered of 40 asked" in page
    letter = Notice.objects.get(kind="figures_offered", to=cast.provider_staff)
    assert "4.1: 32 of 40" in letter.body
    front = words(browse(cast.provider_staff).get(reverse("portal:return", args=[kpi_return.pk])))
    assert "See its figures beside your own" in front


def test_the_provider_takes_the_figure_having_seen_both(
    cast: Cast, kpi_return: Return, browse: Callable[..., StrictClient]
) -> None:
    cast.fill(kpi_return, OWN)
    _, offer = offered(cast, kpi_return)
    browse(cast.provider_staff).post(_decide(offer), {"decision": "take", **_seen(1)})

    offer.refresh_from_db()
    assert offer.status == "taken"
    assert draft_of(kpi_return) == {"4.1.numerator": "32", "4.1.denominator": "40", "4.1.invited": "40"}
    assert Event.objects.get(kind="survey_figure.taken").is_shared


def test_an_answer_changed_meanwhile_is_not_written_over(
    cast: Cast, kpi_return: Return, browse: Callable[..., StrictClient]
) -> None:
    cast.fill(kpi_return, OWN)
    _, offer = offered(cast, kpi_return)
    answer = browse(cast.provider_staff).post(_decide(offer), {"decision": "take", **_seen(0)})

    assert answer.status_code == 409
    assert "changed one of these answers meanwhile" in words(answer)
    assert draft_of(kpi_return) == OWN
    offer.refresh_from_db()
    assert offer.status == "offered"


def test_the_provider_keeps_its_own_and_both_stay_in_sight(
    cast: Cast, kpi_return: Return, browse: Callable[..., StrictClient]
) -> None:
    cast.fill(kpi_return, OWN)
    _, offer = offered(cast, kpi_return)
    browse(cast.provider_staff).post(_decide(offer), {"decision": "leave"})

    assert draft_of(kpi_return) == OWN
    desk = words(browse(cast.contract_officer).get(reverse("desk:return", args=[kpi_return.pk])))
    assert "80%, 32 of 40" in desk
    assert "Not taken" in desk


def test_a_rival_does_not_learn_of_an_offer(
    cast: Cast, kpi_return: Return, browse: Callable[..., StrictClient]
) -> None:
    _, offer = offered(cast, kpi_return)
    rival = browse(cast.rival_staff)

    assert rival.get(_page(kpi_return)).status_code == 404
    assert rival.post(_decide(offer), {"decision": "take"}).status_code == 404


def test_a_figure_taken_back_is_seen_no_more(
    cast: Cast, kpi_return: Return, browse: Callable[..., StrictClient]
) -> None:
    _, offer = offered(cast, kpi_return)
    browse(cast.quality_officer).post(
        reverse("desk:survey_offer_take_back", args=[offer.pk]), {"reason": "The wrong contract"}
    )

    assert "offered no figures" in words(browse(cast.provider_staff).get(_page(kpi_return)))
    assert offered(cast, kpi_return)


def _offer(survey: Survey, kpi_return: Return, cast: Cast, *, tells_small_numbers: bool = False) -> None:
    answers = list(survey.responses.values_list("answers", flat=True))
    found = next(one for one in usable(survey.questionnaire, "milton-keynes/homecare-dps", answers))
    survey_consequences.figures_offered(
        survey, kpi_return, [found], tells_small_numbers=tells_small_numbers, by=cast.quality_officer, now=NOW
    )


def test_a_small_number_is_told_only_when_the_council_decides_it(cast: Cast, kpi_return: Return) -> None:
    survey = closed(cast, ({"1": "satisfied"}, 20), ({"1": "neither"}, 2))

    with pytest.raises(NotAllowed, match="A number below five"):
        _offer(survey, kpi_return, cast)
    _offer(survey, kpi_return, cast, tells_small_numbers=True)
    assert Event.objects.get(kind="survey_figure.offered").details["tells_small_numbers"] is True


@pytest.mark.parametrize("answered", [0, 4])
def test_fewer_than_five_answers_are_no_figure(cast: Cast, kpi_return: Return, answered: int) -> None:
    survey = closed(cast, ({"1": "satisfied"}, answered))

    with pytest.raises(NotAllowed, match="at least five"):
        _offer(survey, kpi_return, cast, tells_small_numbers=True)


def test_nothing_is_offered_before_the_survey_is_closed_or_for_anybody_else(
    cast: Cast, kpi_return: Return
) -> None:
    with pytest.raises(NotAllowed, match="Close the survey first"):
        _offer(opened(cast), kpi_return, cast)
    of_birch = closed(cast, ({"1": "satisfied"}, 9), provider=cast.birch)
    with pytest.raises(NotAllowed, match="not waiting"):
        _offer(of_birch, kpi_return, cast)


def test_a_number_asked_that_cannot_be_true_is_not_offered(cast: Cast, kpi_return: Return) -> None:
    _offer(closed(cast, ({"1": "satisfied"}, 9), invited={"link": 5}), kpi_return, cast)

    assert Offer.objects.get().cells == {"4.1.numerator": "9", "4.1.denominator": "9"}


def test_a_second_figure_for_the_same_answer_is_refused(cast: Cast, kpi_return: Return) -> None:
    offered(cast, kpi_return)

    with pytest.raises(NotAllowed, match="already"):
        _offer(closed(cast, ({"1": "satisfied"}, 9)), kpi_return, cast)


def test_the_officer_offers_on_the_page(
    cast: Cast, kpi_return: Return, browse: Callable[..., StrictClient]
) -> None:
    survey = closed(cast, ({"1": "satisfied", "2": "better"}, 20), ({"1": "neither", "2": "worse"}, 2))
    officer = browse(cast.quality_officer)
    place = reverse("desk:survey_figures", args=[survey.pk])
    chosen = {"kpi_return": str(kpi_return.pk), "refs": ["4.1", "4.2"]}

    assert "between 18 and 21 of 22" in words(officer.get(place))
    assert "A number below five" in words(officer.post(place, chosen))
    officer.post(place, {**chosen, "tells_small_numbers": "on"})
    assert [str(one) for one in Offer.objects.all()] == ["4.1: 20 of 22", "4.2: 20 of 22"]


def test_a_submitted_return_takes_no_figure(cast: Cast, kpi_return: Return) -> None:
    _, offer = offered(cast, kpi_return)
    Return.objects.filter(pk=kpi_return.pk).update(status="submitted")
    offer.kpi_return.refresh_from_db()

    with pytest.raises(NotAllowed, match="has been submitted"):
        survey_consequences.figure_taken(offer, seen={}, by=cast.provider_staff, now=NOW)
