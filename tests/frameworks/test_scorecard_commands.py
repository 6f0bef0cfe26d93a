"""`judge` on a scorecard: areas, the whole, and everything that is wrong with the answers."""

import json
from pathlib import Path

import pytest

from plumbline.frameworks import command_line, library
from plumbline.frameworks.command_line import Outcome
from tests.frameworks.scorecards import SMALL

ALL_MET = {"C1": "met", "C2": "always", "S1": "met", "S2": "yes"}


@pytest.fixture
def judged(tmp_path: Path) -> "Judged":
    return Judged(tmp_path)


class Judged:
    """What `judge` says of answers to the small scorecard."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.framework = folder / "small.toml"
        self.framework.write_text(SMALL, encoding="utf-8")

    def __call__(self, content: object, framework: str = "") -> Outcome:
        file = self.folder / "answers.json"
        file.write_bytes(content if isinstance(content, bytes) else json.dumps({"answers": content}).encode())
        return command_line.judge(framework or str(self.framework), file)


def overall(outcome: Outcome) -> dict[str, object]:
    whole = outcome.json["overall"]
    assert isinstance(whole, dict)
    return whole


def rules(outcome: Outcome) -> list[tuple[str, str]]:
    problems = outcome.json["problems"]
    assert isinstance(problems, list)
    return [(one["ref"], one["rule"]) for one in problems]


def test_the_json_has_the_documented_keys(judged: Judged) -> None:
    outcome = judged({**ALL_MET, "S1": "partly"})

    assert outcome.status == 0
    assert {"framework", "version", "judgements", "overall", "problems"} == set(outcome.json)
    assert {"rating", "score", "because", "missing", "completeness"} <= set(overall(outcome))
    areas = outcome.json["judgements"]
    assert isinstance(areas, list)
    assert [one["ref"] for one in areas] == ["care", "safety"]
    assert all({"ref", "value", "display", "rating", "because"} <= set(one) for one in areas)
    assert (areas[1]["value"], areas[1]["exact"], areas[1]["display"]) == ("60", ["60", "1"], "60%")
    assert (overall(outcome)["score"], overall(outcome)["completeness"]) == ("80", "1")
    assert json.loads(json.dumps(outcome.json)) == outcome.json


def test_the_override_names_itself(judged: Judged) -> None:
    whole = overall(judged({**ALL_MET, "S1": "not-met"}))

    assert whole["rating"] == "red"
    because = whole["because"]
    assert isinstance(because, list)
    assert [one["rule"] for one in because] == ["overall.percentage", "overall.band", "EX-1"]


def test_what_is_not_answered_is_missing_and_no_fault(judged: Judged) -> None:
    outcome = judged({"C1": "met", "C2": "always", "S1": None})

    assert (outcome.status, rules(outcome)) == (0, [])
    assert overall(outcome)["rating"] == "not-assessed"
    assert overall(outcome)["missing"] == ["S1", "S2"]
    assert overall(outcome)["completeness"] == "0.5"


@pytest.mark.parametrize(
    ("answer", "rating"),
    [
        ("Partly met", "amber"),
        ("PARTLY", "amber"),
        (" partly ", "amber"),
        ("Not applicable", "green"),
        ("N/A", "green"),
        ("not-assessed", "not-assessed"),
        ("", "not-assessed"),
    ],
)
def test_an_answer_is_understood_by_code_and_in_words(judged: Judged, answer: str, rating: str) -> None:
    outcome = judged({**ALL_MET, "S1": answer})

    assert (outcome.status, overall(outcome)["rating"]) == (0, rating)


@pytest.mark.parametrize(
    ("content", "ref", "rule"),
    [
        (b'{"answers": {"X9": "met"}}', "X9", "unknown-question"),
        (b'{"answers": {"C1": "mett"}}', "C1", "not-on-scale"),
        (b'{"answers": {"C1": "yes"}}', "C1", "not-on-scale"),
        (b'{"answers": {"C1": 2}}', "C1", "not-on-scale"),
        (b'{"answers": {"C1": NaN}}', "C1", "not-on-scale"),
        (b'{"answers": {"C1": true}}', "C1", "not-a-choice"),
        (b'{"answers": {"C1": ["met"]}}', "C1", "not-a-choice"),
        (b'{"answers": {"C1": {"value": "met"}}}', "C1", "not-a-choice"),
        (b'{"answers": {"C1": "met", "C1": "not-met"}}', "C1", "given-twice"),
        (b'{"answers": {"C1": "met"}, "anwsers": {}}', "", "unknown-key"),
        (b'{"answers": {}}', "", "no-answers"),
        (b'{"answers": "met"}', "", "no-answers"),
        (b"{}", "", "no-answers"),
        (b"[]", "", "not-answers"),
        (b"", "", "not-answers"),
        (b"\xff", "", "not-answers"),
        (b"[" * 100_000, "", "not-answers"),
    ],
)
def test_bad_answers_are_refused_with_the_reason(judged: Judged, content: bytes, ref: str, rule: str) -> None:
    outcome = judged(content)

    assert outcome.status == 1
    assert (ref, rule) in rules(outcome)


def test_an_answer_that_cannot_stand_brings_no_points(judged: Judged) -> None:
    outcome = judged({**ALL_MET, "S1": "mett"})

    assert (outcome.status, overall(outcome)["rating"]) == (1, "not-assessed")
    assert "Did you mean “met”? Write one of met, partly, not-met, not-applicable, not-assessed." in " ".join(
        outcome.text.split()
    )


def test_a_person_reads_the_whole_first(judged: Judged) -> None:
    text = judged({**ALL_MET, "S1": "not-met", "C1": "not-applicable"}).text

    assert text.splitlines()[2] == "RED (50%)  Overall"
    assert "Safety, critical" in text
    assert "Not applicable and so not counted: C1." in text
    assert "2 areas, 4 questions." in text
    assert max(len(line) for line in text.splitlines()) <= 100


@pytest.mark.parametrize("scorecard", library.scorecards(), ids=lambda one: one.id)
def test_each_of_the_library_rates_the_best_answers_best(judged: Judged, scorecard: object) -> None:
    definition = library.find_scorecard(scorecard.id)  # type: ignore[attr-defined]
    best = {
        one.ref: max(one.scale.choices, key=lambda choice: choice.points).code for one in definition.questions
    }

    outcome = judged(best, definition.id)

    assert (outcome.status, overall(outcome)["rating"]) == (0, definition.combining.labels.codes[0])
    assert (
        overall(judged({definition.questions[0].ref: "not-assessed"}, definition.id))["rating"]
        == "not-assessed"
    )


def test_a_calendar_rates_nothing(judged: Judged) -> None:
    outcome = judged({"C1": "met"}, "lancashire/calendar-2020-21")

    assert (outcome.status, rules(outcome)) == (2, [("", "rates-nothing")])


def test_a_scorecard_in_order_is_said_to_be(judged: Judged) -> None:
    outcome = command_line.check(judged.framework)

    assert outcome.status == 0
    assert "2 areas with 4 questions, combined by percentage; 1 limit" in outcome.text
