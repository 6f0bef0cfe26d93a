"""A quarter's figures that hold together, and a workbook filled with them as an office administrator would."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

from plumbline.returns.models import Return
from plumbline.returns.workbook.plan import Spot, plan
from tests.browser.visitor import Visitor

Typed = dict[str, str]


def open_return(provider: str, period: str) -> Return:
    """The return of a provider that the demonstration has left open, or that a journey is to decide."""
    returns = Return.objects.select_related("contract", "framework", "council", "provider__organisation")
    return next(
        one
        for one in returns.filter(provider__organisation__code=provider)
        if one.reporting_period.label == period
    )


def figures_of(kpi_return: Return) -> Typed:
    """A quarter like the last accepted one in which as many people came as went, and every complaint was resolved.

    So people and complaints carry over, which the schedule checks, and as many figures miss their target.
    """
    last = Return.objects.get(
        contract=kpi_return.contract, period=kpi_return.reporting_period.previous.ordinal
    )
    assert last.current is not None
    figures = {key: str(value) for key, value in {**last.current.values, **last.current.texts}.items()}
    return {**figures, "5.2.value": figures["5.4.value"], "7.3.value": figures["7.2.value"]}


def spots_of(kpi_return: Return) -> Mapping[str, Spot]:
    """Where each answer stands in the return's workbook."""
    planned = plan(kpi_return.framework.definition, kpi_return.reporting_period)
    return {spot.key: spot for spot in planned.spots()}


def fill(file: Path, kpi_return: Return, typed: Mapping[str, object]) -> None:
    """Type these answers into a workbook that was downloaded; numbers as numbers, the rest as it is."""
    book, spots = load_workbook(file), spots_of(kpi_return)
    for key, value in typed.items():
        spot = spots[key]
        book[spot.sheet].cell(spot.row + 1, spot.column + 1).value = _as_typed(value)  # type: ignore[assignment]
    book.save(file)


def _as_typed(value: object) -> object:
    try:
        return float(str(value))
    except ValueError:
        return value


def answer_section(visitor: Visitor, typed: Mapping[str, str]) -> None:
    """Type what belongs on the page of questions that is open."""
    boxes = visitor.page.locator("form[data-save] :is(input:not([type=hidden]), textarea)")
    for name in boxes.evaluate_all("boxes => boxes.map(box => box.name)"):
        if name in typed:
            visitor.fills(**{name: typed[name]})


def save_section_by_section(visitor: Visitor, typed: Mapping[str, str], sections: int) -> None:
    """Fill in this many sections in their order, each with its own button."""
    for _ in range(sections):
        answer_section(visitor, typed)
        visitor.presses("Save and go on")


def explain_everything(visitor: Visitor, says: str) -> None:
    """Write the same explanation under each figure that asks for one."""
    boxes = visitor.page.locator("form[data-save] textarea")
    for number in range(boxes.count()):
        boxes.nth(number).fill(says)
    visitor.presses("Save and check")


def declare_and_submit(visitor: Visitor) -> None:
    visitor.page.get_by_label("I have checked these figures").check()
    visitor.presses("Submit this return")
    visitor.sees("Return submitted")
