"""Free places in words: fresh, too old, none, and where nobody says."""

from datetime import date

import pytest

from plumbline.standing.library import find
from plumbline.standing.reading import read
from plumbline.standing.vacancies import Told, spoken

COUNTED, LAST = date(2026, 7, 8), date(2026, 7, 22)


@pytest.mark.parametrize(
    ("number", "on", "says", "is_known", "note"),
    [
        (3, COUNTED, "3 places", True, "today, 8 July 2026, by phone"),
        (1, date(2026, 7, 10), "1 place", True, "2 days ago, 8 July 2026, by phone"),
        (0, LAST, "None", True, "14 days ago, 8 July 2026, by phone"),
        (None, LAST, "Not said", False, "14 days ago, 8 July 2026, by phone"),
        (3, date(2026, 7, 23), "Not known", False, "too old to count on: 3 places on 8 July 2026, by phone"),
        (0, date(2027, 7, 8), "Not known", False, "too old to count on: none on 8 July 2026, by phone"),
    ],
)
def test_a_count_is_known_up_to_its_last_day(
    number: int | None, on: date, says: str, is_known: bool, note: str
) -> None:
    found = spoken(Told(number, COUNTED, LAST, "by phone"), on=on)

    assert (found.says, found.is_known, found.note) == (says, is_known, note)


def test_where_nobody_has_said_anything_nothing_is_known() -> None:
    assert (spoken(None, on=COUNTED).says, spoken(None, on=COUNTED).is_known) == ("Not known", False)


def test_rules_say_for_how_long_a_count_is_good_and_older_files_mean_our_default() -> None:
    text = find("plumbline/standing").text
    older = text.replace("[vacancies]\ndays = 14\n", "")
    longer = text.replace("[vacancies]\ndays = 14", "[vacancies]\ndays = 30")

    assert [read(one, name="rules.toml").vacancy_days for one in (text, older, longer)] == [14, 14, 30]
    assert older != text
    assert read(older, name="rules.toml").vacancy_source.basis == "local default"
