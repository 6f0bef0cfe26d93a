"""Taking a file of any kind in, and working by it."""

from contextlib import nullcontext
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q

from plumbline.frameworks.definition import Definition
from plumbline.frameworks.kinds import Filed, Kind
from plumbline.frameworks.models import Adoption, FrameworkVersion, Indicator
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.organisations import scope
from plumbline.organisations.models import Organisation

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def take_in(
    found: Filed,
    kind: Kind[Filed],
    *,
    council: Organisation | None,
    by: "User | None",
    now: datetime,
    system: str = "",
) -> FrameworkVersion:
    """The stored version of a file that was read; the same content is stored once.

    It is the council's own unless it is what ships with Plumbline; `council` None: it ships. Raises NotAllowed when
    this id and version are known with other content, here or as shipped: a used version is frozen.
    """
    alike = FrameworkVersion.objects.of_kind(kind).filter(code=found.id, version=found.version)
    known = alike.filter(Q(council=None) | Q(council=council)).first()
    shipped = kind.shipped(found.id)
    ships = shipped is not None and shipped.version == found.version
    if {one.digest for one in (known, shipped if ships else None) if one} - {found.digest}:
        raise NotAllowed(
            f"Version {found.version} of {found.id} is already here with other content, and a version never changes. "
            "Give the file a name or a version of its own."
        )
    return known or _stored(found, kind, None if ships else council, by=by, now=now, system=system)


def _stored(
    found: Filed,
    kind: Kind[Filed],
    council: Organisation | None,
    *,
    by: "User | None",
    now: datetime,
    system: str,
) -> FrameworkVersion:
    # What ships belongs to no council, so no council's scope lets a row of it be written.
    with nullcontext() if council else scope.everything():
        stored, is_new = FrameworkVersion.objects.get_or_create(
            council=council,
            kind=kind.code,
            code=found.id,
            version=found.version,
            defaults={"title": found.title, "digest": found.digest, "text": found.text, "read_at": now},
        )
    if is_new and isinstance(found, Definition):
        Indicator.objects.bulk_create([Indicator(framework=stored, ref=one.ref) for one in found.indicators])
    if is_new:
        record("framework.taken_in", stored, by=by, now=now, system=system, digest=found.digest)
    return stored


@transaction.atomic
def adopt(
    framework: FrameworkVersion,
    council: Organisation,
    *,
    effective_from: date,
    by: "User | None",
    now: datetime,
    system: str = "",
) -> Adoption:
    """The council works by this version from a day on. Adopting what it works by changes nothing.

    Raises NotAllowed for another council's own file.
    """
    if framework.council_id not in {None, council.pk}:
        raise NotAllowed("This file is another council’s own. Bring it as a file of yours.")
    adoption, is_new = Adoption.objects.get_or_create(
        council=council,
        framework=framework,
        ended_at=None,
        defaults={"effective_from": effective_from, "adopted_at": now, "adopted_by": by},
    )
    if is_new:
        record("framework.adopted", adoption, by=by, now=now, system=system, framework=str(framework))
    return adoption


@transaction.atomic
def adopt_instead(
    framework: FrameworkVersion,
    council: Organisation,
    *,
    effective_from: date,
    by: "User | None",
    now: datetime,
    system: str = "",
) -> Adoption:
    """The council works by this version in place of any other of its kind, also of one it worked by before."""
    others = Adoption.objects.standing().filter(council=council, framework__kind=framework.kind)
    others.exclude(framework=framework).update(ended_at=now)
    return adopt(framework, council, effective_from=effective_from, by=by, now=now, system=system)


@transaction.atomic
def take_in_and_adopt(
    found: Filed,
    kind: Kind[Filed],
    council: Organisation,
    *,
    effective_from: date,
    by: "User | None",
    now: datetime,
    system: str = "",
) -> FrameworkVersion:
    """Both in one step. Raises NotAllowed as `take_in` does, and when the council works by this version already."""
    stored = take_in(found, kind, council=council, by=by, now=now, system=system)
    if Adoption.objects.standing().filter(council=council, framework=stored).exists():
        raise NotAllowed(f"Your council works by {stored} already.")
    adopt(stored, council, effective_from=effective_from, by=by, now=now, system=system)
    return stored
