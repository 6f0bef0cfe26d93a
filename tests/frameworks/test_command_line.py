"""`judge`, `framework check` and `framework list`, with the words tests and operators rely on."""

import json
from pathlib import Path

import pytest

from plumbline.frameworks import command_line
from plumbline.frameworks.command_line import Outcome
from tests.frameworks.schedules import SMALL, changed

MILTON_KEYNES = "milton-keynes/homecare-dps"


def judged(folder: Path, content: object, framework: str = MILTON_KEYNES) -> Outcome:
    """What `judge` says of an answers file; text goes into the file as it is."""
    file = folder / "answers.json"
    file.write_bytes(content if isinstance(content, bytes) else json.dumps(content).encode())
    return command_line.judge(framework, file)


def rules(outcome: Outcome) -> list[tuple[str, str]]:
    problems = outcome.json["problems"]
    assert isinstance(problems, list)
    return [(problem["ref"], problem["rule"]) for problem in problems]


def judgement(outcome: Outcome, ref: str) -> dict[str, object]:
    judgements = outcome.json["judgements"]
    assert isinstance(judgements, list)
    return next(one for one in judgements if one["ref"] == ref)


def test_the_worked_example_prints_its_exact_value(tmp_path: Path) -> None:
    outcome = judged(tmp_path, {"figures": {"1.1": {"numerator": 4900, "denominator": 5100}, "7.2": 3}})
    first = judgement(outcome, "1.1")

    assert outcome.status == 0
    assert first["value"] == "96.07843137254901960784313725"
    assert first["exact"] == ["4900", "51"]
    assert (first["display"], first["rating"]) == ("96%", "green")
    assert judgement(outcome, "7.2")["value"] == "3"
    assert json.loads(json.dumps(outcome.json)) == outcome.json


def test_the_json_has_the_documented_keys(tmp_path: Path) -> None:
    outcome = judged(tmp_path, {"figures": {"5.4": 7, "7.2": -1}})

    assert {"framework", "version", "judgements", "overall", "problems"} == set(outcome.json)
    assert outcome.json["overall"] is None
    for one in outcome.json["judgements"]:  # type: ignore[attr-defined]
        assert {"ref", "value", "display", "rating", "because"} <= set(one)
        assert all({"rule", "says"} == set(reason) for reason in one["because"])
    for one in outcome.json["problems"]:  # type: ignore[attr-defined]
        assert {"ref", "rule", "says"} == set(one)


@pytest.mark.parametrize(
    ("content", "ref", "rule"),
    [
        (b'{"figures": {"7.2": NaN}}', "7.2", "not-a-number"),
        (b'{"figures": {"7.2": Infinity}}', "7.2", "not-a-number"),
        (b'{"figures": {"7.2": -Infinity}}', "7.2", "not-a-number"),
        (b'{"figures": {"7.2": 1e999}}', "7.2", "too-large"),
        (b'{"figures": {"7.2": 1e99999999999999999999}}', "7.2", "not-a-number"),
        (b'{"figures": {"7.2": ' + b"9" * 6000 + b"}}", "7.2", "too-large"),
        (b'{"figures": {"7.2": -1}}', "7.2", "below-nought"),
        (b'{"figures": {"7.2": 1.5}}', "7.2", "not-whole"),
        (b'{"figures": {"7.2": "3"}}', "7.2", "not-a-number"),
        (b'{"figures": {"7.2": true}}', "7.2", "not-a-number"),
        (b'{"figures": {"7.2": [3]}}', "7.2", "not-a-number"),
        (b'{"figures": {"7.2": 3, "7.2": 4}}', "7.2", "given-twice"),
        (b'{"figures": {"1.1": {"numerator": 3, "numerator": 4}}}', "1.1", "given-twice"),
        (b'{"figures": {"1.1": 96}}', "1.1", "not-one-number"),
        (b'{"figures": {"1.1": {"numerater": 3}}}', "1.1", "unknown-part"),
        (b'{"figures": {"7.2": {"percent": 3}}}', "7.2", "unknown-part"),
        (b'{"figures": {"1.1": {"percent": 101}}}', "1.1", "above-100"),
        (b'{"figures": {"9.9": 3}}', "9.9", "unknown-figure"),
        (b'{"figures": {"1.1": {"numerator": 6, "denominator": 5}}}', "1.1", "1.1.part-of-whole"),
        (b'{"figures": {"6.6": 1}}', "6.6", "text-owed"),
        (b'{"figures": {"7.2": 1}, "text": {"7.2": "x"}}', "7.2", "unknown-text"),
        (b'{"figures": {"7.2": 1}, "text": {"6.6": 1}}', "6.6", "not-text"),
        (b'{"figures": {"7.2": 1}, "text": "x"}', "", "not-texts"),
        (b'{"figures": {"7.2": 1}, "previous": {"7.4": NaN}}', "7.4", "not-a-number"),
        (b'{"figures": {"7.2": 1}, "previous": {"9.9": 1}}', "9.9", "unknown-figure"),
        (b'{"figures": {"7.2": 1}, "period": "June"}', "", "not-a-period"),
        (b'{"figures": {"7.2": 1}, "partial": "yes"}', "", "not-true-or-false"),
        (b'{"figurs": {"7.2": 1}}', "", "unknown-key"),
        (b'{"figures": {}}', "", "no-figures"),
        (b'{"figures": [1]}', "", "not-figures"),
        (b"{}", "", "no-figures"),
        (b"[]", "", "not-answers"),
        (b"3", "", "not-answers"),
        (b"", "", "not-answers"),
        (b'{"figures": ', "", "not-answers"),
        (b"\xff\xfe", "", "not-answers"),
        (b"[" * 100_000, "", "not-answers"),
        (b" " * 2_000_000, "", "not-answers"),
    ],
)
def test_bad_answers_are_refused_with_the_reason(tmp_path: Path, content: bytes, ref: str, rule: str) -> None:
    outcome = judged(tmp_path, content)

    assert outcome.status == 1
    assert (ref, rule) in rules(outcome)


def test_every_problem_is_told_at_once(tmp_path: Path) -> None:
    outcome = judged(
        tmp_path, b'{"figures": {"7.1": -1, "7.2": NaN, "7.3": "x", "9.9": 1, "1.1": 5, "6.6": 1}, "what": 1}'
    )

    assert [rule for _, rule in rules(outcome)] == [
        *("unknown-key", "not-a-number", "unknown-figure", "not-one-number"),
        *("below-nought", "not-a-number", "text-owed"),
    ]
    assert all(says in outcome.text for says in ("7.1", "7.2", "7.3", "9.9", "1.1", "6.6", "what"))


def test_what_only_needs_explaining_is_told_and_not_refused(tmp_path: Path) -> None:
    outcome = judged(
        tmp_path, {"figures": {"5.1": 60, "5.2": 12, "5.4": 7}, "previous": {"5.1": 50}, "text": {}}
    )

    assert outcome.status == 0
    assert rules(outcome) == [("5.1", "people-roll-on")]
    assert "60 against 50 + 12 − 7 = 55" in outcome.text


def test_texts_period_and_partial_are_understood(tmp_path: Path) -> None:
    outcome = judged(
        tmp_path,
        {
            "figures": {"6.6": 1, "1.1": {"percent": 99}},
            "text": {"6.6": "Moved"},
            "period": "2026-27-Q1",
            "partial": True,
        },
    )

    assert outcome.status == 0
    assert judgement(outcome, "1.1")["rating"] == "not-assessed"


def test_null_is_an_answer_that_was_not_given(tmp_path: Path) -> None:
    outcome = judged(tmp_path, {"figures": {"7.2": None, "1.1": {"numerator": None, "denominator": None}}})

    assert outcome.status == 0
    assert judgement(outcome, "7.2")["rating"] == "not-returned"
    assert judgement(outcome, "7.2")["value"] is None


def test_a_person_reads_each_figure_with_its_reasons(tmp_path: Path) -> None:
    text = judged(tmp_path, {"figures": {"1.1": {"numerator": 3900, "denominator": 5100}}}).text

    assert "AMBER" in text
    assert "> 180 more visits of at least half the commissioned time" in text
    assert "34 figures: 1 amber, 33 not returned." in text
    assert max(len(line) for line in text.splitlines()) <= 150


def test_no_framework_and_no_file_are_wrong_usage(tmp_path: Path) -> None:
    assert command_line.judge("milton-keynes/homecare", tmp_path / "answers.json").status == 2
    assert command_line.judge(MILTON_KEYNES, tmp_path / "no.json").status == 2
    assert command_line.check(tmp_path / "no.toml").status == 2


def test_a_broken_framework_file_is_refused_with_every_reason(tmp_path: Path) -> None:
    file = tmp_path / "broken.toml"
    file.write_text(changed("at_least = 80", "at_leest = 80"), encoding="utf-8")

    outcome = judged(tmp_path, {"figures": {}}, str(file))
    assert outcome.status == 1
    assert {rule for _, rule in rules(outcome)} == {"framework-file"}
    checked = command_line.check(file)
    assert checked.status == 1
    assert checked.json["ok"] is False
    assert "Did you mean “at_least”?" in checked.text


def test_a_file_in_order_is_said_to_be(tmp_path: Path) -> None:
    file = tmp_path / "small.toml"
    file.write_text(SMALL, encoding="utf-8")
    outcome = command_line.check(file)

    assert (outcome.status, outcome.json["ok"], outcome.json["id"]) == (0, True, "exampleshire/homecare")
    assert "4 indicators, 1 of them with a target" in outcome.text


def test_the_list_shows_each_framework_with_its_basis() -> None:
    outcome = command_line.listing()

    assert outcome.status == 0
    assert "milton-keynes/homecare-dps" in outcome.text
    assert "published" in outcome.text
    frameworks = outcome.json["frameworks"]
    assert isinstance(frameworks, list)
    assert {"id", "version", "kind", "basis", "title"} <= set(frameworks[0])
