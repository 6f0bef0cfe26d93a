"""Finds where each answer stands in a workbook that came back: where it was put, or where it has moved since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from plumbline.returns.workbook.plan import EXPLANATION, FIGURE_HEAD, HEAD_TAG, TAG, WHY_HEAD, Spot, cell_name
from plumbline.returns.workbook.sheets import Sheet


@dataclass(frozen=True, slots=True)
class Seat:
    """Where an answer stands now. `copies` are further places that bear the same tag."""

    sheet: Sheet
    row: int
    column: int
    copies: tuple["Seat", ...] = ()

    @property
    def cell(self) -> str:
        return cell_name(self.row, self.column)


Seats = Mapping[str, Seat]


def located(sheets: Sequence[Sheet], spots: Sequence[Spot]) -> Seats:
    """The seat of each spot by key. A spot whose line is gone from the workbook is missing from the answer."""
    by_name = {sheet.name: sheet for sheet in sheets}
    seats = {}
    for spot in spots:
        sheet = by_name.get(spot.sheet)
        if sheet is None or sheet.at(spot.row, TAG) != spot.key:
            return _searched(sheets, spots)
        seats[spot.key] = Seat(sheet, spot.row, spot.column)
    return seats


def _searched(sheets: Sequence[Sheet], spots: Sequence[Spot]) -> Seats:
    """By the tags that travel with their rows, and by the words beside the cell where the tags are gone."""
    tags = _tags(sheets, {spot.key for spot in spots})
    heads = {sheet.name: _head_columns(sheet) for sheet in sheets}
    seats = {}
    for spot in spots:
        places = sorted(tags.get(spot.key, ()), key=lambda place: place[0].name != spot.sheet)
        seen = [Seat(sheet, row, _column(heads[sheet.name], spot, column)) for sheet, row, column in places]
        if seen:
            seats[spot.key] = Seat(seen[0].sheet, seen[0].row, seen[0].column, tuple(seen[1:]))
    lost = [spot for spot in spots if spot.key not in seats]
    return {**seats, **_by_label(sheets, lost, heads)} if lost else seats


def _tags(sheets: Iterable[Sheet], keys: set[str]) -> Mapping[str, list[tuple[Sheet, int, int]]]:
    tags: dict[str, list[tuple[Sheet, int, int]]] = defaultdict(list)
    for sheet in sheets:
        for row, values in enumerate(sheet.rows):
            for column, value in enumerate(values):
                if value in keys and isinstance(value, str):
                    tags[value].append((sheet, row, column))
    return tags


def _head_columns(sheet: Sheet) -> Mapping[str, int]:
    """The columns of the heads over the cells to fill in, from the row that is tagged as the head, or any other."""
    rows = [values for values in sheet.rows if HEAD_TAG in values] or sheet.rows
    return {
        value: column
        for values in rows
        for column, value in enumerate(values)
        if isinstance(value, str) and value in {FIGURE_HEAD, WHY_HEAD}
    }


def _column(heads: Mapping[str, int], spot: Spot, tag_column: int) -> int:
    from_tag = max(0, tag_column - (TAG - spot.column))
    return heads.get(_head_of(spot), from_tag)


def _head_of(spot: Spot) -> str:
    return WHY_HEAD if spot.key.startswith(EXPLANATION) else FIGURE_HEAD


def _by_label(sheets: Sequence[Sheet], lost: Sequence[Spot], heads: Mapping[str, Mapping[str, int]]) -> Seats:
    """The n-th line with these words is the n-th that was written, as long as there are as many as there were."""
    wanted: dict[tuple[str, str], list[Spot]] = defaultdict(list)
    for spot in lost:
        wanted[_head_of(spot), _words(spot.label)].append(spot)
    seen: dict[tuple[str, str], list[Seat]] = defaultdict(list)
    for sheet in sheets:
        for head, column in heads[sheet.name].items():
            for row, values in enumerate(sheet.rows):
                for line in wanted.keys() & {(head, _words(one)) for one in values if isinstance(one, str)}:
                    seen[line].append(Seat(sheet, row, column))
    return {
        spot.key: seat
        for line, spots in wanted.items()
        if len(spots) == len(seen[line])
        for spot, seat in zip(spots, seen[line], strict=True)
    }


def _words(text: str) -> str:
    return " ".join(text.split("\n")[0].split()).casefold()
