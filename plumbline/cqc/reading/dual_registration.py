"""Places that CQC registers under several ids, for several providers: told on a sheet, or by a flag in each row. Pure.

Each registration is a location with its own provider and rating; the place and its beds are one.
"""

import csv
import io
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice, pairwise
from typing import IO

from plumbline.cqc.reading import marks
from plumbline.cqc.reading.columns import plain
from plumbline.cqc.reading.facts import ONCE, LocationFact, Snapshot

SHEET = "dualregistrationlocations"
_TWICE = "twice|"
_HEADER_WITHIN = 20
# CQC registers a place for two providers; more of one place than this is another thing than a place.
_MOST_OF_ONE_PLACE = 6

Link = tuple[str, str]


def in_row(flag: str, main_id: str) -> str:
    """What a row of the monthly file says, until `settle` has seen all of them."""
    return ONCE if marks.is_null(flag) else _TWICE + main_id.strip().upper()


def settle(snapshot: Snapshot, sheet: IO[bytes] | None) -> None:
    """Put the ids of one place, the main one first, into the facts: by the sheet where there is one, else by the rows.

    A row whose flag names no other id, and beside which no other of its postcode has the flag, is left unsaid.
    """
    mains: set[str] = set()
    links = _on_sheet(sheet, snapshot, mains) if sheet else None
    is_told = links is not None
    sites = _sites(links or _by_flags(snapshot.locations, mains), snapshot)
    for location_id, fact in snapshot.locations.items():
        unsaid = ONCE if is_told or fact.registered_as == ONCE else ""
        site = sites.get(location_id, ())
        said = "|".join(sorted(site, key=lambda one: (one not in mains, one))) or unsaid
        if said != fact.registered_as:
            snapshot.locations[location_id] = replace(fact, registered_as=said)


def _on_sheet(sheet: IO[bytes], snapshot: Snapshot, mains: set[str]) -> list[Link] | None:
    """The links of the sheet; None where its header is not the one we know."""
    rows = csv.reader(io.TextIOWrapper(sheet, encoding="utf-8", newline=""))
    for cells in islice(rows, _HEADER_WITHIN):
        names = [plain(cell) for cell in cells]
        if {"locationid", "linkedorganisationid"} <= set(names):
            main = next((at for at, name in enumerate(names) if name.startswith("primaryid")), None)
            places = names.index("locationid"), names.index("linkedorganisationid"), main
            return list(_links(rows, places, snapshot.locations, mains))
    if snapshot.locations:
        snapshot.warnings.append(
            "The sheet of dual registrations has other columns than we know, and was not read."
        )
    return None


def _links(
    rows: Iterable[list[str]],
    places: tuple[int, int, int | None],
    locations: Mapping[str, LocationFact],
    mains: set[str],
) -> Iterator[Link]:
    own, other, main = places
    for cells in rows:
        one, beside = (_known(cells, place, locations) for place in (own, other))
        if one and beside and one != beside:
            if main is not None and main < len(cells) and marks.yes_or_no(cells[main]):
                mains.add(one)
            yield one, beside


def _known(cells: list[str], place: int, locations: Mapping[str, LocationFact]) -> str:
    """The id in a cell, if it is that of a location in the file; the sheet links with other things too."""
    found = cells[place].strip().upper() if place < len(cells) else ""
    return found if found in locations else ""


def _by_flags(locations: Mapping[str, LocationFact], mains: set[str]) -> list[Link]:
    """Rows with the flag: with the main id that a row names, or with the one other of its postcode."""
    links: list[Link] = []
    at_postcode: defaultdict[str, list[str]] = defaultdict(list)
    for location_id, fact in locations.items():
        if not fact.registered_as.startswith(_TWICE):
            continue
        main = fact.registered_as.removeprefix(_TWICE)
        if marks.yes_or_no(main):
            mains.add(location_id)
        if main in locations and main != location_id:
            mains.add(main)
            links.append((location_id, main))
        elif fact.postcode:
            at_postcode[fact.postcode].append(location_id)
    links += [pair for those in at_postcode.values() if len(those) == 2 for pair in pairwise(those)]
    return links


def _sites(links: Iterable[Link], snapshot: Snapshot) -> dict[str, set[str]]:
    sites: dict[str, set[str]] = {}
    for one, other in links:
        site = sites.get(one, {one}) | sites.get(other, {other})
        if len(site) > _MOST_OF_ONE_PLACE:
            snapshot.warnings.append(f"{one} is registered with more ids than one place has; look at it.")
            continue
        sites |= dict.fromkeys(site, site)
    return sites
