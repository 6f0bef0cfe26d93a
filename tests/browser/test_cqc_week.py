"""A CQC week read in a minute: two directories come in, and what touches our own providers stands first."""

import csv
import io
import re
from pathlib import Path

import pytest
from django.core.management import call_command

from plumbline.contracts.models import Contract
from plumbline.cqc.models import Location as CqcLocation
from plumbline.organisations import scope
from tests.browser.conftest import Visit
from tests.browser.visitor import Visitor
from tests.cqc.files import OLDHAM_2023, OLDHAM_2025

pytestmark = pytest.mark.browser

PRODUCED = re.compile(r"(produced on )[^,]+")
NAME, ADDRESS, POSTCODE, TYPES, CHECKED, AUTHORITY, REGION, ID = 0, 2, 3, 6, 7, 10, 11, 13


def with_one_of_ours(directory: Path, folder: Path, day: str, **cells: str) -> Path:
    """The directory as of another day, and one row more about an invented location of the demonstration."""
    usual = {
        ADDRESS: "1 Station Road,Exampleton",
        POSTCODE: "EX1 1AA",
        TYPES: "Homecare agencies",
        AUTHORITY: "Invented for the demonstration",
        REGION: "North West",
    }
    said = {
        NAME: cells["name"],
        ID: cells["cqc_id"],
        POSTCODE: cells.get("postcode"),
        CHECKED: cells.get("checked"),
    }
    row = [said.get(place) or usual.get(place, "") for place in range(15)]
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerow(row)
    path = folder / directory.name
    whole = PRODUCED.sub(rf"\g<1>{day}", directory.read_text("utf-8"), count=1)
    path.write_text(whole + out.getvalue(), "utf-8", newline="")
    return path


@pytest.fixture
def manager(visit: Visit) -> Visitor:
    manager = visit()
    manager.signs_in_as("Contracts manager", "Fenmarch")
    return manager


def one_of_ours() -> tuple[str, str, str]:
    """CQC's id and name of a location of one of Fenmarch's contracted providers, and the provider's name."""
    with scope.everything():
        contract = Contract.objects.active().filter(council__name__contains="Fenmarch").earliest("reference")
        location = contract.provider.locations.exclude(cqc_location_id="").earliest("pk")
        known = CqcLocation.objects.get(pk=location.cqc_location_id)
        return known.pk, known.name, contract.provider.name


def test_a_cqc_week_is_read_in_a_minute(manager: Visitor, tmp_path: Path) -> None:
    cqc_id, name, provider = one_of_ours()
    before, after = tmp_path / "before", tmp_path / "after"
    before.mkdir()
    after.mkdir()
    first = with_one_of_ours(OLDHAM_2023, before, "2 November 2026", cqc_id=cqc_id, name=name)
    call_command("import-cqc", str(first), verbosity=0)
    newer = with_one_of_ours(
        OLDHAM_2025,
        after,
        "9 November 2026",
        cqc_id=cqc_id,
        name="Renamed Homecare, main office (demonstration)",
        postcode="EX2 2BB",
        checked="12/Oct/2026 - 00:00",
    )

    manager.opens("/desk/market/cqc-files/")
    manager.page.locator("input[name=file]").set_input_files(newer)
    manager.stays_at("**/market/work/*/")
    manager.presses("Bring in this file")
    call_command("worker", "--once", verbosity=0)
    manager.opens(manager.page.url)
    manager.follows("Read what changed")

    manager.sees(
        "The CQC week of 9 November 2026", re.compile("Something is new about [2-4] locations of providers")
    )
    manager.sees("Rating changed", re.compile(r"Requires improvement \(\d+ November 2026\)"))
    manager.sees(provider, "Renamed Homecare, main office (demonstration)", "EX2 2BB", "12 October 2026")
    with manager.arriving():
        manager.page.get_by_label("Council area").select_option(label="Oldham")
    manager.sees("Market news: Oldham", "Avonleigh Gardens", "the same postcode and name; another provider")
    manager.pictures("cqc-week")
    with manager.arriving():
        manager.page.get_by_label("Kind of change").select_option(label="Gone")
    manager.sees("Acorn Lodge Nursing Home", "Nothing of this kind changed about their locations.")

    file = manager.downloads("Take away as CSV", tmp_path)
    lines = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    assert any("Acorn Lodge Nursing Home" in line and "Gone" in line for line in lines)
