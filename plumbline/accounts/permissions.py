"""The whole policy in one table: role by permission. `docs/policy.md` prints it; a test keeps the two alike."""

from enum import StrEnum

from django.db.models import TextChoices


class Role(TextChoices):
    CONTRACT_OFFICER = "contract-officer", "Contract officer"
    QUALITY_OFFICER = "quality-officer", "Quality officer"
    CONTRACTS_MANAGER = "contracts-manager", "Contracts manager"
    COMMISSIONER = "commissioner", "Commissioner"
    SENIOR_MANAGER = "senior-manager", "Senior manager"
    FINANCE_PARTNER = "finance-partner", "Finance partner"
    AUDITOR = "auditor", "Auditor"
    PLACEMENT_STAFF = "placement-staff", "Placement staff"
    NHS_PARTNER = "nhs-partner", "NHS partner"
    PROVIDER_STAFF = "provider-staff", "Provider staff"
    PROVIDER_MANAGER = "provider-manager", "Registered manager"


class Permission(StrEnum):
    SEE_DESK = "see-desk"
    SEE_RETURNS = "see-returns"
    REVIEW_RETURNS = "review-returns"
    SEE_CONTRACTS = "see-contracts"
    MANAGE_CONTRACTS = "manage-contracts"
    MANAGE_FRAMEWORKS = "manage-frameworks"
    SEE_MARKET = "see-market"
    IMPORT_CQC = "import-cqc"
    SEE_HISTORY = "see-history"
    SEE_PORTAL = "see-portal"
    FILL_RETURNS = "fill-returns"
    AGREE_KPIS = "agree-kpis"


_READ = {
    Permission.SEE_DESK,
    Permission.SEE_RETURNS,
    Permission.SEE_CONTRACTS,
    Permission.SEE_MARKET,
    Permission.SEE_HISTORY,
}
_WORK = _READ | {Permission.REVIEW_RETURNS, Permission.MANAGE_CONTRACTS}

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.CONTRACT_OFFICER: frozenset(_WORK),
    Role.QUALITY_OFFICER: frozenset(_READ | {Permission.REVIEW_RETURNS}),
    Role.CONTRACTS_MANAGER: frozenset(_WORK | {Permission.MANAGE_FRAMEWORKS, Permission.IMPORT_CQC}),
    Role.COMMISSIONER: frozenset(_READ),
    Role.SENIOR_MANAGER: frozenset(_READ),
    Role.FINANCE_PARTNER: frozenset(_READ),
    Role.AUDITOR: frozenset(_READ),
    Role.PLACEMENT_STAFF: frozenset({Permission.SEE_MARKET}),
    Role.NHS_PARTNER: frozenset({Permission.SEE_MARKET}),
    Role.PROVIDER_STAFF: frozenset({Permission.SEE_PORTAL, Permission.FILL_RETURNS}),
    Role.PROVIDER_MANAGER: frozenset({Permission.SEE_PORTAL, Permission.FILL_RETURNS, Permission.AGREE_KPIS}),
}

_PROVIDERS = frozenset({Role.PROVIDER_STAFF, Role.PROVIDER_MANAGER})
_PARTNERS = frozenset({Role.NHS_PARTNER})
# Which roles there are in an organisation of each kind.
ROLES_OF: dict[str, frozenset[Role]] = {
    "council": frozenset(Role) - _PROVIDERS - _PARTNERS,
    "provider": _PROVIDERS,
    "partner": _PARTNERS,
}


def roles_with(permission: Permission) -> frozenset[Role]:
    """The roles that hold a permission."""
    return frozenset(role for role, granted in GRANTS.items() if permission in granted)
