"""How a list of what happened reads: what was saved again and again stands there once."""

from collections.abc import Callable
from datetime import timedelta

from plumbline.history.actions import record
from plumbline.history.models import Event
from plumbline.visits.actions import writing
from tests.cast import NOW, Cast
from tests.desk.pages import address, row_of, said
from tests.strict_client import StrictClient
from tests.visits.reports import written_up


def test_words_saved_as_one_writes_are_one_line_with_a_count(
    cast: Cast, browse: Callable[..., StrictClient]
) -> None:
    visit = written_up(cast)
    for version in range(1, 7):
        writing.save_words(
            visit,
            "summary",
            f"Safe, {version}",
            version=version,
            by=cast.quality_officer,
            now=NOW + timedelta(minutes=10 * version),
        )
    record("visit.words_saved", visit, by=cast.quality_officer, now=NOW + timedelta(days=1), part="area:safe")

    page = browse(cast.quality_officer).get(address("visit", visit.pk))

    line = "Words of the report saved , 7 times between 10:30am and 11:30am by Quality officer"
    assert line in row_of(page, line)
    assert "Version: 7; Part: summary" in row_of(page, line)
    assert said(page).count("Words of the report saved") == 2
    assert Event.objects.filter(kind="visit.words_saved").count() == 8


def test_on_a_providers_page_only_what_was_about_the_same_is_one_line(
    cast: Cast, browse: Callable[..., StrictClient]
) -> None:
    visit, other = cast.planned_visit(), cast.planned_visit()
    for subject in (visit, visit, other):
        record("visit.words_saved", subject, by=cast.quality_officer, now=NOW, part="summary")

    page = said(browse(cast.quality_officer).get(address("provider", cast.alder.pk)))

    assert page.count("Words of the report saved") == 2
    assert page.count("Words of the report saved , 2 times at 10:30am") == 1


def test_what_differs_is_told_of_each(cast: Cast, browse: Callable[..., StrictClient]) -> None:
    visit = cast.planned_visit()
    for caption in ("The hall", "The hall", "The stairs"):
        record("visit.photograph_kept", visit, by=cast.quality_officer, now=NOW, caption=caption)

    row = row_of(browse(cast.quality_officer).get(address("visit", visit.pk)), "Photograph kept")

    assert "3 times at 10:30am" in row
    assert row.endswith("Caption: The stairs Caption: The hall")
