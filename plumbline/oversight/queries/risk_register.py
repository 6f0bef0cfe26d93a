"""A council's risk register: each provider with its risk and level, and apart from them exposure, quality, finance."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from plumbline.judgement.risk.levels import Level
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.risk_policy import RiskPolicy, risk_policy
from plumbline.oversight.queries.risk_standing import ProviderStanding, provider_standings
from plumbline.oversight.queries.risk_subjects import Subject, subjects
from plumbline.risks.inputs import Origin
from plumbline.risks.models import RiskAssessment

NOT_ENOUGH = "not-assessed"


@dataclass
class RegisterRow:
    """One provider. What is said of its exposure, quality and finance is never part of another number here."""

    subject: Subject
    standing: ProviderStanding
    on: date

    @property
    def risk(self) -> RiskAssessment | None:
        return self.standing.newest

    @property
    def rating(self) -> str:
        """Its result; empty where it was never worked out."""
        return self.risk.rating if self.risk else ""

    @cached_property
    def level(self) -> Level | None:
        return self.standing.in_force(self.on)

    @cached_property
    def _inputs(self) -> Mapping[str, dict[str, Any]]:
        return {one["name"]: one for one in self.risk.inputs} if self.risk else {}

    def said(self, name: str) -> Mapping[str, Any] | None:
        """An input as it was last known; None where it is not."""
        return self._inputs.get(name)

    @property
    def decided(self) -> frozenset[str]:
        """Inputs that somebody has decided on elsewhere, so that nobody enters them here."""
        return frozenset(name for name, one in self._inputs.items() if one["origin"] == Origin.STANDING)

    @property
    def people(self) -> Decimal | None:
        found = self.said("people-funded")
        return Decimal(found["value"]) if found else None


@dataclass(frozen=True)
class Register:
    """`policy` says by which files; without a model there are no rows to show."""

    policy: RiskPolicy
    rows: list[RegisterRow]
    on: date


def risk_register(council: Organisation, *, on: date) -> Register:
    """Every provider with a running contract, by name; five statements for any number."""
    policy = risk_policy(council, on=on)
    if policy.model is None:
        return Register(policy, [], on)
    standings = provider_standings(council)
    about = subjects(council, on=on)
    rows = [RegisterRow(one, standings.get(number, ProviderStanding()), on) for number, one in about.items()]
    return Register(policy, rows, on)


def risk_row(council: Organisation, provider: int, *, on: date) -> tuple[RiskPolicy, RegisterRow | None]:
    """One provider's line of the register; None where no contract of it runs."""
    register = risk_register(council, on=on)
    found = next((row for row in register.rows if row.subject.provider_id == provider), None)
    return register.policy, found
