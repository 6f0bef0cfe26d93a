"""By which risk model and which levels of oversight a council works on a day."""

from dataclasses import dataclass
from datetime import date

from plumbline.frameworks.kinds import LEVELS, RISK_MODEL
from plumbline.frameworks.models import FrameworkVersion
from plumbline.frameworks.risk_model import LevelsDefinition, RiskModelDefinition
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.adopted_files import adopted_files


@dataclass(frozen=True)
class RiskPolicy:
    """The files in force, None where the council has adopted none. A model without levels proposes nothing."""

    model_version: FrameworkVersion | None = None
    levels_version: FrameworkVersion | None = None

    @property
    def model(self) -> RiskModelDefinition | None:
        return self.model_version.read_as(RISK_MODEL) if self.model_version else None

    @property
    def levels(self) -> LevelsDefinition | None:
        """Those that read the results of this model's set of ratings."""
        found = self.levels_version.read_as(LEVELS) if self.levels_version else None
        model = self.model
        if found is None or model is None or found.levels.ratings != model.model.labels:
            return None
        return found


def risk_policy(council: Organisation, *, on: date) -> RiskPolicy:
    """One statement; of several files of a kind, the one adopted last."""
    by_kind = adopted_files(council.pk, RISK_MODEL, LEVELS, on=on)
    return RiskPolicy(by_kind.get(RISK_MODEL.code), by_kind.get(LEVELS.code))
