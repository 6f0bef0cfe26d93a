"""The provider, service or contract that an address names, as the person may see it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Model, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.accounts.web import SignedInRequest
from plumbline.contracts.models import Contract
from plumbline.desk.risks.addresses import address_of
from plumbline.desk.risks.asking import Asked, asked_for
from plumbline.organisations.models import Organisation
from plumbline.oversight.queries.risk_policy import RiskPolicy
from plumbline.oversight.queries.risk_register import RegisterRow, risk_row
from plumbline.providers.models import Provider
from plumbline.risks.whose import Of, Whose


@dataclass(frozen=True)
class FoundRisk:
    """A provider of the person's council, or a service or contract of it, and its line of the register.

    `part` names the service or contract. Without a running contract there is no line.
    """

    user: User
    council: Organisation
    provider: Provider
    whose: Whose
    part: str
    policy: RiskPolicy
    row: RegisterRow | None
    on: date

    @property
    def name(self) -> str:
        return f"{self.part}, {self.provider}" if self.part else str(self.provider)

    @property
    def asked(self) -> list[Asked]:
        """What officers may enter about it."""
        return asked_for(self.policy, decided=self.row.decided if self.row else ())

    @property
    def address(self) -> str:
        return address_of(self.whose)


def council_of(request: SignedInRequest) -> Organisation:
    """Raises Http404 for somebody without a council."""
    council = request.user.council
    if council is None:
        raise Http404
    return council


def found_risk(request: SignedInRequest, pk: int) -> FoundRisk:
    """`?service=` or `?contract=` names a part of the provider. Raises Http404 for what is not the council's."""
    council, on = council_of(request), timezone.localdate()
    visible = Provider.objects.visible_to(request.user).select_related("organisation")
    provider = get_object_or_404(visible, pk=pk)
    contracts = Contract.objects.visible_to(request.user).filter(council=council, provider=provider)
    whose, part = Whose(pk), ""
    for of, those in ((Of.SERVICE, provider.services.all()), (Of.CONTRACT, contracts)):
        if request.GET.get(of.value):
            named = _named(those, request.GET[of.value])
            whose, part = Whose(pk, of, named.pk), str(named)
    policy, row = risk_row(council, whose, on=on)
    return FoundRisk(request.user, council, provider, whose, part, policy, row, on)


def _named(those: "QuerySet[Model]", number: str) -> Model:
    if not (number.isascii() and number.isdigit() and len(number) < 12):
        raise Http404
    return get_object_or_404(those, pk=int(number))
