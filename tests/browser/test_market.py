"""What CQC has published about a place, and a newer file brought in."""

import csv
from pathlib import Path

import pytest
from django.core.management import call_command

from plumbline.cqc.published import RATINGS_FEBRUARY_2021
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser


@pytest.fixture
def manager(visit: Visit) -> Visitor:
    manager = visit()
    manager.signs_in_as("Contracts manager", "Fenmarch")
    return manager


def test_the_market_shows_counts_of_the_published_file(manager: Visitor, tmp_path: Path) -> None:
    manager.follows("Market")
    manager.sees("Market: Milton Keynes", "90 of 102 rated locations", "1 February 2021", "England")
    manager.pictures("market")

    with manager.arriving():
        manager.page.get_by_label("Council area").select_option(label="Oxfordshire")
    manager.sees("Market: Oxfordshire", "215 of 229 rated locations")

    manager.fills(q="barchster")
    manager.presses("Find")
    manager.sees(
        "Nothing here is called “barchster”. Did you mean barchester?", "Barchester Healthcare Homes Limited"
    )
    manager.pictures("search")
    manager.follows("Market")

    file = manager.downloads("Take all areas away as CSV", tmp_path)
    lines = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    assert any("Milton Keynes" in line and "102" in line for line in lines)


def test_a_file_is_brought_in_by_the_worker_and_the_same_file_changes_nothing(manager: Visitor) -> None:
    manager.opens("/desk/market/cqc-files/")
    manager.pictures("cqc-import")
    manager.presses("Bring in this file")
    manager.sees("Choose the file you downloaded from CQC")

    manager.page.locator("input[name=file]").set_input_files(RATINGS_FEBRUARY_2021)
    manager.fills(as_at_day="1", as_at_month="2", as_at_year="2021")
    manager.stays_at("**/market/work/*/")
    manager.presses("Bring in this file")
    manager.sees("Waiting for its turn", "Look again now")

    call_command("worker", "--once", verbosity=0)
    manager.opens(manager.page.url)
    manager.sees("The file says nothing that was not known already. Nothing was changed.")
    manager.pictures("cqc-imported")
