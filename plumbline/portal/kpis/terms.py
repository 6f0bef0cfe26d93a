"""What each contract of a provider is measured by: framework, targets, and the agreement of both sides."""

from dataclasses import dataclass
from datetime import date

from plumbline.accounts.models import User
from plumbline.contracts.models import Contract, FrameworkTerm, KpiAgreement, Target
from plumbline.contracts.terms import laid_over
from plumbline.frameworks.definition import Indicator
from plumbline.frameworks.models import FrameworkVersion
from plumbline.returns.workbook.wordings import target


@dataclass(frozen=True)
class Aim:
    """One rated figure: its target in words, and the telling it rests on when the council told one for a time."""

    indicator: Indicator
    target: str
    told: Target | None


@dataclass(frozen=True)
class Measured:
    """One contract; `unrated` counts the figures that are asked for without a target."""

    contract: Contract
    framework: FrameworkVersion | None
    since: date | None
    aims: list[Aim]
    unrated: list[Indicator]
    agreements: list[KpiAgreement]

    @property
    def waiting(self) -> list[KpiAgreement]:
        """Agreements that the provider has not given yet."""
        return [one for one in self.agreements if one.provider_agreed_at is None]


def measured_contracts(user: User, today: date) -> list[Measured]:
    """Every contract of this person's providers. The same number of queries however many there are."""
    contracts = (
        Contract.objects.visible_to(user)
        .select_related("council", "provider__organisation")
        .prefetch_related(
            "framework_terms__framework",
            "targets",
            "kpi_agreements__framework",
            "kpi_agreements__council_agreed_by",
            "kpi_agreements__provider_agreed_by",
        )
    )
    return [_measured(contract, today) for contract in contracts]


def _measured(contract: Contract, today: date) -> Measured:
    agreements = list(contract.kpi_agreements.all())
    term = _term(contract, today)
    if term is None:
        return Measured(contract, None, None, [], [], agreements)
    definition = term.framework.definition
    in_force = (one for one in contract.targets.all() if one.effective_from <= today <= one.effective_to)
    told = sorted(in_force, key=lambda one: (one.effective_from, one.pk))
    terms, newest = laid_over(definition, told), {one.ref: one for one in told}
    aims = [
        Aim(one, target(one, terms[one.ref]), newest.get(one.ref))
        for one in definition.indicators
        if terms[one.ref].target is not None
    ]
    unrated = [one for one in definition.indicators if terms[one.ref].target is None]
    return Measured(contract, term.framework, term.effective_from, aims, unrated, agreements)


def _term(contract: Contract, today: date) -> FrameworkTerm | None:
    """The framework in force today; before the contract begins, the one it begins with."""
    terms = sorted(contract.framework_terms.all(), key=lambda one: one.effective_from)
    begun = [one for one in terms if one.effective_from <= today]
    return next(iter(begun[-1:] or terms[:1]), None)
