"""How things stand in a stream of intelligence, in a sentence or two."""

from collections.abc import Sequence

from django.db.models import Count, Q

from plumbline.intelligence.models import Intelligence, IntelligenceQuerySet, Status, Strength
from plumbline.oversight.queries.intelligence_attention import AboutAreas
from plumbline.ui.wording import counted


def conclusion(found: IntelligenceQuerySet, hit: Sequence[AboutAreas]) -> str:
    """Of everything that fits, not of one page. Empty when nothing does. One query."""
    is_open = Q(status__in=Intelligence.OPEN)
    sums = found.order_by().aggregate(
        all=Count("pk"),
        open=Count("pk", filter=is_open),
        untaken=Count("pk", filter=Q(status=Status.OPEN)),
        suspect=Count("pk", filter=is_open & Q(strength=Strength.SUSPECT)),
    )
    if not sums["all"]:
        return ""
    says = f"{counted(sums['all'], 'piece')} of intelligence, {sums['open']} open"
    if sums["untaken"]:
        says += f", {sums['untaken']} of them taken on by nobody"
    said = [f"{says}."]
    if sums["suspect"]:
        said.append(f"A safeguarding referral is due for {sums['suspect']} of them.")
    if hit:
        said.append(f"Several areas of early indicators were hit at {counted(len(hit), 'provider')}.")
    return " ".join(said)
