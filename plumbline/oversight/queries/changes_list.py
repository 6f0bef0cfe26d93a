"""The list of real changes: every figure of one's contracts in force whose newest value is part of a signal."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from plumbline.contracts.models import Contract
from plumbline.judgement.charting.meaning import Meaning
from plumbline.oversight.queries.real_changes import Signalled, came_on, gravest_first, signals_in

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@dataclass(frozen=True, slots=True)
class ChangedFigure:
    """One line: the figure, with its contract and provider in words, and the day on which its newest value came in."""

    signalled: Signalled
    reference: str
    provider: str
    came_on: date | None


@dataclass(frozen=True, slots=True)
class Changed:
    """`charted` are the providers of whom some figure has enough history for a chart."""

    lines: tuple[ChangedFigure, ...]
    charted: int

    @property
    def concerns(self) -> int:
        return sum(one.signalled.is_concern for one in self.lines)

    @property
    def improvements(self) -> int:
        return sum(one.signalled.meaning is Meaning.IMPROVEMENT for one in self.lines)


def changed_figures(user: "User", *, is_mine: bool, on: date) -> Changed:
    """Concerns first, the newest first. Seven statements, however many figures there are."""
    contracts = Contract.objects.visible_to(user).active()
    if is_mine:
        contracts = contracts.led_by(user.pk)
    found = signals_in(contracts, on=on)
    signalled = sorted((one for its in found.values() for one in its), key=gravest_first)
    names = {
        pk: (reference, provider)
        for pk, reference, provider in Contract.objects.filter(
            pk__in={one.contract_id for one in signalled}
        ).values_list("pk", "reference", "provider__organisation__name")
    }
    days = came_on(signalled)
    lines = tuple(ChangedFigure(one, *names[one.contract_id], days.get(one.return_id)) for one in signalled)
    return Changed(lines, len(found))
