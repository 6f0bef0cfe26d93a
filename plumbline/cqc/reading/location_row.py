"""One row of a CSV file as a location, and as a rating."""

from collections.abc import Callable, Sequence
from functools import lru_cache

from plumbline.cqc.reading import dual_registration, marks, people, places
from plumbline.cqc.reading.columns import Columns
from plumbline.cqc.reading.dates import date_of
from plumbline.cqc.reading.facts import (
    OVERALL,
    SINGLE_ASSESSMENT_BEGAN,
    Framework,
    LocationFact,
    RatingFact,
    ServiceKind,
)
from plumbline.cqc.reading.kinds_of_service import service_kind
from plumbline.cqc.reading.ratings import rating_of
from plumbline.cqc.reading.service_words import in_directory_words

# The same few thousand providers, dates and authorities come back in every row.
_date = lru_cache(maxsize=20_000)(date_of)
_rating = lru_cache(maxsize=100)(rating_of)
_provider_name = lru_cache(maxsize=20_000)(people.organisation_only)
_region = lru_cache(maxsize=100)(places.region_of)


@lru_cache(maxsize=2_000)
def _types(cell: str) -> tuple[str, ...]:
    return service_types(cell.replace(",", "|").split("|")) if cell else ()


@lru_cache(maxsize=2_000)
def _flagged_types(flagged: tuple[tuple[str, int], ...], cells: tuple[str, ...]) -> tuple[str, ...]:
    named = ((name, cell) for (name, _), cell in zip(flagged, cells, strict=True))
    return service_types([in_directory_words(name) for name, cell in named if marks.yes_or_no(cell)])


@lru_cache(maxsize=2_000)
def _kind(
    is_care_home: bool | None, sector: str, category: str, types: tuple[str, ...]
) -> ServiceKind | None:
    return service_kind(is_care_home=is_care_home, sector=sector, category=category, types=types)


Cell = Callable[[str], str]


class Cells:
    """A row's cells by meaning; "" where the file has no such column."""

    __slots__ = ("cells", "flagged", "places")

    def __init__(self, columns: Columns, cells: Sequence[str]) -> None:
        self.places, self.flagged, self.cells = columns.places, columns.flagged, cells

    def __call__(self, meaning: str) -> str:
        place = self.places.get(meaning)
        return "" if place is None else self.cells[place]

    def text(self, meaning: str) -> str:
        place = self.places.get(meaning)
        cell = "" if place is None else self.cells[place]
        return marks.text(cell) if cell else ""

    def services(self) -> tuple[str, ...]:
        """The services in the directory's words, from a column for all of them or from one for each."""
        if not self.flagged:
            return _types(self("service_types"))
        return _flagged_types(self.flagged, tuple([self.cells[place] for _, place in self.flagged]))


def location_in(cells: Cells, location_id: str) -> LocationFact:
    """The location that a row describes. Raises `ValueError` for a cell that makes no sense."""
    is_care_home = marks.yes_or_no(cells("care_home"))
    types = cells.services()
    sector, category = cells.text("sector"), cells.text("category")
    return LocationFact(
        location_id,
        name=people.location_name(cells.text("name"), cells.text("provider_name")),
        cqc_provider_id=marks.identifier(cells("provider_id")),
        provider_name=_provider_name(cells.text("provider_name")),
        brand=cells.text("brand").removeprefix("BRAND "),
        sector=sector,
        category=category,
        service_types="|".join(types),
        # The monthly files agree on the kind by sector and category; one of them alone names the services too.
        service_kind=_kind(is_care_home, sector, category, () if cells.flagged else types),
        is_care_home=is_care_home,
        beds=marks.whole_number(cells("beds")),
        address=address(
            [cells.text("address"), cells.text("street"), cells.text("line_2"), cells.text("town")]
        ),
        postcode=places.postcode_of(cells.text("postcode")),
        uprn=cells.text("uprn"),
        local_authority=places.authority_of(cells.text("local_authority")),
        region=_region(cells.text("region")),
        registered_on=_date(cells("registered_on")),
        checked_on=_date(cells("checked_on")),
        registered_as=dual_registration.in_row(cells("registered_twice"), cells("main_id"))
        if "registered_twice" in cells.places
        else "",
    )


def rating_in(cells: Cells, location_id: str) -> RatingFact:
    """The rating that a row states. Raises `ValueError` for words or dates that CQC does not use."""
    published_on = _date(cells("published_on"))
    began = published_on is None or published_on >= SINGLE_ASSESSMENT_BEGAN
    return RatingFact(
        location_id,
        group=cells.text("group") or OVERALL,
        domain=cells.text("domain") or OVERALL,
        rating=_rating(cells("rating")),
        published=" ".join(cells("rating").split()),
        published_on=published_on,
        is_inherited=marks.yes_or_no(cells("is_inherited")),
        report_type=cells.text("report_type"),
        framework=Framework.UNKNOWN if began else Framework.KEY_LINES,
    )


def service_types(names: Sequence[str]) -> tuple[str, ...]:
    """Names of services once each, in order: the website repeats them."""
    return tuple(sorted({" ".join(name.split()) for name in names} - {""}))


def address(parts: Sequence[str]) -> str:
    """Parts of an address with a comma and a space between them, however the file joined them."""
    lines = [line.strip() for part in parts for line in part.split(",")]
    return ", ".join(line for line in lines if line)
