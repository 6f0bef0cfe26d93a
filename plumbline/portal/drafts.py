"""The draft of a return as its pages need it: who saved which answer when, and what it all comes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from plumbline.accounts.models import User
from plumbline.frameworks.definition import Definition, Indicator, Section
from plumbline.returns.drafting import Filled, filled
from plumbline.returns.models import DraftCell, Return


@dataclass(frozen=True)
class Draft:
    kpi_return: Return
    cells: Mapping[str, DraftCell]
    filled: Filled

    @property
    def definition(self) -> Definition:
        return self.kpi_return.framework.definition

    @property
    def typed(self) -> Mapping[str, str]:
        return self.filled.typed

    @property
    def last_saved(self) -> DraftCell | None:
        """The newest answer: who was here last, and when."""
        return max(self.cells.values(), key=_saved_at, default=None)

    @cached_property
    def asked(self) -> tuple[Indicator, ...]:
        return self.definition.asked_in(self.kpi_return.reporting_period)

    @cached_property
    def sections(self) -> tuple[Section, ...]:
        """The sections in which this period asks for anything."""
        wanted = {one.section for one in self.asked}
        return tuple(one for one in self.definition.sections if one.code in wanted)

    def figures_of(self, section: Section) -> tuple[Indicator, ...]:
        return tuple(one for one in self.asked if one.section == section.code)

    @cached_property
    def problems(self) -> dict[str, str]:
        """What is wrong with what was typed, by input key; a blank answer is not wrong yet."""
        found = [*self.filled.misread, *self.filled.verdict.problems]
        return {one.key: one.says for one in reversed(found) if one.key}


def draft_of(kpi_return: Return, user: User) -> Draft:
    """The draft as this person may see it."""
    mine = DraftCell.objects.visible_to(user).filter(kpi_return=kpi_return).select_related("saved_by")
    cells = {cell.key: cell for cell in mine}
    return Draft(kpi_return, cells, filled(kpi_return, {key: cell.text for key, cell in cells.items()}))


def _saved_at(cell: DraftCell) -> datetime:
    return cell.saved_at
