"""Reading the indicators of a risk model, and how many points each value of an input brings."""

from decimal import Decimal
from itertools import pairwise

from plumbline.frameworks.definition import Source
from plumbline.frameworks.reading.bands import authority_of
from plumbline.frameworks.reading.indicator import PART, REF
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.schedule import unrepeated
from plumbline.frameworks.reading.table import Table
from plumbline.judgement.risk.facts import Banding, Bound, Codes, Given, Input, Side, Step, Steps
from plumbline.judgement.risk.model import Indicator

MOST_DAYS = 3660
UPWARDS = {Side.AT_LEAST, Side.ABOVE}
WAYS = "points = { … } for words, steps = [ … ] for numbers, or graded = true for points that are given"


def read_indicators(table: Table, source: Source) -> tuple[Indicator, ...]:
    tables = unrepeated(table.tables("indicator", "indicator", "code"), "code")
    found = tuple(_indicator(one, source) for one in tables)
    if not found:
        table.problem("", "There is no indicator. Add one under the heading [[indicator]].")
    codes = {one.code for one in found}
    for one in found:
        for name in (each.name for each in one.inputs[1:]):
            if name in codes:
                table.problem(
                    "indicator", f"“{name}” names an indicator and an input. Call the input otherwise."
                )
    return found


def read_bound(table: Table) -> Bound | None:
    """The end of a span of numbers: at_least, above, at_most or below. None where no or more than one is said."""
    found = [(side, number) for side in Side if (number := table.number(side.value)) is not None]
    if len(found) > 1:
        says = f"One end is enough: leave out {' or '.join(side.value for side, _ in found[1:])}."
        table.problem(found[1][0].value, says)
    return Bound(*found[0]) if len(found) == 1 else None


def _indicator(table: Table, source: Source) -> Indicator:
    code = table.text("code")
    if code and not REF.fullmatch(code):
        table.problem(
            "code", f"“{code}” cannot be a code. Use letters, digits, hyphens and points, such as R4."
        )
    title = table.text("title", None)
    own = _input(table, title)
    also = tuple(_also(one) for one in table.tables("also", "further input", "input"))
    highest = max(one.banding.most for one in (own, *also))
    most = table.number("most")
    if most is not None and most < highest:
        table.problem("most", f"A value brings {highest} points, so {most} cannot be the most.")
    indicator = Indicator(
        code,
        title,
        _weight(table),
        highest if most is None else most,
        _at_most(own, most),
        also,
        oldest_days=table.whole("oldest_days", 0, most=MOST_DAYS) or None,
        guidance=table.text("guidance"),
        authority=authority_of(read_source(table, source)),
    )
    table.close()
    return indicator


def _weight(table: Table) -> Decimal:
    weight = table.number("weight")
    if weight == 0:
        table.problem(
            "weight", "An indicator of no weight would count for nothing. Leave it out of the model."
        )
    return weight or Decimal(1)


def _at_most(own: Input, most: Decimal | None) -> Input:
    return Input(own.name, own.asks, Given(most)) if isinstance(own.banding, Given) and most else own


def _also(table: Table) -> Input:
    found = _input(table, table.text("asks", None))
    if isinstance(found.banding, Given):
        table.problem(
            "", "A further input is a word or a number. Points that are given stand for themselves."
        )
    table.close()
    return found


def _input(table: Table, asks: str) -> Input:
    name = table.text("input", None)
    if name and not PART.fullmatch(name):
        table.problem("input", "Write letters, digits and hyphens only.")
    return Input(name, asks, _banding(table))


def _banding(table: Table) -> Banding:
    said = [key for key in ("points", "steps", "graded") if key in table]
    if len(said) != 1:
        for key in said:
            table.untouched(key)
        table.problem(said[1] if said else "", f"Say in one way what its values bring: {WAYS}.")
        return Codes({"unknown": Decimal(0)})
    if said == ["points"]:
        return _codes(table)
    if said == ["steps"]:
        return _steps(table)
    if not table.flag("graded"):
        table.problem("graded", "Write true, or say what its values bring.")
    if "most" not in table:
        table.problem("", "Say how many points can be given at most: most = 3.")
    return Given(Decimal(0))


def _codes(table: Table) -> Codes:
    points = table.table("points")
    if points is None:
        return Codes({"unknown": Decimal(0)})
    found = {}
    for code in points.content:
        if not PART.fullmatch(code):
            points.problem(code, "Write letters, digits and hyphens only.")
        found[code] = points.number(code) or Decimal(0)
    if len(set(found.values())) < 2:
        points.problem("", "Two values must bring different points, or nothing is told apart.")
    elif min(found.values()) > 0:
        points.problem("", "The best value brings points too, so nobody could be without. Let it bring 0.")
    return Codes(found)


def _steps(table: Table) -> Steps:
    found = []
    for one in table.tables("steps", "step", "points"):
        bound, points = read_bound(one), one.number("points")
        if bound is None and not any(side.value in one for side in Side):
            one.problem("", "Say from where it counts: at_least, above, at_most or below.")
        if not points:
            one.problem("points" if "points" in one else "", "Say how many points it brings, more than 0.")
        one.close()
        if bound and points:
            found.append(Step(bound, points))
    if not found:
        table.problem("steps", "There is no step, so no number would bring a point.")
    _doubt_steps(table, found)
    return Steps(tuple(found))


def _doubt_steps(table: Table, steps: list[Step]) -> None:
    """Steps lie on one side and bring more the further out they begin."""
    if len({one.bound.side in UPWARDS for one in steps}) > 1:
        table.problem("steps", "Some steps say that more is worse and some that less is. Choose one.")
        return
    for one, other in pairwise(sorted(steps, key=lambda step: step.points)):
        further = other.bound.at - one.bound.at
        if (further if one.bound.side in UPWARDS else -further) <= 0 or one.points == other.points:
            says = f"The step of {other.points} points must begin further out than that of {one.points}."
            table.problem("steps", says)
