"""`judge` on a risk model and on levels: what is known, what is wrong with it, and what comes out."""

import json
from pathlib import Path

import pytest

from plumbline.frameworks import command_line
from plumbline.frameworks.command_line import Outcome
from tests.frameworks.risk_files import LEVELS, MODEL
from tests.judgement.risks import POINTS


@pytest.fixture
def judged(tmp_path: Path) -> "Judged":
    return Judged(tmp_path)


class Judged:
    """What `judge` says by the small files, or by one of the library."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.model, self.levels = folder / "model.toml", folder / "levels.toml"
        self.model.write_text(MODEL, encoding="utf-8")
        self.levels.write_text(LEVELS, encoding="utf-8")

    def __call__(self, content: object, framework: str = "", **beside: object) -> Outcome:
        file = self.folder / "inputs.json"
        whole = content if isinstance(content, bytes) else json.dumps({"inputs": content, **beside}).encode()
        file.write_bytes(whole)
        return command_line.judge(framework or str(self.model), file)


def overall(outcome: Outcome) -> dict[str, object]:
    whole = outcome.json["overall"]
    assert isinstance(whole, dict)
    return whole


def rules(outcome: Outcome) -> list[tuple[str, str]]:
    problems = outcome.json["problems"]
    assert isinstance(problems, list)
    return [(one["ref"], one["rule"]) for one in problems]


def test_the_json_has_the_documented_keys(judged: Judged) -> None:
    outcome = judged(POINTS, "plumbline/risk")
    whole, lines = overall(outcome), outcome.json["judgements"]

    assert outcome.status == 0
    assert {"framework", "version", "judgements", "overall", "problems"} == set(outcome.json)
    assert {"rating", "score", "because", "missing", "completeness"} <= set(whole)
    assert (whole["rating"], whole["display"], whole["completeness"]) == ("medium", "42.86", "1")
    assert str(whole["score"]).startswith("42.857142857142857142857142")
    assert isinstance(lines, list)
    assert [one["ref"] for one in lines] == [f"R{number}" for number in range(1, 13)]
    assert all({"ref", "value", "display", "rating", "because"} <= set(one) for one in lines)
    assert json.loads(json.dumps(outcome.json)) == outcome.json


def test_the_worked_example_with_one_missing(judged: Judged) -> None:
    whole = overall(judged(POINTS | {"R6": None}, "plumbline/risk"))

    assert (whole["rating"], whole["score"], whole["missing"]) == ("medium", "37.5", ["R6"])
    assert str(whole["completeness"]).startswith("0.9142857")


def test_a_limit_names_itself_and_the_result_is_the_worse(judged: Judged) -> None:
    whole = overall(judged({"cqc-rating": "good", "turnover": 0, "impression": 0, "suspended": True}))

    assert (whole["rating"], whole["band"], whole["score"], whole["limits"]) == (
        "very-high",
        "low",
        "0",
        ["EX-2"],
    )


def test_nothing_much_known_is_not_enough(judged: Judged) -> None:
    outcome = judged({"impression": 1})

    assert (outcome.status, overall(outcome)["rating"], overall(outcome)["display"]) == (
        0,
        "not-assessed",
        "Not enough is known",
    )
    assert "NOT ENOUGH IS KNOWN (score 25)  Risk" in outcome.text
    assert overall(outcome)["ways"] == [{"to": "", "changes": {}, "find_out": ["R1"]}]


def test_a_value_may_bring_its_day_and_source_and_be_too_old(judged: Judged) -> None:
    turnover = {"value": 50, "as_at": "2026-01-01", "source": "return"}
    known = {"cqc-rating": "Requires improvement", "impression": 0}

    fresh = judged({**known, "turnover": turnover}, on="2026-04-01")
    old = judged({**known, "turnover": turnover}, on="2026-04-02")
    assert overall(fresh)["missing"] == []
    assert overall(old)["missing"] == ["R2"]
    assert "Turnover: 50 (return, 1 January 2026) is 91 days old, and it may be 90." in " ".join(
        old.text.split()
    )


def test_the_course_is_told_against_earlier_ones(judged: Judged) -> None:
    known = {"cqc-rating": "good", "turnover": 0, "impression": 0}
    outcome = judged(
        known, on="2026-06-30", earlier=[{"on": "2026-03-31", "score": 42.5, "rating": "medium"}]
    )

    assert overall(outcome)["trend"] == {
        "course": "falling",
        "change": "-42.5",
        "says": "The score was 42.50 on 31 March 2026 and has fallen by 42.50 points.",
    }


@pytest.mark.parametrize(
    ("content", "ref", "rule"),
    [
        (b'{"inputs": {"cqc-ratng": "good"}}', "cqc-ratng", "unknown-input"),
        (b'{"inputs": {"cqc-rating": "goood"}}', "cqc-rating", "unknown-value"),
        (b'{"inputs": {"cqc-rating": 2}}', "cqc-rating", "not-a-word"),
        (b'{"inputs": {"cqc-rating": true}}', "cqc-rating", "unknown-value"),
        (b'{"inputs": {"cqc-rating": ["good"]}}', "cqc-rating", "not-a-value"),
        (b'{"inputs": {"cqc-rating": {"value": "good", "day": "x"}}}', "cqc-rating", "unknown-key"),
        (b'{"inputs": {"cqc-rating": {"value": "good", "as_at": "soon"}}}', "cqc-rating", "not-a-day"),
        (b'{"inputs": {"cqc-rating": "good", "cqc-rating": "good"}}', "cqc-rating", "given-twice"),
        (b'{"inputs": {"turnover": "many"}}', "turnover", "unknown-value"),
        (b'{"inputs": {"turnover": NaN}}', "turnover", "not-a-number"),
        (b'{"inputs": {"turnover": -1}}', "turnover", "below-nought"),
        (b'{"inputs": {"R1": 4}}', "R1", "too-many-points"),
        (b'{"inputs": {"suspended": "perhaps"}}', "suspended", "unknown-value"),
        (
            b'{"on": "2026-01-01", "inputs": {"turnover": {"value": 1, "as_at": "2026-01-02"}}}',
            "turnover",
            "in-the-future",
        ),
        (b'{"on": 5, "inputs": {"turnover": 1}}', "on", "not-a-day"),
        (
            b'{"earlier": [{"on": "2026-01-01", "score": 101}], "inputs": {"turnover": 1}}',
            "earlier",
            "not-an-earlier-one",
        ),
        (b'{"earlier": 7, "inputs": {"turnover": 1}}', "earlier", "not-an-earlier-one"),
        (b'{"input": {"turnover": 1}}', "", "unknown-key"),
        (b'{"inputs": {}}', "inputs", "no-inputs"),
        (b'{"inputs": [1]}', "inputs", "no-inputs"),
        (b"[]", "", "not-answers"),
        (b"\xff", "", "not-answers"),
    ],
)
def test_bad_inputs_are_refused_with_the_reason(judged: Judged, content: bytes, ref: str, rule: str) -> None:
    outcome = judged(content)

    assert outcome.status == 1
    assert (ref, rule) in rules(outcome)


def test_a_value_that_cannot_stand_counts_as_missing(judged: Judged) -> None:
    outcome = judged({"cqc-rating": "goood", "turnover": 0, "impression": 0})

    assert "Did you mean “good”? Write one of good, requires-improvement, inadequate." in " ".join(
        outcome.text.split()
    )
    assert overall(outcome)["missing"] == ["R1"]


@pytest.mark.parametrize(
    ("inputs", "level"),
    [
        ({"risk": "low"}, "light"),
        ({"risk": "Very high"}, "close"),
        ({"risk": "not-assessed"}, "close"),
        ({"risk": "low", "key-supplier": True}, "close"),
        ({"risk": "low", "key-supplier": False}, "light"),
    ],
)
def test_a_level_follows_from_a_risk(judged: Judged, inputs: dict[str, object], level: str) -> None:
    outcome = judged(inputs, str(judged.levels))

    assert (outcome.status, overall(outcome)["rating"]) == (0, level)
    requires = overall(outcome)["requires"]
    assert isinstance(requires, list)
    assert [one["every_months"] for one in requires] == [24 if level == "light" else 6]


def test_a_person_reads_the_level_first_and_what_it_requires(judged: Judged) -> None:
    text = judged({"risk": "high"}, str(judged.levels)).text

    assert text.splitlines()[2] == "CLOSE  Level of oversight"
    assert "- A visit (within 28 days, every 6 months; local default)" in text
    assert "> It would be Light with a risk of Low or Medium." in text


@pytest.mark.parametrize(
    ("text", "counted"), [(MODEL, "3 indicators and 2 limits"), (LEVELS, "2 levels with 2 req")]
)
def test_a_file_in_order_is_said_to_be(tmp_path: Path, text: str, counted: str) -> None:
    file = tmp_path / "file.toml"
    file.write_text(text, encoding="utf-8")

    outcome = command_line.check(file)
    assert outcome.status == 0
    assert counted in outcome.text


HAND = {"to": "high", "reason": "Sold last week", "by": "Contracts manager", "until": "2026-12-31"}


@pytest.mark.parametrize(
    ("on", "rating", "says"),
    [("2026-12-31", "high", "by-hand"), ("2027-01-01", "medium", "by-hand-ended")],
)
def test_a_change_by_hand_counts_until_its_day_and_hides_nothing(
    judged: Judged, on: str, rating: str, says: str
) -> None:
    outcome = judged(POINTS, "plumbline/risk", on=on, by_hand=HAND)
    because = overall(outcome)["because"]

    assert (overall(outcome)["rating"], overall(outcome)["computed"]) == (rating, "medium")
    assert isinstance(because, list)
    assert because[-1]["rule"] == f"risk.{says}"


def test_a_level_is_changed_by_hand_too(judged: Judged) -> None:
    hand = {**HAND, "to": "intensive"}
    outcome = judged({"risk": "low"}, "plumbline/oversight-levels", on="2026-12-01", by_hand=hand)

    assert (overall(outcome)["rating"], overall(outcome)["computed"]) == ("intensive", "self-certification")


@pytest.mark.parametrize(
    ("hand", "beside", "rule"),
    [
        ({**HAND, "to": "highest"}, {"on": "2026-12-01"}, "unknown-value"),
        ({**HAND, "reason": " "}, {"on": "2026-12-01"}, "not-a-change"),
        ({**HAND, "why": "x"}, {"on": "2026-12-01"}, "not-a-change"),
        ("high", {"on": "2026-12-01"}, "not-a-change"),
        ({**HAND, "until": "soon"}, {"on": "2026-12-01"}, "not-a-day"),
        (HAND, {}, "no-day"),
    ],
)
def test_what_is_no_change_by_hand_is_refused_and_changes_nothing(
    judged: Judged, hand: object, beside: dict[str, str], rule: str
) -> None:
    outcome = judged(POINTS, "plumbline/risk", by_hand=hand, **beside)

    assert rules(outcome) == [("by_hand", rule)]
    assert (outcome.status, overall(outcome)["rating"]) == (1, "medium")
