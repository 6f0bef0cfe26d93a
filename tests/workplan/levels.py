"""A provider whose level somebody decided, for tests of the work that follows."""

from datetime import date, datetime

from plumbline.judgement.risk.levels import What
from plumbline.oversight import risk_consequences as consequences
from plumbline.workplan.models import Obligation
from tests.cast import NOW, Cast
from tests.risks.knowing import waiting, worked_out, works_by

OXFORDSHIRE = "oxfordshire/management-approaches"


def decided(
    cast: Cast, level: str = "", levels: str = "plumbline/oversight-levels", now: datetime = NOW
) -> None:
    """Alder's level is decided: the one that is proposed, or this."""
    works_by(cast.exampleshire, levels=levels)
    worked_out(cast, now)
    proposal = waiting(cast)
    if not level:
        consequences.level_confirmed(proposal.pk, cast.exampleshire, by=cast.contracts_manager, now=now)
        return
    otherwise(cast, level, seen=proposal.pk, now=now)


def otherwise(cast: Cast, level: str, *, seen: int = 0, now: datetime = NOW) -> None:
    """Another level is decided than the risk leads to."""
    consequences.level_decided(
        cast.exampleshire,
        cast.alder,
        level,
        seen=seen,
        reason="Its manager has left",
        until=date(2027, 6, 30),
        by=cast.contracts_manager,
        now=now,
    )


def days(what: What, status: str = "open") -> list[date]:
    """When something of a kind is due for Alder, the earliest first."""
    found = Obligation.objects.filter(kind=what.value, status=status, provider__organisation__code="alder")
    return list(found.order_by("due_on").values_list("due_on", flat=True))


def first(what: What) -> Obligation:
    return (
        Obligation.objects.open()
        .for_list()
        .select_related("council")
        .filter(kind=what.value)
        .order_by("due_on")[0]
    )


def meeting_due(cast: Cast) -> int:
    """The number of the first meeting that Alder's level asks for."""
    decided(cast)
    return first(What.MEETING).pk
