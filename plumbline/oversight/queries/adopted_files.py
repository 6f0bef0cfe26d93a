"""Which files of some kinds a council works by on a day: of each kind the one that it adopted last."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from plumbline.frameworks.kinds import Kind
from plumbline.frameworks.models import Adoption, FrameworkVersion

Files = Mapping[str, FrameworkVersion]


def adopted_files(council_id: int, *kinds: Kind[Any], on: date) -> Files:
    """By the code of their kind; none of a kind of which the council has adopted nothing. One statement."""
    adopted = Adoption.objects.in_force(on=on).filter(
        council=council_id, framework__kind__in=[kind.code for kind in kinds]
    )
    found: dict[str, FrameworkVersion] = {}
    for one in adopted.newest_first():
        found.setdefault(one.framework.kind, one.framework)
    return found
