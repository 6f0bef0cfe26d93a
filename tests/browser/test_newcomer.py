"""Somebody opens the address that `run.py demo` prints."""

import pytest

from tests.browser.conftest import Visit

pytestmark = pytest.mark.browser


def test_a_newcomer_sees_who_can_sign_in_and_is_in_with_one_click(visit: Visit) -> None:
    newcomer = visit()

    newcomer.opens("/")
    newcomer.is_at("/demonstration/")
    newcomer.sees("Who would you like to be?", "Contract officer", "Registered manager", "Fenmarch Council")
    newcomer.pictures("who")

    newcomer.signs_in_as("Contract officer", "Fenmarch")
    newcomer.is_at("/desk/")
    newcomer.sees("Today", "Monday 9 November 2026")


DOORS = (
    ("Senior manager", "Fenmarch", "/desk/"),
    ("Registered manager", "Birch", "/portal/returns/"),
    ("Contract officer", "Peakshire", "/desk/"),
    ("Contract officer", "Thamesford", "/desk/"),
    ("Contract officer", "Levelmoor", "/desk/"),
)


def test_each_of_the_invented_people_comes_to_where_their_work_is(visit: Visit) -> None:
    newcomer = visit()
    for who, of, door in DOORS:
        newcomer.signs_in_as(who, of)
        newcomer.is_at(door)
        newcomer.presses("Sign out")
        newcomer.is_at("/sign-in/")


def test_the_pages_that_anybody_may_read_are_there(visit: Visit) -> None:
    reader = visit()
    for path in ("/about/", "/accessibility/", "/demonstration/letters/"):
        reader.opens(path)
    reader.opens("/desk/returns/1/")
    reader.is_at("/sign-in/")
