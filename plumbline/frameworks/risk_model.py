"""What a risk model and a set of oversight levels say, as frozen values. Read by `reading`; the rules are the judge's.

Pure, as everything here that the command line uses.
"""

from dataclasses import dataclass, field

from plumbline.frameworks.definition import Source
from plumbline.judgement.risk.levels import Levels
from plumbline.judgement.risk.model import RiskModel


@dataclass(frozen=True)
class RiskModelDefinition:
    """A risk model. `digest` is the hash of its canonical content: the same digest, the same rules."""

    id: str
    version: str
    title: str
    council: str
    source: Source
    model: RiskModel
    digest: str = ""
    text: str = field(default="", repr=False)


@dataclass(frozen=True)
class LevelsDefinition:
    """Levels of oversight. `risk_model` is the id of the model whose results lead to them."""

    id: str
    version: str
    title: str
    council: str
    source: Source
    levels: Levels
    risk_model: str = ""
    digest: str = ""
    text: str = field(default="", repr=False)
