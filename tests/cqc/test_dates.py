"""Dates in every form CQC's files have used."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from plumbline.cqc.reading.dates import date_of
from plumbline.cqc.reading.marks import NULL_MARKS

NINTH = date(2018, 1, 9)


@pytest.mark.parametrize(
    "written",
    [
        "09/01/2018",
        "9/1/2018",
        "09/01/2018 - 00:00",
        "09/Jan/2018 - 00:00",
        "09/Jan/2018",
        "9 Jan 2018",
        "9 January 2018",
        "09-Jan-18",
        "09-Jan-2018",
        "09/01/18",
        "2018-01-09",
        "2018-01-09 15:19:48",
        "2018-01-09T15:19:48Z",
        "2018-01-09T23:30:00+01:00",
        "1/9/2018 12:00:00 AM",
        "43109",
        "43109.0",
        "17540",
        "  09/01/2018  ",
    ],
)
def test_every_form_is_the_same_day(written: str) -> None:
    assert date_of(written) == NINTH


def test_september_may_be_written_with_four_letters() -> None:
    assert date_of("1 Sept 2020") == date(2020, 9, 1)


@pytest.mark.parametrize("mark", sorted(NULL_MARKS))
def test_a_null_mark_is_no_date(mark: str) -> None:
    assert date_of(f" {mark.upper()} ") is None


@pytest.mark.parametrize(
    "nonsense", ["31/02/2021", "2021-13-01", "soon", "1e999", "٣٤٥٦٧", "123456", "9999", "99999"]
)
def test_what_is_no_date_is_not_guessed(nonsense: str) -> None:
    with pytest.raises(ValueError, match="is not a date"):
        date_of(nonsense)


@given(some.dates(min_value=date(2000, 1, 1), max_value=date(2069, 12, 30)))
def test_a_day_survives_every_way_of_writing_it(day: date) -> None:
    excel = (day - date(1899, 12, 30)).days
    since_1970 = (day - date(1970, 1, 1)).days
    for written in (
        f"{day:%d/%m/%Y}", f"{day:%d/%b/%Y} - 00:00", f"{day:%d %B %Y}", f"{day:%Y-%m-%d}T00:00:00+00:00", str(excel),
        f"{day.month}/{day.day}/{day.year} 12:00:00 AM", *([str(since_1970)] if since_1970 < 36_526 else []),
    ):  # fmt: skip
        assert date_of(written) == day


@given(some.integers(min_value=10_957, max_value=73_050))
def test_a_day_count_is_read_in_one_way_only(days: int) -> None:
    found = date_of(str(days))

    assert found in {date(1899, 12, 30) + timedelta(days), date(1970, 1, 1) + timedelta(days)}
    assert found is not None
    assert found.year >= 2000


@given(some.text(max_size=30))
def test_any_text_is_a_date_a_blank_or_refused(words: str) -> None:
    try:
        found = date_of(words)
    except ValueError:
        return
    assert found is None or isinstance(found, date)
