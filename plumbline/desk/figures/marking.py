"""What changed about a figure itself, not about its values: another version of the framework, another target."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from string import ascii_uppercase

from plumbline.desk.figures.moments import Moment
from plumbline.judgement.charting.chart import Chart


@dataclass(frozen=True, slots=True)
class Note:
    """A letter in the chart, before the point of this place, and what it stands for."""

    letter: str
    place: int
    says: str


def notes_of(moments: Sequence[Moment], chart: Chart | None) -> tuple[Note, ...]:
    """In the order of time, lettered from A."""
    anew = (
        {stretch.recalculated.on for stretch in chart.stretches if stretch.recalculated} if chart else set()
    )
    found = list(_changes(moments))
    return tuple(
        Note(_letter(number), place, f"{says}{_anew(moments[place], anew)}")
        for number, (place, says) in enumerate(found)
    )


def _changes(moments: Sequence[Moment]) -> Iterator[tuple[int, str]]:
    known = [(place, one) for place, one in enumerate(moments) if one.version]
    for (_, before), (place, after) in pairwise(known):
        said = []
        if before.version != after.version:
            said.append(f"version {after.version} of the framework in place of version {before.version}")
        if before.target != after.target:
            said.append(f"target {after.target or 'none'}, before it {before.target or 'none'}")
        if said:
            yield place, f"From {after.period.label}: {'; '.join(said)}."


def _anew(moment: Moment, days: set[date]) -> str:
    says = " The figure is counted in another way, so mean and limits begin anew."
    return says if moment.point.on in days else ""


def _letter(number: int) -> str:
    """A to Z, then AA."""
    return ascii_uppercase[number] if number < 26 else _letter(number // 26 - 1) + _letter(number % 26)
