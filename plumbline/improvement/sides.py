"""Which side a person acts for. Only the council verifies; only the provider reports."""

from typing import TYPE_CHECKING

from plumbline.accounts.permissions import Permission
from plumbline.history.workflow import NotAllowed
from plumbline.improvement.models import Action

if TYPE_CHECKING:
    from plumbline.accounts.models import User


def council_only(action: Action, by: "User") -> None:
    """Raises NotAllowed for anybody but the council's own people, and for one who is also with the provider."""
    if action.council_id not in by.reach_with(Permission.MANAGE_ACTIONS).councils:
        raise NotAllowed("Only the council that set this action can decide about it.")
    if action.provider_id in by.reach_with(None).providers:
        raise NotAllowed(
            "You are with this provider too, so you cannot decide about its actions. Ask a colleague."
        )


def provider_only(action: Action, by: "User") -> None:
    """Raises NotAllowed for anybody but the provider's people, and while the provider has not been told."""
    if action.provider_id not in by.reach_with(Permission.REPORT_PROGRESS).providers or not action.told_at:
        raise NotAllowed("Only the provider that this action was agreed with can report on it.")
