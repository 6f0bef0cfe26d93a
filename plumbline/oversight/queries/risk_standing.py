"""Where each stands: its newest risk; of providers, what was decided about the level, what waits. Three statements."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from plumbline.frameworks.kinds import LEVELS
from plumbline.judgement.risk.levels import Level, What
from plumbline.organisations.models import Organisation
from plumbline.risks.models import LevelDecision, RiskAssessment
from plumbline.risks.standing import level_in_force
from plumbline.risks.whose import Whose


@dataclass
class ProviderStanding:
    """Decisions are the newest first. A service or a contract has none: a level is of the provider."""

    newest: RiskAssessment | None = None
    proposal: LevelDecision | None = None
    decisions: list[LevelDecision] = field(default_factory=list)

    def level_code(self, on: date) -> str:
        return level_in_force([one.decided for one in self.decisions], on)

    def in_force(self, on: date) -> Level | None:
        """The level, as the file says it by which it was decided."""
        code = self.level_code(on)
        by = self.set_by
        if not code or by is None:
            return None
        return by.levels.read_as(LEVELS).levels.level(code)

    @property
    def set_by(self) -> LevelDecision | None:
        """The decision that set the level."""
        return next((one for one in self.decisions if one.status in {"confirmed", "overridden"}), None)

    @property
    def held_by(self) -> LevelDecision | None:
        """The newest decision, where a person decided otherwise than the risk leads to."""
        last = self.decisions[0] if self.decisions else None
        return last if last and last.status in {"overridden", "declined"} else None


def provider_standings(council: Organisation) -> Mapping[Whose, ProviderStanding]:
    """Of providers, and of their services and contracts. The texts of files are read once for all."""
    found: dict[Whose, ProviderStanding] = defaultdict(ProviderStanding)
    for newest in RiskAssessment.objects.filter(council=council).newest().for_list():
        found[newest.whose].newest = newest
    decided = LevelDecision.objects.filter(council=council).with_people()
    for decision in decided.decided():
        found[Whose(decision.provider_id)].decisions.append(decision)
    for proposal in decided.waiting():
        found[Whose(proposal.provider_id)].proposal = proposal
    return found


def months_between_visits(level: Level | None) -> int | None:
    """How often a level asks for a visit."""
    visits = (one.every_months for one in level.requires if one.what is What.VISIT) if level else ()
    return min((months for months in visits if months), default=None)
