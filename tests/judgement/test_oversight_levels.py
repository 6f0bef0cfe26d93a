"""Levels of oversight: what follows from a risk, what limits ask for, and what a hand may change."""

from datetime import date
from decimal import Decimal

import pytest

from plumbline.judgement.risk.facts import Bound, Fact, Side
from plumbline.judgement.risk.levels import Level, Levels, Requirement, What, judge_level
from plumbline.judgement.risk.model import ByHand, Limiter
from plumbline.judgement.scorecard.labels import LABEL_SETS, Label

KEY = Limiter("K", "Key suppliers are met often", "key-supplier", "close", ("yes",))
MANY = Limiter("M", "So many people live there", "people", "closest", bound=Bound(Side.AT_LEAST, Decimal(50)))
VISIT = Requirement(What.VISIT, "A visit", every_months=12)
LEVELS = Levels(
    LABEL_SETS["low-to-very-high"],
    (
        Level(Label("light", "Light", "L", "good"), ("low",), (VISIT,)),
        Level(Label("close", "Close", "C", "fair"), ("medium", "high")),
        Level(Label("closest", "Closest", "CC", "bad"), ("very-high",)),
    ),
    "close",
    (KEY, MANY),
)
HAND = ByHand("light", "It has a new manager", "the contracts manager", date(2026, 7, 31))


@pytest.mark.parametrize(
    ("risk", "known", "level", "rules"),
    [
        ("low", [], "light", ["level.risk"]),
        ("medium", [], "close", ["level.risk"]),
        ("very-high", [], "closest", ["level.risk"]),
        ("not-assessed", [], "close", ["level.risk"]),
        ("out-of-date", [], "close", ["level.risk"]),
        ("low", [Fact("key-supplier", "yes")], "close", ["level.risk", "K"]),
        ("low", [Fact("key-supplier", "no")], "light", ["level.risk"]),
        ("very-high", [Fact("key-supplier", "yes")], "closest", ["level.risk", "K"]),
        ("low", [Fact("people", Decimal(50))], "closest", ["level.risk", "M"]),
        ("low", [Fact("people", Decimal(49))], "light", ["level.risk"]),
    ],
)
def test_the_level_is_the_closest_that_anything_asks_for(
    risk: str, known: list[Fact], level: str, rules: list[str]
) -> None:
    oversight = judge_level(LEVELS, risk, known)

    assert (oversight.computed, oversight.level.code, oversight.overall.rating) == (level, level, level)
    assert [one.rule for one in oversight.overall.reasons] == rules


def test_what_nobody_knows_is_said_to_be_unknown() -> None:
    (reason,) = judge_level(LEVELS, "not-assessed").overall.reasons

    assert reason.says == "Not enough is known to say how high the risk is, which leads to Close."


@pytest.mark.parametrize(
    ("risk", "known", "ways"),
    [
        (
            "low",
            [],
            (
                "It would be Close with a risk of Medium or High.",
                "It would be Closest with a risk of Very high.",
            ),
        ),
        (
            "low",
            [Fact("key-supplier", "yes")],
            ("It would be Closest with a risk of Very high.", "It would be Light without K."),
        ),
    ],
)
def test_what_would_change_it_is_true_while_limits_fire(
    risk: str, known: list[Fact], ways: tuple[str, ...]
) -> None:
    assert judge_level(LEVELS, risk, known).overall.would_change == ways


@pytest.mark.parametrize(
    ("on", "level", "rule"),
    [
        (date(2026, 7, 31), "light", "level.by-hand"),
        (date(2026, 8, 1), "closest", "level.by-hand-ended"),
    ],
)
def test_a_hand_changes_the_level_until_a_day(on: date, level: str, rule: str) -> None:
    oversight = judge_level(LEVELS, "very-high", on=on, by_hand=HAND)

    assert (oversight.level.code, oversight.computed) == (level, "closest")
    assert oversight.overall.reasons[-1].rule == rule
    assert oversight.overall.reasons[-1].saw["computed"] == "closest"


def test_a_hand_needs_a_day() -> None:
    with pytest.raises(ValueError, match="needs the day"):
        judge_level(LEVELS, "low", by_hand=HAND)
