"""A scorecard file that contradicts itself says everything that is wrong with it, with line, place and cause."""

import pytest

from plumbline.frameworks.reading import FrameworkProblems, read, read_scorecard
from tests.frameworks.broken_scorecards import BROKEN, COUNTS
from tests.frameworks.schedules import SMALL as SCHEDULE
from tests.frameworks.schedules import line_of, problems
from tests.frameworks.scorecards import SMALL, by_counts


def changed(old: str, new: str, text: str = SMALL) -> str:
    """The small scorecard with one thing put differently."""
    assert old in text, old
    return text.replace(old, new, 1)


def test_the_small_scorecards_are_in_order() -> None:
    assert problems(SMALL) == ()
    assert problems(by_counts()) == ()


@pytest.mark.parametrize("name", BROKEN)
def test_each_fault_is_told_in_plain_words_at_its_line(name: str) -> None:
    old, new, says = BROKEN[name]
    text = changed(old, new)
    found = problems(text)

    assert [one for one in found if says in one.says], found
    assert all(1 <= one.line <= len(text.splitlines()) for one in found)


@pytest.mark.parametrize("name", COUNTS)
def test_each_fault_of_counting_is_told(name: str) -> None:
    old, new, says = COUNTS[name]

    assert [one for one in problems(changed(old, new, by_counts())) if says in one.says], name


def test_all_faults_are_told_at_once() -> None:
    text = changed('area = "care"', 'area = "caer"')
    text = changed("amber = 60 }", "amber = 90 }", text)
    text = changed('to = "red"', 'to = "amber"', text)
    found = problems(text)

    assert [(one.line, one.place) for one in found] == [
        (line_of('area = "caer"', text), "question C1 “area”"),
        (line_of("amber = 90", text), "areas_rated at_least “amber”"),
        (line_of('effect = "override"', text), "limit EX-1 “effect”"),
    ]


OWN_RATINGS = """
[[rating]]
code = "gold"
says = "Gold"
tone = "good"

[[rating]]
code = "silver"
says = "Silver"
tone = "fair"

[[rating]]
code = "bronze"
says = "Bronze"
letter = "Br"
tone = "bad"
"""


def with_own_ratings(ratings: str = OWN_RATINGS) -> str:
    text = SMALL.replace('"red-amber-green"', '"medals"')
    for old, new in (("green", "gold"), ("amber", "silver"), ("red", "bronze")):
        text = text.replace(f"{old} =", f"{new} =").replace(f'"{old}"', f'"{new}"')
    return text + ratings


def test_a_council_may_have_rating_words_of_its_own() -> None:
    labels = read_scorecard(with_own_ratings(), name="medals").combining.labels

    assert (labels.name, labels.codes) == ("medals", ("gold", "silver", "bronze"))
    assert [(one.letter, one.tone) for one in labels.labels] == [("G", "good"), ("S", "fair"), ("Br", "bad")]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('tone = "fair"\n', "", "“tone” is missing."),
        ('tone = "fair"', 'tone = "fiar"', "Did you mean “fair”?"),
        ('letter = "Br"', 'letter = "Bro"', "One or two letters"),
        ('code = "silver"', 'code = "gold"', "“gold” is here twice."),
        ('says = "Silver"\n', "", "“says” is missing."),
    ],
)
def test_rating_words_that_are_not_whole_are_told(old: str, new: str, says: str) -> None:
    text = with_own_ratings(changed(old, new, OWN_RATINGS))

    assert [one for one in problems(text) if says in one.says]


def test_a_known_set_keeps_its_words() -> None:
    assert [one for one in problems(SMALL + OWN_RATINGS) if "has its own words" in one.says]


def test_everything_a_scorecard_says_is_read() -> None:
    scorecard = read_scorecard(SMALL, name="small")

    assert [(one.ref, one.answerer.value, one.viewpoint.value) for one in scorecard.questions] == [
        ("C1", "officer", "commissioner"),
        ("C2", "person", "people"),
        ("S1", "officer", "commissioner"),
        ("S2", "officer", "commissioner"),
    ]
    assert scorecard.area_by_code["safety"].source.paragraph == "4"
    assert scorecard.by_ref["S1"].weight == 2
    assert [(one.code, one.days_before, one.source.basis.value) for one in scorecard.asked] == [
        ("policies", 5, "published")
    ]
    assert (scorecard.process.comment_days, scorecard.process.every_months) == (10, 12)
    assert (scorecard.process.is_blind, scorecard.days_for("medium")) == (False, 28)
    assert scorecard.combining.limiters[0].authority.basis == "published"
    assert scorecard.combining.authority.basis == "local default"


def test_one_kind_is_not_read_as_another() -> None:
    with pytest.raises(FrameworkProblems, match="This file is no KPI schedule"):
        read(SMALL, name="small")
    with pytest.raises(FrameworkProblems, match="This file is no scorecard"):
        read_scorecard(SCHEDULE, name="schedule")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("green = 85", "green = 84"),
        ("weight = 2", "weight = 3"),
        ('when = ["red"]', 'when = ["amber", "red"]'),
    ],
)
def test_every_rule_counts_towards_the_digest(old: str, new: str) -> None:
    one, other = read_scorecard(SMALL, name="one"), read_scorecard(changed(old, new), name="other")

    assert one.digest != other.digest
    assert one.digest == read_scorecard("# A remark\n" + SMALL, name="same").digest


ODD = ("3", '""', "[]", "{}", "true", "nan")


def test_no_line_can_be_written_so_that_reading_breaks_down() -> None:
    lines = by_counts().splitlines()
    for place, line in enumerate(lines):
        key, is_pair, _ = line.partition(" = ")
        for odd in [f"{key} = {value}" for value in ODD] if is_pair and key.isidentifier() else [""]:
            problems("\n".join([*lines[:place], odd, *lines[place + 1 :]]))
