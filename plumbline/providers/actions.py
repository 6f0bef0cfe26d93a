"""Adding a provider and the services it offers. Both are facts that all councils share."""

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils.text import slugify

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Provider, Service

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def register(
    name: str,
    *,
    code: str = "",
    cqc_provider_id: str = "",
    by: "User | None",
    now: datetime,
    system: str = "",
) -> Provider:
    """A provider new to this installation; `code` names it on the command line and comes from its name if not given.

    Raises NotAllowed when one of this name, or of this CQC number, is here already: the same provider twice would
    split its returns in two.
    """
    name, code = name.strip(), code or slugify(name)[:60] or "provider"
    if known := Organisation.objects.filter(code=code).first():
        raise NotAllowed(f"{known.name} is here already. Choose it from the list.")
    same = Provider.objects.filter(cqc_provider_id=cqc_provider_id).exclude(cqc_provider_id="").first()
    if same:
        raise NotAllowed(
            f"CQC provider {cqc_provider_id} is here already as {same}. Choose it from the list."
        )
    organisation = Organisation.objects.create(kind=Organisation.Kind.PROVIDER, code=code, name=name)
    provider = Provider.objects.create(organisation=organisation, cqc_provider_id=cqc_provider_id)
    record("provider.registered", provider, by=by, now=now, system=system, name=name)
    return provider


@transaction.atomic
def offer_service(
    provider: Provider, kind: str, name: str, *, by: "User | None", now: datetime, system: str = ""
) -> Service:
    """The provider's service of this kind and name; made when it has none yet."""
    service, is_new = Service.objects.get_or_create(provider=provider, kind=kind, name=name.strip())
    if is_new:
        record("service.offered", service, by=by, now=now, system=system, name=service.name)
    return service
