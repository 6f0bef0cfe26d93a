"""The council's figures and the provider's own answers, side by side."""

from collections.abc import Mapping
from dataclasses import dataclass

from plumbline.accounts.models import User
from plumbline.frameworks.definition import Definition
from plumbline.returns.models import DraftCell, Return
from plumbline.surveys.models import Offer


@dataclass(frozen=True)
class Line:
    """One answer: what the survey found and what the provider has. `version` is that of the answer shown."""

    key: str
    label: str
    found: str
    typed: str
    version: int


@dataclass(frozen=True)
class Compared:
    offer: Offer
    title: str
    lines: tuple[Line, ...]

    @property
    def is_the_same(self) -> bool:
        return all(one.found == one.typed for one in self.lines)


def compared(kpi_return: Return, user: User) -> list[Compared]:
    """Every figure offered for a return. Two queries."""
    offers = Offer.objects.visible_to(user).standing().filter(kpi_return=kpi_return)
    cells = DraftCell.objects.visible_to(user).filter(kpi_return=kpi_return)
    here = {cell.key: cell for cell in cells}
    definition = kpi_return.framework.definition
    return [Compared(one, _title(definition, one.ref), _lines(definition, one, here)) for one in offers]


def _title(definition: Definition, ref: str) -> str:
    return next((f"{ref} {one.title}" for one in definition.indicators if one.ref == ref), ref)


def _lines(definition: Definition, offer: Offer, here: Mapping[str, DraftCell]) -> tuple[Line, ...]:
    return tuple(
        Line(
            key,
            definition.by_key[key].label if key in definition.by_key else key,
            found,
            here[key].text if key in here else "",
            here[key].version if key in here else 0,
        )
        for key, found in offer.cells.items()
    )
