"""The provider that an address names, as the person may see it."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.web import SignedInRequest
from plumbline.desk.risks.asking import Asked, asked_for
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.risk_policy import RiskPolicy
from plumbline.oversight.queries.risk_register import RegisterRow, risk_row
from plumbline.providers.models import Provider


@dataclass(frozen=True)
class FoundRisk:
    """A provider of the person's council with a running contract, and its line of the register."""

    user: User
    council: Organisation
    provider: Provider
    policy: RiskPolicy
    row: RegisterRow | None
    on: date

    @property
    def asked(self) -> list[Asked]:
        """What officers may enter about it."""
        return asked_for(self.policy, decided=self.row.decided if self.row else ())


def council_of(request: SignedInRequest) -> Organisation:
    """Raises Http404 for somebody without a council."""
    council = request.user.council
    if council is None:
        raise Http404
    return council


def found_risk(request: SignedInRequest, pk: int) -> FoundRisk:
    """Raises Http404 for a provider that is not the council's."""
    council, on = council_of(request), timezone.localdate()
    visible = Provider.objects.visible_to(request.user).select_related("organisation")
    provider = get_object_or_404(visible, pk=pk)
    policy, row = risk_row(council, pk, on=on)
    return FoundRisk(request.user, council, provider, policy, row, on)
