"""The risk register and the risk of one provider: what they say, what can be entered and decided, and by whom."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest

from plumbline.accounts.models import User
from plumbline.risks.models import LevelDecision, RiskFact
from tests.cast import TODAY, Cast
from tests.desk.many import many_contracts, queries
from tests.risks.knowing import EXAMPLE, known, waiting, worked_out, works_by
from tests.standing.placing import decided
from tests.strict_client import StrictClient

Browse = Callable[[User], StrictClient]
REGISTER = "/desk/risks/"


@pytest.fixture
def council(cast: Cast) -> Cast:
    works_by(cast.exampleshire)
    return cast


@pytest.fixture
def example(council: Cast) -> Cast:
    known(council, EXAMPLE)
    worked_out(council)
    return council


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def page_of(cast: Cast) -> str:
    return f"/desk/risks/{cast.alder.pk}/"


def day_parts(prefix: str, days: int) -> dict[str, str]:
    on = TODAY + timedelta(days=days)
    return {f"{prefix}_day": str(on.day), f"{prefix}_month": str(on.month), f"{prefix}_year": str(on.year)}


def test_a_council_without_a_model_is_told_what_to_do(cast: Cast, browse: Browse) -> None:
    said = text(browse(cast.contract_officer).get(REGISTER))

    assert "Your council works by no risk model yet." in said
    assert "adopt a risk model" in said


def test_the_register_says_how_everybody_stands(example: Cast, browse: Browse) -> None:
    said = text(browse(example.contract_officer).get(REGISTER))

    assert "2 providers: 1 Medium; of 1 not enough is known. 2 levels wait to be decided." in said
    assert "42.86" in said
    assert "20 people" in said
    assert said.index("Alder Homecare") < said.index("Birch Care")


@pytest.mark.parametrize(
    ("asked", "shown"),
    [("?risk=medium", "Alder"), ("?risk=not-assessed", "Birch"), ("?show=waiting&sort=-provider", "Birch")],
)
def test_the_register_is_narrowed_and_ordered(example: Cast, browse: Browse, asked: str, shown: str) -> None:
    response = browse(example.contract_officer).get(f"{REGISTER}{asked}")

    assert response.context["shown"][0].row.subject.name.startswith(shown)


def test_the_register_can_be_taken_away(example: Cast, browse: Browse) -> None:
    response = browse(example.contract_officer).get(f"{REGISTER}?format=csv")

    rows = list(csv.DictReader(io.StringIO(response.content.decode("utf-8-sig"))))
    assert [(one["Provider"][:5], one["Risk"], one["Score"]) for one in rows] == [
        ("Alder", "medium", "42.8571"),
        ("Birch", "not-assessed", ""),
    ]


def test_the_score_unfolds_to_each_fact(example: Cast, browse: Browse) -> None:
    said = text(browse(example.contract_officer).get(page_of(example)))

    assert "R6 Registered manager" in said
    assert "3 of 3" in said
    assert "A telephone call" in said
    assert "45 of 105 weighted points is a score of 42.86" in said
    assert "It would be High with" in said


def test_a_red_standing_limits_with_its_day_and_is_asked_of_nobody(example: Cast, browse: Browse) -> None:
    officer, address = (
        browse(example.contract_officer),
        f"{page_of(example)}fact/?about=new-placements-suspended",
    )
    assert officer.get(address).status_code == 200

    decided(example)
    worked_out(example)
    said = text(officer.get(page_of(example)))

    assert "By RL3, new placements suspended is yes, so the result is at least Very high" in said
    assert f"/desk/standing/{example.alder.pk}/" in said
    assert officer.get(address).status_code == 404


def test_too_little_known_is_a_reason_to_go_and_look(example: Cast, browse: Browse) -> None:
    said = text(browse(example.contract_officer).get(f"/desk/risks/{example.birch.pk}/"))

    assert "Not enough is known to say how high the risk is." in said
    assert "There is no visit with a final report." in said
    assert "To know enough, find out about" in said


def test_a_fact_is_entered_with_its_day_and_counts_at_once(example: Cast, browse: Browse) -> None:
    officer = browse(example.contract_officer)
    address = f"{page_of(example)}fact/?about=registered-manager"
    assert "Vacant: for more than 28 days." in text(officer.get(address))

    typed = {"value": "in-post", "source": "CQC register", **day_parts("as_at", 0)}
    said = text(officer.post(address, typed, follow=True))

    assert "Registered manager is entered" in said
    assert RiskFact.objects.filter(name="registered-manager", value="in-post").exists()
    assert "34.29" in said


@pytest.mark.parametrize(
    "typed",
    [
        {"value": "gone", "source": "x", **day_parts("as_at", 0)},
        {"value": "vacant", "source": "", **day_parts("as_at", 0)},
        {"value": "vacant", "source": "x", **day_parts("as_at", 4)},
    ],
)
def test_what_cannot_be_a_fact_is_told(example: Cast, browse: Browse, typed: dict[str, str]) -> None:
    before = RiskFact.objects.count()
    response = browse(example.contract_officer).post(
        f"{page_of(example)}fact/?about=registered-manager", typed
    )

    assert response.status_code == 422
    assert RiskFact.objects.count() == before


def test_what_the_product_sees_itself_is_not_asked_for(example: Cast, browse: Browse) -> None:
    assert (
        browse(example.contract_officer).get(f"{page_of(example)}fact/?about=cqc-rating").status_code == 404
    )


def test_a_manager_confirms_the_level(example: Cast, browse: Browse) -> None:
    manager = browse(example.contracts_manager)
    assert "Standard is proposed" in text(manager.get(page_of(example)))

    said = text(manager.post(f"{page_of(example)}confirm/", {"seen": waiting(example).pk}, follow=True))

    assert "<strong>Standard</strong> is in force" in said
    assert "A quality visit, every 12 months" in said


def test_a_level_that_is_proposed_anew_says_what_moved_since(example: Cast, browse: Browse) -> None:
    manager = browse(example.contracts_manager)
    manager.post(f"{page_of(example)}confirm/", {"seen": waiting(example).pk})
    assert "What moved" not in text(manager.get(page_of(example)))

    decided(example)
    worked_out(example)
    said = text(manager.get(page_of(example)))

    assert "when the risk was Medium (42.86)" in said
    assert "The limit RL3 counts; it did not." in said


def test_a_manager_decides_otherwise_and_the_risk_stays_beside_it(example: Cast, browse: Browse) -> None:
    typed = {
        "decide-level": "enhanced",
        "decide-reason": "The branch changes hands",
        "decide-seen": waiting(example).pk,
        **day_parts("decide-until", 60),
    }
    said = text(browse(example.senior_manager).post(f"{page_of(example)}decide/", typed, follow=True))

    assert "<strong>Enhanced</strong> is in force" in said
    assert "The risk leads to <strong>Standard</strong>" in said
    assert "The branch changes hands" in said
    assert "42.86" in said


def test_without_a_reason_or_for_a_day_gone_nothing_is_decided(example: Cast, browse: Browse) -> None:
    manager, seen = browse(example.contracts_manager), waiting(example).pk
    late = {
        "decide-level": "enhanced",
        "decide-reason": "x",
        "decide-seen": seen,
        **day_parts("decide-until", 0),
    }

    response = manager.post(f"{page_of(example)}decide/", late)

    assert response.status_code == 422
    assert "The last day has to be after today" in text(response)
    assert manager.post(f"{page_of(example)}decide/", {"decide-level": "enhanced"}).status_code == 422
    assert waiting(example).pk == seen


def test_of_two_who_decide_the_second_is_told(example: Cast, browse: Browse) -> None:
    seen = waiting(example).pk
    browse(example.contracts_manager).post(f"{page_of(example)}confirm/", {"seen": seen})
    second = browse(example.senior_manager).post(f"{page_of(example)}confirm/", {"seen": seen})

    assert second.status_code == 409
    assert "Someone has just decided" in text(second)
    assert LevelDecision.objects.decided().count() == 1


def test_an_officer_reads_and_does_not_decide(example: Cast, browse: Browse) -> None:
    officer = browse(example.contract_officer)

    assert "A contracts manager or senior manager decides." in text(officer.get(page_of(example)))
    assert officer.post(f"{page_of(example)}confirm/", {"seen": waiting(example).pk}).status_code == 404


def test_an_auditor_reads_and_enters_nothing(example: Cast, browse: Browse) -> None:
    auditor = browse(example.auditor)

    assert auditor.get(page_of(example)).status_code == 200
    assert auditor.get(f"{page_of(example)}fact/?about=finance").status_code == 404
    assert auditor.post(f"{REGISTER}work-out/").status_code == 404


def test_it_is_worked_out_when_asked(council: Cast, browse: Browse) -> None:
    officer = browse(council.contract_officer)

    assert "6 results changed." in text(officer.post(f"{REGISTER}work-out/", follow=True))
    assert "nothing has changed" in text(officer.post(f"{page_of(council)}work-out/", follow=True))


def test_the_register_asks_no_more_for_many_than_for_few(example: Cast, browse: Browse) -> None:
    officer = browse(example.contract_officer)
    officer.get(REGISTER)
    few = queries(lambda: officer.get(REGISTER))
    many_contracts(example, 12)
    worked_out(example)

    assert queries(lambda: officer.get(REGISTER)) == few <= 16


def test_the_page_of_one_provider_asks_little(example: Cast, browse: Browse) -> None:
    officer = browse(example.contract_officer)

    assert queries(lambda: officer.get(page_of(example))) <= 20


def test_the_provider_page_leads_to_its_risk(example: Cast, browse: Browse) -> None:
    said = text(browse(example.contract_officer).get(f"/desk/providers/{example.alder.pk}/"))

    assert f'href="{page_of(example)}"' in said


def test_a_provider_whose_contracts_are_over_is_not_looked_at(example: Cast, browse: Browse) -> None:
    example.contract.status = "ended"
    example.contract.save()
    officer = browse(example.contract_officer)

    assert "No contract with this provider runs today" in text(officer.get(page_of(example)))
    assert "Alder" not in text(officer.get(REGISTER))
