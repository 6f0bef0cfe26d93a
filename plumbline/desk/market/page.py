"""What stands on the market's page: the share of good or outstanding, by kind of service and place."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms

from plumbline.cqc.market import Area, Counts, Segment
from plumbline.cqc.queries import Market
from plumbline.oversight.queries.market import Board
from plumbline.ui.charts.bars import Bar, Part
from plumbline.ui.charts.series import Point, Series
from plumbline.ui.marks import rating_mark
from plumbline.ui.wording import short_day

FRESH_FOR_DAYS = 62


class AreaForm(forms.Form):
    """Which council area."""

    area = forms.ChoiceField(label="Council area", required=False)


@dataclass(frozen=True, slots=True)
class Line:
    """One place: its counts, its name, and its four ratings as the parts of one bar. `key` is unique on the page."""

    key: str
    name: str
    counts: Counts
    parts: tuple[Part, ...]
    is_subject: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of service: the places beside each other, as bars and as lines."""

    segment: Segment
    bars: tuple[Bar, ...]
    lines: tuple[Line, ...]


def page_of(board: Board, *, today: date) -> dict[str, Any]:
    """The page's context."""
    form = AreaForm(initial={"area": board.area})
    form.fields["area"].choices = [(name, name) for name in board.areas]  # type: ignore[attr-defined]
    found = board.market
    if found is None:
        return {"board": board, "filter": form}
    return {
        "board": board,
        "filter": form,
        "market": found,
        "says": conclusion(found),
        "kinds": [kind_of(found, segment) for segment in Segment],
        "is_stale": (today - found.as_at).days > FRESH_FOR_DAYS,
        "course": _course(board) if len(board.course) > 1 else None,
    }


def conclusion(found: Market) -> str:
    """“90 of 102 rated locations in Milton Keynes are good or outstanding: 88.2%. …”"""
    own, region, england = (found.of(area) for area in (Area.AUTHORITY, Area.REGION, Area.ENGLAND))
    if own.share is None:
        return f"No location in {found.authority} is rated."
    said = (
        f"{own.good_or_outstanding} of {own.rated:,} rated locations in {found.authority}"
        f" are good or outstanding: {own.percent}%."
    )
    beside = [
        f"{name} {counts.percent}%"
        for name, counts in ((found.region, region), ("England", england))
        if counts.share is not None
    ]
    return f"{said} {', '.join(beside)}." if beside else said


def kind_of(found: Market, segment: Segment) -> Kind:
    """One kind of service in the area, its region and England."""
    places = (
        (found.authority, Area.AUTHORITY),
        (found.region, Area.REGION),
        ("England", Area.ENGLAND),
    )
    counted = [(name, found.of(area, segment), area is Area.AUTHORITY) for name, area in places]
    return Kind(
        segment,
        tuple(_bar(*one) for one in counted),
        tuple(
            Line(f"{segment}-{place}", name, counts, _parts(counts), is_own)
            for place, (name, counts, is_own) in enumerate(counted)
        ),
    )


def _bar(name: str, counts: Counts, is_own: bool) -> Bar:
    percent = counts.percent
    if percent is None:
        return Bar(name, None, "none rated", is_own)
    return Bar(name, percent, f"{percent}%, {counts.good_or_outstanding:,} of {counts.rated:,}", is_own)


def _parts(counts: Counts) -> tuple[Part, ...]:
    return (
        Part(rating_mark("outstanding"), counts.outstanding),
        Part(rating_mark("good"), counts.good),
        Part(rating_mark("requires-improvement"), counts.requires_improvement),
        Part(rating_mark("inadequate"), counts.inadequate),
    )


def _course(board: Board) -> Series:
    """The area's share in every file so far."""
    points = tuple(
        Point(short_day(day), counts.percent, f"{counts.percent}%" if counts.rated else "none rated")
        for day, counts in board.course
    )
    return Series("course", f"{board.area}: rated good or outstanding", points, unit="%")
