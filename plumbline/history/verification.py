"""Walking the chains: every number there, every hash right, every head at the end of its chain."""

from dataclasses import dataclass

from plumbline.history.actions import content
from plumbline.history.chain import FIRST, link
from plumbline.history.models import ChainHead, Event


@dataclass(frozen=True, slots=True)
class ChainReport:
    """What was found walking one chain: `broken_at` is the first number that does not fit, `why` says how."""

    key: str
    events: int
    broken_at: int | None = None
    why: str = ""


def verify() -> list[ChainReport]:
    """Walk all chains. Read in the scope of everything, or only visible chains are walked."""
    reports = [_walk(head) for head in ChainHead.objects.order_by("key")]
    known = ChainHead.objects.values("council_id")
    headless = Event.objects.exclude(council_id=None).exclude(council_id__in=known).order_by("council_id")
    reports.extend(
        ChainReport(f"council-{council_id}", 0, 0, "there are events but no head of the chain")
        for council_id in headless.values_list("council_id", flat=True).distinct()
    )
    return reports


def verify_chain(council_id: int) -> ChainReport | None:
    """Walk one council's chain; None when nothing has ever happened there."""
    head = ChainHead.objects.filter(council_id=council_id).first()
    return _walk(head) if head else None


def _walk(head: ChainHead) -> ChainReport:
    before, number = FIRST, 0
    for event in Event.objects.of_chain(head.council_id).iterator(chunk_size=2000):
        number += 1
        if event.number != number:
            return ChainReport(head.key, number, number, f"event {number} is missing")
        if event.previous_hash != before or event.hash != link(before, content(event)):
            return ChainReport(head.key, number, number, f"event {number} is not as it was written")
        before = event.hash
    if (head.number, head.hash) != (number, before):
        return ChainReport(
            head.key, number, number + 1, f"{head.number - number} events after {number} are missing"
        )
    return ChainReport(head.key, number)
