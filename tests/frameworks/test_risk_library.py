"""The risk models and levels of the library: what councils publish is theirs, every threshold ours and marked so."""

from decimal import Decimal
from fractions import Fraction

import pytest

from plumbline.frameworks import library
from plumbline.frameworks.bases import sources_of
from plumbline.frameworks.definition import Basis
from plumbline.frameworks.reading import read_levels
from plumbline.frameworks.risk_model import LevelsDefinition, RiskModelDefinition
from plumbline.judgement.risk.facts import Fact
from plumbline.judgement.risk.levels import USUAL_HOURS, What, judge_level
from plumbline.judgement.risk.outcome import Risk
from plumbline.judgement.risk.scoring import judge_risk
from tests.frameworks.risk_files import LEVELS as LEVELS_FILE
from tests.judgement.risks import POINTS, WEIGHTS, facts, worst_value

MODELS = ["plumbline/risk", "milton-keynes/risk-register"]
LEVELS = ["plumbline/oversight-levels", "oxfordshire/management-approaches"]


def model(known_as: str) -> RiskModelDefinition:
    found = library.find_any(known_as)
    assert isinstance(found, RiskModelDefinition)
    return found


def levels(known_as: str) -> LevelsDefinition:
    found = library.find_any(known_as)
    assert isinstance(found, LevelsDefinition)
    return found


def judged(known: dict[str, int | str], known_as: str = "plumbline/risk") -> Risk:
    return judge_risk(model(known_as).model, facts(known))


def test_the_matrix_is_that_of_the_worked_examples() -> None:
    matrix = model("plumbline/risk").model

    assert {one.code: one.weight for one in matrix.indicators} == WEIGHTS
    assert {one.most for one in matrix.indicators} == {Decimal(3)}
    assert (matrix.weight, matrix.could) == (Fraction(35), Fraction(105))


@pytest.mark.parametrize(
    ("known", "score", "rating"),
    [
        (POINTS, Fraction(4500, 105), "medium"),
        (POINTS | {"R12": 1}, Fraction(4800, 105), "high"),
        ({code: points for code, points in POINTS.items() if code != "R6"}, Fraction(75, 2), "medium"),
        (POINTS | {"new-placements-suspended": "yes"}, Fraction(4500, 105), "very-high"),
    ],
)
def test_the_worked_examples_come_out_of_the_file(
    known: dict[str, int | str], score: Fraction, rating: str
) -> None:
    risk = judged(known)

    assert (risk.overall.score, risk.overall.rating) == (score, rating)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"safeguarding-to-median": 1}, 0),
        ({"safeguarding-to-median": 2}, 2),
        ({"safeguarding-to-median": 3}, 3),
        ({"safeguarding-to-median": 0, "organisational-enquiry": "yes"}, 3),
        ({"staff-turnover": 19}, 0),
        ({"staff-turnover": 20}, 1),
        ({"staff-turnover": 30}, 2),
        ({"staff-turnover": 45}, 2),
        ({"staff-turnover": 46}, 3),
        ({"overdue-actions": 2}, 1),
        ({"overdue-actions": 5}, 2),
        ({"overdue-actions": 6}, 3),
        ({"overdue-actions": 1, "overdue-high-priority": "yes"}, 3),
        ({"people-funded": 4}, 0),
        ({"people-funded": 20}, 2),
        ({"people-funded": 50}, 2),
        ({"people-funded": 51}, 3),
        ({"return-missing": "yes"}, 3),
        ({"red-kpis": 0, "kpi-warning": "yes"}, 1),
        ({"red-kpis": 2, "kpi-warning": "yes"}, 2),
        ({"areas-hit": 2}, 2),
        ({"registered-manager": "interim"}, 2),
        ({"finance": "two-or-more"}, 3),
        ({"last-visit": "overdue"}, 2),
        ({"cqc-action": "breach-open"}, 2),
    ],
)
def test_the_bands_of_each_input_are_those_of_the_matrix(value: dict[str, int | str], expected: int) -> None:
    known = [one.points for one in judged(value).indicators if one.points is not None]

    assert known == [expected]


@pytest.mark.parametrize("known_as", MODELS)
def test_the_worst_of_everything_is_the_gravest_and_silence_is_unknown(known_as: str) -> None:
    definition = model(known_as)
    worst = [Fact(one.input.name, worst_value(one.input)) for one in definition.model.indicators]

    risk = judge_risk(definition.model, worst)
    assert (risk.overall.rating, risk.overall.score) == ("very-high", 100)
    assert judge_risk(definition.model, []).overall.rating == "not-assessed"


@pytest.mark.parametrize("known_as", [*MODELS, *LEVELS])
def test_what_is_published_says_where(known_as: str) -> None:
    found = library.find_any(known_as)

    for source in sources_of(found):
        assert source.basis is not Basis.PUBLISHED or source.document
    assert found.id == known_as


def test_no_weight_no_band_and_no_threshold_is_said_to_be_a_councils() -> None:
    for known_as in MODELS:
        assert model(known_as).model.authority.basis == Basis.LOCAL_DEFAULT
    for known_as in LEVELS:
        assert levels(known_as).levels.authority.basis == Basis.LOCAL_DEFAULT


def test_milton_keynes_publishes_what_its_register_holds() -> None:
    assert {one.authority.basis for one in model("milton-keynes/risk-register").model.indicators} == {
        "published"
    }


@pytest.mark.parametrize(
    ("risk", "level", "visit"),
    [
        ("low", "self-certification", (24, None)),
        ("medium", "standard", (12, None)),
        ("high", "enhanced", (6, None)),
        ("very-high", "intensive", (None, 28)),
        ("not-assessed", "standard", (12, None)),
        ("", "standard", (12, None)),
    ],
)
def test_the_regime_follows_from_the_risk(
    risk: str, level: str, visit: tuple[int | None, int | None]
) -> None:
    oversight = judge_level(levels("plumbline/oversight-levels").levels, risk)

    assert oversight.computed == level
    (one,) = (each for each in oversight.level.requires if each.what is What.VISIT)
    assert (one.every_months, one.within_days) == visit


def test_hours_are_the_files_and_otherwise_ours() -> None:
    own = read_levels(LEVELS_FILE, name="levels").levels

    assert own.hours_for(What.VISIT) == Decimal("7.5")
    assert own.hours_for(What.MEETING) == USUAL_HOURS[What.MEETING]
    assert own.hours_authority.basis == "local default"


def test_oxfordshire_has_three_approaches_and_meets_key_suppliers_each_quarter() -> None:
    approaches = levels("oxfordshire/management-approaches").levels

    assert [one.label.says for one in approaches.levels] == [
        "Self-Certification",
        "Oversight and Overview",
        "Proactive Management & Monitoring",
    ]
    key = judge_level(approaches, "low", [Fact("key-supplier", "yes")])
    assert key.computed == "proactive"
    published = {
        one.what: one.every_months for one in key.level.requires if one.authority.basis == "published"
    }
    assert published == {What.REVIEW: 12, What.MEETING: 3, What.REPORT: 1}
