"""The day whose facts a file gives."""

from datetime import date

import pytest

from plumbline.cqc.reading.as_at import as_at
from plumbline.cqc.reading.refusal import Refused
from tests.cqc.files import TODAY, ratings_file, snapshot_of

NEWEST = date(2021, 1, 30)
SAYS = "Source: CQC database as at 1st February 2021"


@pytest.mark.parametrize(
    ("told", "above", "name", "day"),
    [
        (date(2021, 2, 3), (SAYS,), "05_February_2021.csv", date(2021, 2, 3)),
        (None, ("This data was produced on 16 September 2026",), "1_May_2020.csv", date(2026, 9, 16)),
        (None, (SAYS,), "5_May_2020.csv", date(2021, 2, 1)),
        (None, (), "16_september_2026_CQC_directory.csv", date(2026, 9, 16)),
        (None, (), "ratings 2021-02-14.csv", date(2021, 2, 14)),
        (None, (), "latest_ratings_asc_overall_2021-02.csv", date(2021, 2, 1)),
        (None, (), "February_2021_Latest_ratings.csv", date(2021, 2, 1)),
        (None, (), "ratings.csv", NEWEST),
        (None, (), "sheet_2021-99.csv", NEWEST),
        (None, (), "sheet_31_June_2021.csv", NEWEST),
    ],
)
def test_what_was_told_counts_before_content_name_and_newest_day(
    told: date | None, above: tuple[str, ...], name: str, day: date
) -> None:
    assert as_at(told=told, above=above, file_name=name, newest=NEWEST, today=TODAY).day == day


def test_the_newest_day_is_used_with_a_warning() -> None:
    found = as_at(told=None, above=(), file_name="ratings.csv", newest=NEWEST, today=TODAY)

    assert "The newest day in it, 30 January 2021, is used; say another with --as-at." in found.warning


def test_a_month_in_the_name_gives_way_to_a_later_day_of_that_month() -> None:
    found = as_at(told=None, above=(), file_name="api_2021-01.csv", newest=NEWEST, today=TODAY)

    assert found.day == NEWEST
    assert "the newest day in the file is 30 January 2021" in found.warning


def test_a_file_without_any_day_is_refused() -> None:
    with pytest.raises(Refused, match="Say it with --as-at"):
        as_at(told=None, above=(), file_name="ratings.csv", newest=None, today=TODAY)


def test_a_day_that_has_not_come_is_refused() -> None:
    with pytest.raises(Refused, match="3 November 2026, which has not come yet"):
        as_at(told=date(2026, 11, 3), above=(), file_name="", newest=None, today=TODAY)


def test_a_day_older_than_the_content_is_doubted_aloud() -> None:
    snapshot = snapshot_of(ratings_file(1), told=date(2018, 1, 1))

    assert snapshot.as_at == date(2018, 1, 1)
    assert snapshot.warnings == [
        "The file is for 1 January 2018, yet mentions 20 November 2019. Check the day with --as-at."
    ]
