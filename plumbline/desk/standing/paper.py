"""The list of standings as a paper for senior managers."""

from collections.abc import Iterator, Sequence
from datetime import date

from django.utils import timezone

from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.standing_list import COLOURS, NOT_DECIDED, Line
from plumbline.papers.paper import Cell, Paper, Paragraph, Table, Tone
from plumbline.standing.models import StandingDecision
from plumbline.ui.wording import short_day

HEAD = ("Provider", "Standing", "Why and under which conditions", "Since", "Review by")
TONES: dict[str, Tone] = {"green": "good", "amber": "fair", "red": "bad", NOT_DECIDED: "quiet"}
NOTE = (
    "A standing says whether people may be placed. It is decided by a named person, never by a formula, and stays until"
    " somebody decides anew, also when its review is overdue. Where nobody has decided there is none."
)


def paper_of(council: Organisation, lines: Sequence[Line], state: str, *, on: date) -> Paper:
    """Every provider with its colour in a word and a letter."""
    rows = tuple(row for line in lines for row in _rows(line, on))
    table = Table("Standing of providers", HEAD, rows, widths=(3, 2, 5, 2, 2))
    return Paper(
        title="Standing of providers",
        council=council.name,
        dated_on=on,
        blocks=(
            Paragraph(state or "No provider has a contract."),
            Paragraph(NOTE),
            *([table] if rows else []),
        ),
    )


def _rows(line: Line, on: date) -> Iterator[tuple[str | Cell, ...]]:
    if line.decision is None:
        yield (line.provider.name, Cell(COLOURS[NOT_DECIDED], TONES[NOT_DECIDED]), "", "", "")
    for one in line.all_decisions:
        name = f"{line.provider.name}, {one.service}" if one.service else line.provider.name
        yield (name, _colour(one), _why(one), short_day(timezone.localdate(one.decided_at)), _review(one, on))


def _colour(one: StandingDecision) -> Cell:
    label = one.get_colour_display()
    return Cell(f"{label[0]} {label}", TONES[one.colour])


def _why(one: StandingDecision) -> str:
    said = [one.reason]
    if one.conditions:
        said.append(f"Conditions: {one.conditions}")
    if comment := getattr(one, "comment", None):
        said.append(f"The provider says: {comment.says}")
    return "\n".join(said)


def _review(one: StandingDecision, on: date) -> str:
    overdue = " (overdue)" if one.review_by < on else ""
    return f"{short_day(one.review_by)}{overdue}"
