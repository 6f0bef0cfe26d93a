"""CQC files for the tests: real samples, and small made-up ones in CQC's layout."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from plumbline.cqc.reading.facts import Snapshot
from plumbline.cqc.reading.places import ENGLISH_REGIONS
from plumbline.cqc.reading.snapshot import read

SAMPLES = Path(__file__).with_name("samples")
DIRECTORY_2023 = SAMPLES / "22_March_2023_CQC_directory.csv"
DIRECTORY_2025 = SAMPLES / "24_March_2025_CQC_directory.csv"
OLDHAM_2023 = SAMPLES / "oldham" / "22_March_2023_CQC_directory.csv"
OLDHAM_2025 = SAMPLES / "oldham" / "24_March_2025_CQC_directory.csv"
RATINGS_2025 = SAMPLES / "March_2025_Latest_ratings_Locations.csv"
API_LOCATIONS = SAMPLES / "api_locations_2025-03.ndjson"
API_PROVIDERS = SAMPLES / "api_providers_2025-03.ndjson"

TODAY = date(2026, 11, 2)
NAME = "01_February_2021_Latest_ratings.csv"
HEADINGS = (
    "Location ID", "Location Name", "Care Home?", "Location Type", "Location Primary Inspection Category",
    "Location Street Address", "Location Address Line 2", "Location City", "Location Post Code",
    "Location Local Authority", "Location Region", "Location ONSPD CCG Code", "Location ONSPD CCG",
    "Location Commissioning CCG Code", "Location Commissioning CCG Name", "Service / Population Group", "Domain",
    "Latest Rating", "Publication Date", "Report Type", "Inherited Rating (Y/N)", "URL", "Provider ID", "Provider Name",
    "Brand ID", "Brand Name",
)  # fmt: skip


def rating_row(number: int, **cells: str) -> list[str]:
    """A row of the ratings file: a care home in Exampleshire, rated Good, unless told otherwise."""
    usual = {
        "Location ID": f"1-{100_000 + number}",
        "Location Name": f"Example Home {number}",
        "Care Home?": "Y",
        "Location Type": "Social Care Org",
        "Location Primary Inspection Category": "Residential social care",
        "Location Street Address": f"{number} Station Road",
        "Location City": "Exampleton",
        "Location Post Code": f"EX{number % 90 + 1} {number % 9}AA",
        "Location Local Authority": "Exampleshire",
        "Location Region": "South East",
        "Service / Population Group": "Overall",
        "Domain": "Overall",
        "Latest Rating": "Good",
        "Publication Date": "20/11/2019",
        "Report Type": "Location",
        "Inherited Rating (Y/N)": "N",
        "Provider ID": "1-900001",
        "Provider Name": "Example Care Limited",
        "Brand ID": "-",
        "Brand Name": "-",
    }
    return [(usual | cells).get(heading, "") for heading in HEADINGS]


def table(
    rows: Sequence[Sequence[str]], *, headings: Sequence[str] = HEADINGS, delimiter: str = ","
) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, lineterminator="\r\n").writerows([headings, *rows])
    return text.getvalue().encode()


def ratings_file(count: int, **cells: str) -> bytes:
    """A ratings file with `count` homes."""
    return table([rating_row(number, **cells) for number in range(count)])


def england_file() -> bytes:
    """A ratings file that covers England: 150 councils over nine regions, each with a good home and an agency."""
    places = [
        {"Location Local Authority": f"Council {number}", "Location Region": ENGLISH_REGIONS[number % 9]}
        for number in range(150)
    ]
    agency = {"Care Home?": "N", "Latest Rating": "Requires improvement"}
    homes = [rating_row(number, **place) for number, place in enumerate(places)]
    return table(
        homes + [rating_row(1_000 + number, **place, **agency) for number, place in enumerate(places)]
    )


def snapshot_of(content: bytes | Path, name: str = "", **told: Any) -> Snapshot:
    """The snapshot of a file's content, or of a sample."""
    if isinstance(content, Path):
        return read(io.BytesIO(content.read_bytes()), name or content.name, today=TODAY, **told)
    return read(io.BytesIO(content), name or NAME, today=TODAY, **told)
