"""`judge` and `framework` on the command line: status, words and JSON, with no database."""

import json
from pathlib import Path

import pytest

from tests.oversight.running import run

HOME_CARE = "milton-keynes/homecare-dps"


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    file = tmp_path / "answers.json"
    file.write_text(json.dumps({"figures": {"1.1": {"numerator": 4900, "denominator": 5100}}}))
    return file


def test_a_judgement_is_printed_with_its_reasons(answers: Path) -> None:
    ended = run("judge", HOME_CARE, answers, "--json")
    assert ended.status == 0
    assert (ended.json["framework"], ended.json["overall"]) == (HOME_CARE, None)
    judged = {one["ref"]: one for one in ended.json["judgements"]}["1.1"]
    assert (judged["rating"], judged["display"]) == ("green", "96%")
    assert judged["because"][0].keys() >= {"rule", "says"}
    assert "96" in run("judge", HOME_CARE, answers).out


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("{", "not JSON"),
        ("[]", "figures"),
        ('{"figures": {"1.1": {"numerator": -1, "denominator": 2}}}', "1.1"),
    ],
)
def test_answers_that_cannot_stand_end_with_one_and_every_reason(
    tmp_path: Path, written: str, says: str
) -> None:
    file = tmp_path / "answers.json"
    file.write_text(written)
    ended = run("judge", HOME_CARE, file)
    assert ended.status == 1
    assert says in ended.out + ended.err
    assert json.loads(run("judge", HOME_CARE, file, "--json").out)["problems"]


@pytest.mark.parametrize("words", [(), (HOME_CARE,), (HOME_CARE, "a.json", "b.json"), ("--colour",)])
def test_judging_needs_a_framework_and_answers(words: tuple[str, ...]) -> None:
    assert run("judge", *words).status == 2


def test_the_library_is_listed_with_its_basis() -> None:
    ended = run("framework", "list")
    assert ended.status == 0
    assert HOME_CARE in ended.out
    assert "published" in ended.out
    assert run("framework", "list", "--json").status == 0


def test_a_framework_file_with_faults_is_refused_with_all_of_them(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text('kind = "kpi-schedule"\nid = "ours"\nversion = 1\n')
    ended = run("framework", "check", file, "--json")
    assert ended.status == 1
    assert len(ended.json["problems"]) > 2


@pytest.mark.parametrize("words", [(), ("check",), ("paint", "a.toml")])
def test_framework_says_what_it_can_do(words: tuple[str, ...]) -> None:
    assert run("framework", *words).status == 2
