"""The kinds of file by which a council decides differently. Each is read by the room that works by it. Pure.

A higher room adds a kind by naming one of its own beside its reader; the shelf need not know what such a file says.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from plumbline.frameworks import library
from plumbline.frameworks.definition import Definition
from plumbline.frameworks.reading import read, read_levels, read_risk_model, read_scorecard
from plumbline.frameworks.risk_model import LevelsDefinition, RiskModelDefinition
from plumbline.frameworks.scorecard import ScorecardDefinition


class Filed(Protocol):
    """What every such file says of itself. `digest` is the hash of its content: the same digest, the same rules."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def title(self) -> str: ...
    @property
    def digest(self) -> str: ...
    @property
    def text(self) -> str: ...


T_co = TypeVar("T_co", bound=Filed, covariant=True)


class Reader(Protocol[T_co]):
    """From a text to what it says. Raises FrameworkProblems with everything that is wrong with it."""

    def __call__(self, text: str, *, name: str) -> T_co: ...


@dataclass(frozen=True, slots=True)
class Kind(Generic[T_co]):
    """`code` is the kind as its files name it; `shipped` finds what comes with Plumbline under an id.

    `shelf` is all that ships of a kind that only another room can read.
    """

    code: str
    label: str
    read: Reader[T_co]
    shipped: Callable[[str], Filed | None]
    shelf: Callable[[], Sequence[T_co]] = tuple


SCHEDULE: Kind[Definition] = Kind("kpi-schedule", "KPI schedule", read, library.shipped)
SCORECARD: Kind[ScorecardDefinition] = Kind("scorecard", "Scorecard", read_scorecard, library.shipped)
RISK_MODEL: Kind[RiskModelDefinition] = Kind("risk-model", "Risk model", read_risk_model, library.shipped)
LEVELS: Kind[LevelsDefinition] = Kind("oversight-levels", "Levels of oversight", read_levels, library.shipped)
