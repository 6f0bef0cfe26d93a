"""Everything that can be wrong with a cell, in the words a provider reads: cause, then cure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from plumbline.returns.workbook.plan import cell_name, cell_place


@dataclass(frozen=True, slots=True)
class Fault:
    """`one` follows “Cell C14 on Staffing”, `many` follows “Cells C3, C7 to C9 on Staffing”."""

    one: str
    many: str
    cure: str
    cure_many: str = ""


_NUMBER = "Enter a number, for example 12."
FAULTS: Mapping[str, Fault] = {
    "blank": Fault(
        "is blank",
        "are blank",
        "Enter a number. If there were none, enter 0.",
        "Enter a number in each. If there were none, enter 0.",
    ),
    "blank-text": Fault("is blank", "are blank", "Describe it in your own words."),
    "not-a-number": Fault("says ‘{shown}’", "hold words instead of numbers", _NUMBER),
    "words-beside": Fault(
        "says ‘{shown}’",
        "hold words or signs beside the number",
        "Enter the number alone, for example {number}.",
        "Enter the numbers alone.",
    ),
    "none-in-words": Fault(
        "says ‘{shown}’",
        "hold words for “none”",
        "If there were none, enter 0. If you cannot say, tell the council before you send the return.",
    ),
    "commas": Fault(
        "says ‘{shown}’",
        "hold commas that could be read in two ways",
        "Enter the number without commas, with a full stop before decimals, for example 1234.5.",
    ),
    "date": Fault(
        "holds a date, {shown}",
        "hold dates instead of numbers",
        f"{_NUMBER} If a number turns into a date as you type, set the format of the cell to Number first.",
    ),
    "time": Fault(
        "holds a time, {shown}",
        "hold times instead of numbers",
        "Enter a number. Write half an hour as 0.5. Set the format of the cell to Number first.",
    ),
    "duration": Fault(
        "holds a length of time, {shown} hours",
        "hold lengths of time instead of numbers",
        "Set the format of the cell to Number and enter the number, for example {shown}.",
        "Set the format of the cells to Number and enter the numbers, for example 37.5.",
    ),
    "yes-or-no": Fault("says {shown}", "say TRUE or FALSE instead of a number", _NUMBER),
    "error-value": Fault(
        "shows {shown}", "show an error of a formula", "Correct the formula, or enter the number itself."
    ),
    "unsaved-formula": Fault(
        "holds a formula whose result was not saved",
        "hold formulas whose results were not saved",
        "Open the workbook in Excel and save it again, or enter the number itself.",
    ),
    "below-nought": Fault("says {shown}", "are below 0", "Enter 0 or more."),
    "not-whole": Fault(
        "says {shown}",
        "hold numbers that are not whole",
        "This counts something: enter a whole number.",
        "These count something: enter whole numbers.",
    ),
    "too-large": Fault(
        "says {shown}",
        "hold numbers that are too large to be right",
        "That is too large to be right. Check the number and enter it again.",
        "Check the numbers and enter them again.",
    ),
    "too-precise": Fault(
        "says {shown}",
        "have more than 4 decimal places",
        "Round it to 4 decimal places.",
        "Round them to 4 decimal places.",
    ),
    "percent-for-count": Fault(
        "says {shown}",
        "hold percentages",
        "This asks how many, not for a percentage. Enter the number itself, for example 12.",
        "These ask how many, not for percentages. Enter the numbers themselves.",
    ),
    "which-percent": Fault(
        "says {shown}",
        "could each mean two percentages",
        "If you mean {large}%, enter {large}%; if you mean {shown}%, enter {shown}%.",
        "Enter each with its percent sign: 95% or 0.95%.",
    ),
    "over-100": Fault(
        "says {shown}",
        "are above 100%",
        "A percentage here is from 0% to 100%. Check it and enter it again.",
        "A percentage here is from 0% to 100%. Check them and enter them again.",
    ),
    "too-long": Fault(
        "has {shown} characters",
        "are too long",
        "Shorten it to 4,000 characters or fewer.",
        "Shorten each to 4,000 characters or fewer.",
    ),
    "merged": Fault(
        "is merged with {shown}",
        "are merged with other cells",
        "Unmerge the cells and enter each figure in its own cell.",
    ),
    "stands-twice": Fault(
        "is there a second time in {shown}, with another figure",
        "are there a second time with other figures",
        "Delete the copy that you do not want.",
        "Delete the copies that you do not want.",
    ),
}
REMARKS: Mapping[str, Fault] = {
    "understood": Fault(
        "says ‘{shown}’",
        "hold numbers written as text",
        "It was read as {number}.",
        "They were read as numbers.",
    ),
    "rounded": Fault(
        "says {shown}",
        "were rounded",
        "It was rounded to {number}.",
        "They were rounded to 4 decimal places.",
    ),
}


# A fault that the rules for typed values know and this table does not; they bring their own cure.
_OTHER = Fault("says ‘{shown}’", "cannot stand as they are", "{cure}")


@dataclass(frozen=True, slots=True)
class CellProblem:
    """One thing to correct. `sheet` and `cell` are empty when it concerns the whole workbook; `key` names the input."""

    sheet: str
    cell: str
    code: str
    message: str
    key: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """The same fault in several cells of one sheet, said once."""

    sheet: str
    cells: tuple[str, ...]
    code: str
    message: str


def at(sheet: str, cell: str, code: str, key: str, details: Mapping[str, str]) -> CellProblem:
    """The problem of one cell, in full words."""
    fault = FAULTS.get(code) or REMARKS.get(code) or _OTHER
    says = f"Cell {cell} on {sheet} {fault.one}. {fault.cure}".format(**details)
    return CellProblem(sheet, cell, code, says, key)


def grouped(problems: Iterable[CellProblem]) -> tuple[Group, ...]:
    """Problems with the same fault on the same sheet as one: “Cells C3, C7 to C9 on Staffing are blank. …”"""
    order: dict[tuple[str, str], list[CellProblem]] = {}
    for problem in problems:
        order.setdefault((problem.sheet, problem.code if problem.cell else problem.message), []).append(
            problem
        )
    return tuple(_group(sheet, found) for (sheet, _), found in order.items())


def _group(sheet: str, found: list[CellProblem]) -> Group:
    cells = tuple(problem.cell for problem in found if problem.cell)
    first = found[0]
    fault = FAULTS.get(first.code) or REMARKS.get(first.code)
    if len(found) == 1 or fault is None:
        return Group(sheet, cells, first.code, first.message)
    says = f"Cells {runs(cells)} on {sheet} {fault.many}. {fault.cure_many or fault.cure}"
    return Group(sheet, cells, first.code, says)


def runs(cells: Iterable[str]) -> str:
    """C3, C7 to C9: neighbours in a column are said as a run."""
    places = sorted({cell_place(cell)[::-1] for cell in cells})
    said = []
    for _, numbered in groupby(enumerate(places), key=lambda one: (one[1][0], one[1][1] - one[0])):
        run = [place for _, place in numbered]
        names = [cell_name(row, column) for column, row in run]
        said.extend([f"{names[0]} to {names[-1]}"] if len(names) > 2 else names)
    return said[0] if len(said) == 1 else f"{', '.join(said[:-1])} and {said[-1]}"
