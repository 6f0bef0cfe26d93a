"""By which rule intelligence calls for attention at a council: the one it adopted last, else Plumbline's own."""

from datetime import date

from plumbline.frameworks.models import Adoption
from plumbline.intelligence.attention import ATTENTION, Attention, shipped
from plumbline.oversight.queries.adopted_files import Files, adopted_files


def attention_policy(council_id: int | None, *, on: date) -> Attention:
    """One statement; none for somebody of no council."""
    return attention_in(adopted_files(council_id, ATTENTION, on=on) if council_id is not None else {})


def attention_in(files: Files) -> Attention:
    """By the files that a council works by."""
    version = files.get(ATTENTION.code)
    return version.read_as(ATTENTION) if version else shipped()


def attention_policies(*, on: date) -> dict[int, Attention]:
    """Of every council that has adopted one. One statement."""
    found: dict[int, Attention] = {}
    for one in Adoption.objects.in_force(on=on).of_kind(ATTENTION).newest_first():
        found.setdefault(one.council_id, one.framework.read_as(ATTENTION))
    return found
