"""A quarter's figures that hold together, and a workbook filled with them as an office administrator would."""

from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

from plumbline.returns.models import Return
from plumbline.returns.workbook.plan import Spot, plan

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
