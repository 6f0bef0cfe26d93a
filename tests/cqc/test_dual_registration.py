"""Places that CQC registers under two ids, and services that have a column each: in the monthly file alone."""

from datetime import date

import pytest

from plumbline.cqc.market import Segment, counted, rated_locations
from plumbline.cqc.models import Change, Location
from plumbline.cqc.reading.facts import Kind, Snapshot
from tests.cqc.files import API_LOCATIONS, DIRECTORY_2025, rating_row, snapshot_of, table
from tests.cqc.importing import numbers, take_over
from tests.cqc.ods_files import HEADINGS_2021, HEADINGS_2026, README, location, ods, sheet

NAME = "01_October_2026_HSCA_Active_Locations.ods"
TWICE = ["Location ID", "Location Name", "Provider ID", "Linked Organisation ID", "Primary ID (Y/N)"]
FLAG, MAIN = "Location Dual Registered", "Primary ID (Dual registration locations)"
OTHER = {"Provider ID": "1-900002", "Provider Name": "Sample Care Limited"}
PAIR = ("1-100001", "1-100002")


def monthly(
    *twice: list[str], headings: list[str] = HEADINGS_2026, cells: dict[str, str] | None = None
) -> bytes:
    """Twenty homes, of which the second and third may be one; `twice` are rows of the sheet of dual registrations."""
    homes = [location(number, headings, **(cells or {} if number == 1 else {})) for number in range(20)]
    homes[2] = location(1, headings, **{"Location ID": "1-100002", **OTHER, **(cells or {})})
    return ods(
        sheet("README", README),
        sheet("HSCA_Active_Locations", [headings, *homes]),
        sheet("Dual_Registration_Locations", [TWICE, *twice]),
    )


def as_csv(**cells: str) -> bytes:
    """The same locations without the sheet of dual registrations."""
    homes = [location(number, HEADINGS_2026) for number in range(3, 20)]
    first = location(1, HEADINGS_2026, **cells)
    second = location(1, HEADINGS_2026, **{"Location ID": "1-100002", **OTHER, FLAG: cells.get(FLAG, "")})
    return table([first, second, *homes], headings=HEADINGS_2026)


def ids(snapshot: Snapshot) -> tuple[str, str, str]:
    return tuple(snapshot.locations[one].registered_as for one in (*PAIR, "1-100003"))  # type: ignore[return-value]


BOTH = "1-100002|1-100001"


@pytest.mark.parametrize(
    ("file", "said"),
    [
        (monthly(["1-100002", "", "1-900002", "1-100001", "Y"]), (BOTH, BOTH, "once")),
        (
            monthly(["1-100001", "", "", "1-100002", "N"], ["1-100002", "", "", "1-100001", "Y"]),
            (BOTH, BOTH, "once"),
        ),
        (monthly(["1-100002", "", "", "1-100001", "Y"], headings=HEADINGS_2021), (BOTH, BOTH, "once")),
        (monthly(["1-100002", "", "", "1-900002", "Y"]), ("once", "once", "once")),
        (monthly(cells={FLAG: "Dual Registration"}), ("1-100001|1-100002", "1-100001|1-100002", "once")),
        (as_csv(**{FLAG: "Dual Registration", MAIN: "1-100002"}), (BOTH, BOTH, "once")),
        (as_csv(**{FLAG: "Dual Registration"}), ("1-100001|1-100002", "1-100001|1-100002", "once")),
        (as_csv(), ("once", "once", "once")),
    ],
    ids=["one way", "both ways", "2021", "with a provider", "by flags", "main id", "by postcode", "none"],
)
def test_the_ids_of_one_place_are_read_the_main_one_first(file: bytes, said: tuple[str, ...]) -> None:
    snapshot = snapshot_of(file, NAME)

    assert (snapshot.kind, snapshot.warnings) == (Kind.HSCA, [])
    assert ids(snapshot) == said


def test_a_flag_that_no_other_row_answers_is_left_unsaid() -> None:
    alone = location(1, HEADINGS_2026, **{FLAG: "Dual Registration"})
    snapshot = snapshot_of(table([alone], headings=HEADINGS_2026), "a.csv")

    assert snapshot.locations["1-100001"].registered_as == ""


def test_a_sheet_of_dual_registrations_with_other_columns_is_doubted_aloud() -> None:
    homes = sheet("HSCA_Active_Locations", [HEADINGS_2021, location(1, HEADINGS_2021)])
    snapshot = snapshot_of(ods(homes, sheet("Dual_Registration_Locations", [["Twins"]])), "2026-10-01.ods")

    assert "has other columns than we know" in " ".join(snapshot.warnings)
    assert snapshot.locations["1-100001"].registered_as == ""


def test_one_place_counts_once_in_the_market() -> None:
    snapshot = snapshot_of(monthly(["1-100002", "", "", "1-100001", "Y"]), NAME)
    counts = counted(rated_locations(snapshot.locations, snapshot.ratings))

    assert {found.locations for (_, segment), found in counts.items() if segment is Segment.ALL} == {19}
    told = snapshot_of(table([rating_row(1), rating_row(2), rating_row(3)]))
    main_ids = {"1-100002": "1-100001", "1-100003": "1-777777"}
    assert len(rated_locations(told.locations, told.ratings, main_ids)) == 2


SERVICE = "Service type - {}"


def test_each_service_with_a_column_of_its_own_is_read_in_the_directorys_words() -> None:
    cells = {
        SERVICE.format("Care home service without nursing"): "Y",
        SERVICE.format("Domiciliary care service"): "y",
        SERVICE.format("Shared Lives"): "Y",
        SERVICE.format("Dental service"): "",
    }
    snapshot = snapshot_of(monthly(cells=cells), NAME)

    assert snapshot.locations["1-100001"].service_types == "Homecare agencies|Residential homes|Shared Lives"
    assert snapshot.locations["1-100003"].service_types == ""


def test_the_monthly_file_calls_every_service_as_the_directory_and_the_api_do() -> None:
    columns = [heading.partition("- ")[2] for heading in HEADINGS_2026 if heading.startswith("Service type")]
    cells = {SERVICE.format(name): "Y" for name in columns}
    words = set(
        snapshot_of(monthly(cells=cells), NAME).locations["1-100001"].service_types.casefold().split("|")
    )

    assert len(columns) == 33
    for sample in (DIRECTORY_2025, API_LOCATIONS):
        theirs = {one.service_types for one in snapshot_of(sample).locations.values()}
        assert {word for one in theirs if one for word in one.casefold().split("|")} <= words


@pytest.mark.django_db
def test_what_the_monthly_file_alone_can_know_becomes_news_when_it_changes() -> None:
    nursing, residential = (
        {SERVICE.format(f"Care home service {one} nursing"): "Y"} for one in ("with", "without")
    )
    first = take_over(monthly(cells=nursing))
    again = take_over(monthly(cells=residential), as_at=date(2026, 10, 8))
    twice = take_over(
        monthly(["1-100002", "", "", "1-100001", "Y"], cells=residential), as_at=date(2026, 10, 15)
    )
    once = take_over(monthly(cells=residential), as_at=date(2026, 10, 22))

    assert [numbers(one)[:2] for one in (first, again, twice, once)] == [(20, 0), (0, 2), (0, 2), (0, 2)]
    told = Change.objects.filter(location="1-100001").order_by("pk")
    assert [(one.kind, str(one.said)) for one in told] == [
        ("services", "Services: Nursing homes → Residential homes"),
        ("dual", "Dual registration: no → 1-100002 and 1-100001"),
        ("dual", "Dual registration: 1-100002 and 1-100001 → no"),
    ]


@pytest.mark.django_db
def test_of_a_place_that_cqc_links_with_another_neither_going_nor_coming_closes_or_opens_it() -> None:
    def file(*, with_second: bool) -> bytes:
        homes = [location(number, HEADINGS_2026) for number in range(60)]
        second = location(900, HEADINGS_2026, **{"Location Name": "Sample Lodge", **OTHER})
        twice = [["1-100900", "", "", "1-100001", "N"]] if with_second else []
        return ods(
            sheet("README", README),
            sheet("HSCA_Active_Locations", [HEADINGS_2026, *homes, *([second] if with_second else [])]),
            sheet("Dual_Registration_Locations", [TWICE, *twice]),
        )

    take_over(file(with_second=True))
    take_over(file(with_second=False), as_at=date(2026, 10, 8))

    assert Location.objects.get(pk="1-100900").status == "not-listed"
    assert Change.objects.get(kind="gone").because == "the same place is registered as 1-100001 too"
