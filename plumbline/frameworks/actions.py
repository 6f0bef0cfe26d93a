"""Taking a framework file in, and adopting it."""

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from plumbline.frameworks.bases import kind_of
from plumbline.frameworks.definition import Definition
from plumbline.frameworks.models import Adoption, FrameworkVersion, Indicator
from plumbline.frameworks.scorecard import ScorecardDefinition
from plumbline.history.actions import record
from plumbline.history.workflow import NotAllowed
from plumbline.organisations.models import Organisation

if TYPE_CHECKING:
    from plumbline.accounts.models import User


@transaction.atomic
def take_in(
    definition: Definition | ScorecardDefinition, *, by: "User | None", now: datetime, system: str = ""
) -> FrameworkVersion:
    """The stored version of a definition; the same content is stored once.

    Raises NotAllowed when this id and version are already in use with other content: a used version is frozen.
    """
    known = FrameworkVersion.objects.filter(code=definition.id, version=definition.version).first()
    if known and known.digest != definition.digest:
        raise NotAllowed(
            f"Version {definition.version} of {definition.id} is already here with other content, and a version never "
            "changes. Give the file a new version and an effective date."
        )
    if known:
        return known
    stored = FrameworkVersion.objects.create(
        code=definition.id,
        version=definition.version,
        kind=kind_of(definition),
        title=definition.title,
        digest=definition.digest,
        text=definition.text,
        read_at=now,
    )
    if isinstance(definition, Definition):
        Indicator.objects.bulk_create(
            [Indicator(framework=stored, ref=one.ref) for one in definition.indicators]
        )
    record("framework.taken_in", stored, by=by, now=now, system=system, digest=definition.digest)
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
    """The council works by this version from a day on. Adopting it again changes nothing."""
    adoption, is_new = Adoption.objects.get_or_create(
        council=council,
        framework=framework,
        defaults={"effective_from": effective_from, "adopted_at": now, "adopted_by": by},
    )
    if is_new:
        record("framework.adopted", adoption, by=by, now=now, system=system, framework=str(framework))
    return adoption


@transaction.atomic
def take_in_and_adopt(
    definition: Definition | ScorecardDefinition,
    council: Organisation,
    *,
    effective_from: date,
    by: "User | None",
    now: datetime,
    system: str = "",
) -> FrameworkVersion:
    """Both in one step. Raises NotAllowed as `take_in` does, and when the council works by this version already."""
    stored = take_in(definition, by=by, now=now, system=system)
    if Adoption.objects.filter(council=council, framework=stored).exists():
        raise NotAllowed(f"Your council works by {stored} already.")
    adopt(stored, council, effective_from=effective_from, by=by, now=now, system=system)
    return stored
