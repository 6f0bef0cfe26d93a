"""By which rule intelligence calls for attention at a council: the one it adopted last, else Plumbline's own."""

from datetime import date

from plumbline.frameworks.models import Adoption
from plumbline.intelligence.attention import ATTENTION, Attention, shipped


def attention_policy(council_id: int | None, *, on: date) -> Attention:
    """One statement; none for somebody of no council."""
    if council_id is None:
        return shipped()
    return attention_policies(on=on, council_id=council_id).get(council_id, shipped())


def attention_policies(*, on: date, council_id: int | None = None) -> dict[int, Attention]:
    """Of every council that has adopted one, or of one. One statement."""
    adopted = Adoption.objects.in_force(on=on).of_kind(ATTENTION)
    if council_id is not None:
        adopted = adopted.filter(council=council_id)
    found: dict[int, Attention] = {}
    for one in adopted.newest_first():
        found.setdefault(one.council_id, one.framework.read_as(ATTENTION))
    return found
