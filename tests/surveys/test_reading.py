"""Questionnaire files: read whole, or refused with every problem at once and its line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.frameworks import library as frameworks
from plumbline.frameworks.reading import FrameworkProblems
from plumbline.surveys import library
from plumbline.surveys.questionnaire import AUDIENCES, Audience
from plumbline.surveys.reading import read

GOOD = """
kind = "questionnaire"
id = "exampleshire/people"
version = "1"
title = "What do you think?"
audience = "people"
intro = "We ask."
easy_intro = "We ask you."
basis = "local default"

[[scale]]
code = "yes-no"
counted = "Yes"
choice = [{ code = "yes", label = "Yes", counts = true }, { code = "no", label = "No" }]

[[question]]
ref = "1"
asks = "Is it good?"
scale = "yes-no"

[[question]]
ref = "2"
asks = "Why?"
"""


def _problems(text: str) -> str:
    with pytest.raises(FrameworkProblems) as caught:
        read(text, name="people.toml")
    return str(caught.value)


def test_a_file_is_read_and_known_by_its_content() -> None:
    found = read(GOOD, name="people.toml")

    assert [one.ref for one in found.scaled] == ["1"]
    assert [one.ref for one in found.worded] == ["2"]
    assert found.by_ref["1"].easy == "Is it good?"
    assert found.digest == read(f"# a comment\n{GOOD}", name="people.toml").digest
    assert found.digest != read(GOOD.replace("Why?", "Why not?"), name="people.toml").digest


def test_every_problem_is_said_at_once_with_its_line() -> None:
    said = _problems(
        GOOD.replace('audience = "people"', 'audience = "everyone"')
        .replace('scale = "yes-no"', 'scale = "five"')
        .replace('ref = "2"', 'ref = "1"\ncolour = "red"')
        .replace(', { code = "no", label = "No" }', "")
    )

    for part in ("everyone", "“five” is no scale", "stands twice", "colour", "at least two choices"):
        assert part in said
    assert "Line 6" in said


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        ('kind = "questionnaire"', 'kind = "scorecard"', "no questionnaire"),
        ('code = "no"', 'code = "dont-know"', "added by themselves"),
        ('code = "no"', 'code = "yes"', "same code"),
        ("counts = true", "counts = false", "Some choices must count"),
        ('id = "exampleshire/people"', 'id = "People!"', "small letters"),
        (
            'asks = "Why?"',
            'asks = "Why?"\nfeeds = { framework = "a/b", ref = "1" }',
            "Only a question with a scale",
        ),
        ("intro =", "intro_text =", "“intro” is missing"),
    ],
)
def test_what_is_wrong_is_said_in_plain_words(was: str, becomes: str, says: str) -> None:
    assert was in GOOD
    assert says in _problems(GOOD.replace(was, becomes, 1))


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_and_never_breaks(text: str) -> None:
    assert _problems(text)


def test_the_library_asks_each_audience_in_words_of_its_own() -> None:
    assert {one.audience for one in library.questionnaires()} == set(Audience) == set(AUDIENCES)
    with pytest.raises(library.NoSuchQuestionnaire, match="plumbline/people"):
        library.find("plumbline/poeple")


def test_the_figures_that_questions_feed_are_there() -> None:
    for one in library.questionnaires():
        for feeds in (question.feeds for question in one.questions if question.feeds):
            asked = frameworks.find(feeds.framework).by_key
            assert f"{feeds.ref}.numerator" in asked
            assert f"{feeds.ref}.invited" in asked
