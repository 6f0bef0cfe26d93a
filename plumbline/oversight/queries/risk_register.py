"""A council's risk register: each provider, service and contract with its risk, and exposure and such apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from plumbline.judgement.risk.levels import Level
from plumbline.judgement.risk.model import RiskModel
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.risk_policy import RiskPolicy, risk_policy
from plumbline.oversight.queries.risk_standing import ProviderStanding, provider_standings
from plumbline.oversight.queries.risk_subjects import Subject, subjects
from plumbline.risks.inputs import Origin
from plumbline.risks.models import RiskAssessment
from plumbline.risks.whose import Of, Whose

NOT_ENOUGH = "not-assessed"


@dataclass
class RegisterRow:
    """One provider, or a service or contract of one, whose line then is `whole`; `parts` are those of a provider.

    What is said of exposure, quality and finance is never part of another number here.
    """

    subject: Subject
    standing: ProviderStanding
    on: date
    model: RiskModel | None = None
    whole: "RegisterRow | None" = None
    parts: list["RegisterRow"] = field(default_factory=list)

    @property
    def risk(self) -> RiskAssessment | None:
        return self.standing.newest

    @property
    def rating(self) -> str:
        """Its result; empty where it was never worked out."""
        return self.risk.rating if self.risk else ""

    @cached_property
    def level(self) -> Level | None:
        """The level is of the provider, also for its services and contracts."""
        return self.whole.level if self.whole else self.standing.in_force(self.on)

    @cached_property
    def worse(self) -> list["RegisterRow"]:
        """Its services and contracts that are worse than the provider as a whole."""
        return [one for one in self.parts if one.is_worse]

    @property
    def is_worse(self) -> bool:
        """Whether this service or contract is rated worse than its provider.

        Beside a provider of which too little is known, it is worse when what is known of it is bad enough to stand.
        """
        if self.whole is None or self.model is None or self.rating not in self.model.labels.codes:
            return False
        if self.whole.rating not in self.model.labels.codes:
            return self.model.may_stand(self.rating)
        return self.model.labels.place(self.rating) > self.model.labels.place(self.whole.rating)

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
    """`policy` says by which files; without a model there are no rows to show. `rows` are providers."""

    policy: RiskPolicy
    rows: list[RegisterRow]
    on: date

    def of(self, of: str) -> list[RegisterRow]:
        """The lines of providers, or those of all services or contracts."""
        if of == Of.PROVIDER:
            return self.rows
        return [part for row in self.rows for part in row.parts if part.subject.whose.of == of]


def risk_register(council: Organisation, *, on: date) -> Register:
    """Every provider with a running contract, by name; six statements for any number."""
    policy = risk_policy(council, on=on)
    if policy.model is None:
        return Register(policy, [], on)
    standings = provider_standings(council)
    rows: dict[Whose, RegisterRow] = {}
    for whose, subject in subjects(council, on=on).items():
        whole = None if whose.is_whole else rows[whose.whole]
        standing = standings.get(whose, ProviderStanding())
        rows[whose] = RegisterRow(subject, standing, on, policy.model.model, whole)
        if whole:
            whole.parts.append(rows[whose])
    return Register(policy, [one for one in rows.values() if one.whole is None], on)


def risk_row(council: Organisation, whose: Whose, *, on: date) -> tuple[RiskPolicy, RegisterRow | None]:
    """One line of the register; None where no such contract runs."""
    register = risk_register(council, on=on)
    rows = register.of(whose.of)
    return register.policy, next((row for row in rows if row.subject.whose == whose), None)
