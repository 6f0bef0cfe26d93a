"""Writing the report together: whoever saves second is shown both texts, and nothing typed is lost."""

import pytest

from plumbline.history.workflow import NotAllowed
from plumbline.visits.actions.writing import Overtaken, save_words
from plumbline.visits.models import Words
from tests.cast import NOW, Cast
from tests.visits.reports import shared, written_up


def test_each_save_is_a_version(cast: Cast) -> None:
    visit = written_up(cast)

    one = save_words(visit, "area:staffing", "First.", version=0, by=cast.quality_officer, now=NOW)
    two = save_words(
        visit, "area:staffing", "Second.", version=one.version, by=cast.contract_officer, now=NOW
    )

    assert (two.version, two.text, two.saved_by) == (2, "Second.", cast.contract_officer)


@pytest.mark.parametrize("version", [0, 1, 7])
def test_whoever_saves_over_somebody_else_is_shown_their_text(cast: Cast, version: int) -> None:
    visit = written_up(cast)
    save_words(visit, "area:staffing", "First.", version=0, by=cast.quality_officer, now=NOW)
    save_words(visit, "area:staffing", "Theirs.", version=1, by=cast.quality_officer, now=NOW)

    with pytest.raises(Overtaken) as refused:
        save_words(visit, "area:staffing", "Mine.", version=version, by=cast.contract_officer, now=NOW)

    assert refused.value.theirs.text == "Theirs."
    assert Words.objects.get(part="area:staffing").text == "Theirs."


def test_pressing_twice_does_no_harm(cast: Cast) -> None:
    visit = written_up(cast)
    for _ in range(2):
        saved = save_words(visit, "good-practice", "Kind.", version=0, by=cast.quality_officer, now=NOW)

    assert (saved.text, saved.version) == ("Kind.", 1)


@pytest.mark.parametrize("part", ["", "area:nowhere", "summary ", "../summary", "area:"])
def test_a_part_that_the_report_does_not_have_is_refused(cast: Cast, part: str) -> None:
    with pytest.raises(NotAllowed, match="no such part"):
        save_words(written_up(cast), part, "Words.", version=0, by=cast.quality_officer, now=NOW)


def test_an_endless_text_is_refused_and_a_hostile_one_is_kept_as_text(cast: Cast) -> None:
    visit = written_up(cast)

    with pytest.raises(NotAllowed, match="Make it shorter"):
        save_words(visit, "good-practice", "x" * 20_001, version=0, by=cast.quality_officer, now=NOW)
    saved = save_words(
        visit,
        "good-practice",
        "<script>\x00#set page()</script>",
        version=0,
        by=cast.quality_officer,
        now=NOW,
    )
    assert saved.text == "<script>#set page()</script>"


def test_words_stay_as_they_are_while_the_provider_reads(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="stay as they are"):
        save_words(shared(cast), "summary", "Other.", version=1, by=cast.quality_officer, now=NOW)


def test_somebody_who_is_not_on_the_visit_does_not_write_its_report(cast: Cast) -> None:
    with pytest.raises(NotAllowed, match="nominate you"):
        save_words(written_up(cast), "summary", "Mine.", version=1, by=cast.auditor, now=NOW)
