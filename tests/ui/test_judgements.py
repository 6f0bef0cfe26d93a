"""Ratings, statuses and the unfolding that says why, from objects and from what was kept of them."""

from fractions import Fraction

import pytest

from plumbline.judgement.judgement import Judgement, Rag, Reason, State
from plumbline.ui.marks import RATINGS, rating_mark, status_mark
from plumbline.ui.unfolding import unfold
from tests.ui.anatomy import drawn

REASON = Reason(
    rule="kpi-4.1",
    says="71.4% is below the floor of 75%.",
    saw={"numerator": "35", "items": "49"},
    effect="red",
    basis="published",
    source="Schedule 5, 4.1",
)
JUDGEMENT = Judgement(
    ref="4.1",
    rating=Rag.RED,
    score=Fraction(35, 49),
    display="71.4%",
    reasons=(REASON,),
    missing=("reviews within 4 weeks",),
    completeness=Fraction(4, 5),
    would_change=("Two more reviews make this amber.",),
)
KEPT = {
    "ref": "4.1",
    "rating": "red",
    "score": "5/7",
    "display": "71.4%",
    "reasons": [
        {
            "rule": "kpi-4.1",
            "says": "71.4% is below the floor of 75%.",
            "saw": {"numerator": "35", "items": "49"},
            "effect": "red",
            "basis": "published",
            "source": "Schedule 5, 4.1",
        }
    ],
    "missing": ["reviews within 4 weeks"],
    "completeness": "4/5",
    "would_change": ["Two more reviews make this amber."],
}


@pytest.mark.parametrize("code", [*Rag, *State])
def test_every_rating_of_the_judge_has_a_mark_of_its_own(code: str) -> None:
    assert rating_mark(code).code == code
    assert rating_mark(code).letter


def test_no_two_ratings_of_one_label_set_share_letter_and_tone() -> None:
    rag = [RATINGS[code] for code in [*Rag, *State]]
    cqc = [RATINGS[code] for code in ("outstanding", "good", "requires-improvement", "inadequate")]

    for label_set in (rag, cqc):
        assert len({mark.letter for mark in label_set}) == len(label_set)


@pytest.mark.parametrize("state", [*State])
def test_a_state_is_never_shown_as_green(state: State) -> None:
    assert rating_mark(state).tone not in {"green", "best"}


@pytest.mark.parametrize(
    ("given", "word"),
    [
        ("Requires improvement", "Requires improvement"),
        ("REQUIRES_IMPROVEMENT", "Requires improvement"),
        ("gold", "Gold"),
        (None, "Not assessed"),
        ("", "Not assessed"),
    ],
)
def test_ratings_are_known_by_code_and_by_label(given: str | None, word: str) -> None:
    assert rating_mark(given).word == word


def test_a_label_we_do_not_know_gets_no_colour() -> None:
    assert rating_mark("gold").tone == "blank"
    assert status_mark("sideways").tone == "plain"


def test_a_tag_has_a_word_for_those_who_see_no_colour_and_those_who_listen() -> None:
    assert '<span class="app-rating__word">Red</span>' in drawn(
        "{% rating_tag judgement %}", judgement=JUDGEMENT
    )
    assert '<span class="govuk-visually-hidden">Red</span>' in drawn(
        "{% rating_tag j compact=True %}", j=KEPT
    )


def test_a_status_can_say_more_than_its_name() -> None:
    assert drawn("{% status_tag 'late' '3 days late' %}") == (
        '<span class="app-status app-status--look">3 days late</span>'
    )


def test_what_was_kept_unfolds_like_the_judgement_itself() -> None:
    assert unfold(KEPT) == unfold(JUDGEMENT)


def test_the_command_lines_json_unfolds_too() -> None:
    said = unfold({"ref": "4.1", "rating": "green", "because": [{"rule": "r", "says": "At target."}]})

    assert [reason.says for reason in said.reasons] == ["At target."]
    assert said.completeness is None


def test_the_unfolding_shows_rule_numbers_basis_gaps_and_what_would_change_it() -> None:
    html = drawn(
        '{% because j "4.1 Reviews" as_at="12 July 2026" source="Quarter 2 return" source_url="/r/1" %}',
        j=KEPT,
    )

    for said in (
        "71.4% is below the floor of 75%.",
        "Published rule: Schedule 5, 4.1",
        "(80% is known)",
        "reviews within 4 weeks",
        "Two more reviews make this amber.",
        '<a class="govuk-link" href="/r/1">Quarter 2 return</a>, as at 12 July 2026',
        "is 4.1 Reviews red?",
    ):
        assert said in html


def test_an_unfolding_is_closed_until_it_is_asked_for() -> None:
    assert '<details class="app-because">' in drawn("{% because j %}", j=KEPT)
    assert '<details class="app-because" open>' in drawn("{% because j is_open=True %}", j=KEPT)


def test_a_judgement_without_reasons_admits_it() -> None:
    assert "No rule has been applied to this yet." in drawn("{% because j %}", j={"rating": "not-assessed"})


def test_what_a_provider_wrote_is_never_markup() -> None:
    html = drawn("{% because j %}", j=KEPT | {"missing": ["<script>alert(1)</script>"]})

    assert "<script>" not in html
