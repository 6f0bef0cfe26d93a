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
    PASS_CONTRACTS = "pass-contracts"  # noqa: S105 - handing contracts on
    MANAGE_FRAMEWORKS = "manage-frameworks"
    SEE_MARKET = "see-market"
    IMPORT_CQC = "import-cqc"
    SEE_HISTORY = "see-history"
    FOLLOW_LETTERS = "follow-letters"
    SEE_PORTAL = "see-portal"
    FILL_RETURNS = "fill-returns"
    AGREE_KPIS = "agree-kpis"
    SEE_VISITS = "see-visits"
    PLAN_VISITS = "plan-visits"
    MAKE_VISITS = "make-visits"
    SETTLE_DISPUTES = "settle-disputes"
    APPROVE_SUMMARIES = "approve-summaries"
    SEE_ACTIONS = "see-actions"
    MANAGE_ACTIONS = "manage-actions"
    RUN_SURVEYS = "run-surveys"
    SEE_INTELLIGENCE = "see-intelligence"
    RECORD_INTELLIGENCE = "record-intelligence"
    SETTLE_INTELLIGENCE = "settle-intelligence"
    SEE_RESTRICTED = "see-restricted"
    SEE_RISKS = "see-risks"
    KEEP_RISKS = "keep-risks"
    DECIDE_LEVELS = "decide-levels"
    SEE_STANDING = "see-standing"
    DECIDE_STANDING = "decide-standing"
    ASK_EXCEPTION = "ask-exception"
    AUTHORISE_EXCEPTION = "authorise-exception"
    SHARE_STANDING = "share-standing"
    TELL_VACANCIES = "tell-vacancies"
    SEE_SHARED = "see-shared"
    ANSWER_VISITS = "answer-visits"
    DISPUTE_REPORTS = "dispute-reports"
    REPORT_PROGRESS = "report-progress"


_READ = {
    Permission.SEE_DESK,
    Permission.SEE_RETURNS,
    Permission.SEE_CONTRACTS,
    Permission.SEE_MARKET,
    Permission.SEE_HISTORY,
    Permission.SEE_VISITS,
    Permission.SEE_ACTIONS,
    Permission.SEE_INTELLIGENCE,
    Permission.SEE_RISKS,
    Permission.SEE_STANDING,
}
_HEAR = {Permission.SEE_INTELLIGENCE, Permission.RECORD_INTELLIGENCE}
_WORK = _READ | {Permission.REVIEW_RETURNS, Permission.MANAGE_CONTRACTS, Permission.MANAGE_ACTIONS}
_VISIT = {
    Permission.MAKE_VISITS,
    Permission.RUN_SURVEYS,
    Permission.FOLLOW_LETTERS,
    Permission.MANAGE_ACTIONS,
    Permission.KEEP_RISKS,
}
_LOOK_INTO = _HEAR | {Permission.SETTLE_INTELLIGENCE}
# Which of them decides on which colour, and on exceptions, the council's standing rules say.
_PLACE = {Permission.ASK_EXCEPTION, Permission.DECIDE_STANDING, Permission.TELL_VACANCIES}
_AUTHORISE = {Permission.AUTHORISE_EXCEPTION, Permission.DECIDE_STANDING, Permission.SHARE_STANDING}
_SETTLE = {Permission.SETTLE_DISPUTES, Permission.APPROVE_SUMMARIES, Permission.DECIDE_LEVELS}
_SET_UP = {
    Permission.PASS_CONTRACTS,
    Permission.MANAGE_FRAMEWORKS,
    Permission.IMPORT_CQC,
    Permission.PLAN_VISITS,
}
_PROVIDER = {
    Permission.SEE_PORTAL,
    Permission.FILL_RETURNS,
    Permission.TELL_VACANCIES,
    Permission.ANSWER_VISITS,
    Permission.REPORT_PROGRESS,
}

GRANTS: dict[Role, frozenset[Permission]] = {
    Role.CONTRACT_OFFICER: frozenset(_WORK | _VISIT | _LOOK_INTO | _PLACE),
    Role.QUALITY_OFFICER: frozenset(
        _READ | _VISIT | _LOOK_INTO | _PLACE | {Permission.REVIEW_RETURNS, Permission.PLAN_VISITS}
    ),
    Role.CONTRACTS_MANAGER: frozenset(
        _WORK | _VISIT | _LOOK_INTO | _SETTLE | _SET_UP | _PLACE | _AUTHORISE | {Permission.SEE_RESTRICTED}
    ),
    Role.COMMISSIONER: frozenset(_READ | _HEAR),
    Role.SENIOR_MANAGER: frozenset(_READ | _HEAR | _SETTLE | _AUTHORISE | {Permission.SEE_RESTRICTED}),
    Role.FINANCE_PARTNER: frozenset(_READ | _HEAR | {Permission.KEEP_RISKS}),
    Role.AUDITOR: frozenset(_READ),
    Role.PLACEMENT_STAFF: frozenset(
        _HEAR
        | {Permission.SEE_MARKET, Permission.SEE_STANDING, Permission.ASK_EXCEPTION}
        | {Permission.TELL_VACANCIES}
    ),
    Role.NHS_PARTNER: frozenset({Permission.SEE_SHARED}),
    Role.PROVIDER_STAFF: frozenset(_PROVIDER),
    Role.PROVIDER_MANAGER: frozenset(_PROVIDER | {Permission.AGREE_KPIS, Permission.DISPUTE_REPORTS}),
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
