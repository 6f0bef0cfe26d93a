"""What is known of a location, one line of the change log, and the plan of what to write."""

from dataclasses import dataclass, field, fields
from datetime import date

from plumbline.cqc.comparing.kinds_of_change import ChangeKind, kind_of_change
from plumbline.cqc.reading.facts import LocationFact
from plumbline.cqc.reregistration import Division, Reregistration

_LINKS = {"location_id", "predecessors", "successors"}
FACTS = tuple(fact.name for fact in fields(LocationFact) if fact.name not in _LINKS)


@dataclass(frozen=True, slots=True)
class Known:
    """A location as it is known. `is_listed`: the last file of this kind had it; `is_settled`: a newer file of
    another kind has it, so that this file may only fill gaps; `is_elsewhere`: another complete file still lists it;
    `goes_on_as`: the id under which the service is known to go on.
    """

    fact: LocationFact
    is_listed: bool
    is_settled: bool = False
    is_elsewhere: bool = False
    goes_on_as: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One line of the change log: a field of a location, what it was and what it is now, in words.

    `because` says by what it was recognised, where that is not plain.
    """

    location_id: str
    what: str
    field: str
    was: str
    now: str
    because: str = ""

    @property
    def kind(self) -> ChangeKind:
        return kind_of_change(self.what, self.field, self.was, self.now)


@dataclass(slots=True)
class LocationPlan:
    """What is to be written, and what is to be told."""

    new: list[LocationFact] = field(default_factory=list)
    changed: dict[str, LocationFact] = field(default_factory=dict)
    told: set[str] = field(default_factory=set)
    newly_listed: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    reregistered: list[Reregistration] = field(default_factory=list)
    divided: list[Division] = field(default_factory=list)
    differences: list[Difference] = field(default_factory=list)


def words(value: object) -> str:
    """A fact as the change log shows it."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "Yes" if value else "No"
    return f"{value:%-d %B %Y}" if isinstance(value, date) else str(value)
