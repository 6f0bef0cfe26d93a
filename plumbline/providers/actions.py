"""Adding a provider and the services it offers, which all councils share; and a council's word on who succeeds whom."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed, move
from plumbline.organisations.models import Organisation
from plumbline.providers.models import Location, Provider, Service, Succession

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


@transaction.atomic
def carry_on(service: Service, to: Provider, *, by: "User", now: datetime) -> Service:
    """The service as `to` carries it on; made when there is none yet. The one before stays, with its past."""
    if service.continues and service.continues.provider_id == to.pk:
        return service.continues
    if known := Service.objects.filter(provider=to, continues=service).first():
        return known
    is_taken = Service.objects.filter(provider=to, kind=service.kind, name=service.name).exists()
    name = f"{service.name} (formerly {service.provider})"[:200] if is_taken else service.name
    made = Service.objects.create(
        provider=to, kind=service.kind, name=name, location=_place(service.location, to), continues=service
    )
    record("service.offered", made, by=by, now=now, name=name)
    return made


def _place(location: Location | None, to: Provider) -> Location | None:
    """The same place, as one of the other provider's."""
    if location is None:
        return None
    return Location.objects.get_or_create(
        provider=to,
        name=location.name,
        postcode=location.postcode,
        cqc_location_id=location.cqc_location_id,
    )[0]


@transaction.atomic
def succeed(
    council: Organisation,
    predecessor: Provider,
    successor: Provider,
    *,
    is_whole: bool,
    since_on: date,
    reason: str,
    source: str,
    by: "User",
    now: datetime,
) -> Succession:
    """This council's contracts with one provider go on with another.

    Raises NotAllowed without a reason or a source, for a day to come, for a provider that was itself taken over, and
    for one that succeeds itself.
    """
    if predecessor.pk == successor.pk:
        raise NotAllowed("A provider cannot take itself over. Choose another.")
    if since_on > timezone.localdate(now):
        raise NotAllowed("That day is still to come. Record it on the day, when it is certain.")
    if not reason.strip() or not source.strip():
        raise NotAllowed("Say why, and where you know it from. Whoever reads this in a year needs both.")
    check_open(council, predecessor)
    check_open(council, successor)
    made = Succession.objects.create(
        council=council,
        predecessor=predecessor,
        successor=successor,
        is_whole=is_whole,
        since_on=since_on,
        reason=reason.strip(),
        source=source.strip(),
        recorded_at=now,
        recorded_by=by,
    )
    record(
        "succession.recorded",
        made,
        by=by,
        now=now,
        shared=True,
        assigned=successor.name,
        from_day=str(since_on),
    )
    return made


def withdraw(succession: Succession, *, because: str, by: "User", now: datetime) -> Succession:
    """It was recorded by mistake. Raises NotAllowed without a reason, or when it is withdrawn already."""
    if not because.strip():
        raise NotAllowed("Say why it was a mistake.")
    fields = {"withdrawn_because": because.strip()}
    to = Succession.Status.WITHDRAWN
    return move(succession, to, by=by, now=now, shared=True, fields=fields)


def check_open(council: Organisation, provider: Provider) -> None:
    """Raises NotAllowed when for this council nothing new begins with the provider: it was taken over."""
    whole = Succession.objects.in_force().filter(council=council, predecessor=provider, is_whole=True)
    if taken := whole.select_related("successor__organisation").first():
        day = f"{taken.since_on.day} {taken.since_on:%B %Y}"
        raise NotAllowed(
            f"{provider} was taken over by {taken.successor} on {day}. Choose {taken.successor}."
        )
