"""Where findings come from, in words: which visit, which return. One query for each kind of source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plumbline.improvement.models import Finding
from plumbline.improvement.models.finding import Source
from plumbline.returns.models import Return
from plumbline.ui.wording import day
from plumbline.visits.models import Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User

Key = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Origin:
    """`source` is its kind, `number` the visit's or return's; 0 where there is none to be read."""

    source: str
    number: int
    says: str


def origins(user: "User", findings: Iterable[Finding]) -> Mapping[Key, Origin]:
    """The origin of each finding by its source and number. What the reader may not see keeps only its kind."""
    keys = {(one.source, one.source_number) for one in findings}
    named = {**_visits(user, _numbers(keys, Source.VISIT)), **_returns(user, _numbers(keys, Source.RETURN))}
    return {key: named.get(key) or Origin(key[0], 0, str(Source(key[0]).label)) for key in keys}


def _numbers(keys: Iterable[Key], source: str) -> list[int]:
    return [number for kind, number in keys if kind == source and number]


def _visits(user: "User", numbers: list[int]) -> dict[Key, Origin]:
    if not numbers:
        return {}
    found = Visit.objects.visible_to(user).filter(pk__in=numbers).only("kind", "starts_on", "planned_on")
    return {("visit", one.pk): Origin("visit", one.pk, _of_visit(one)) for one in found}


def _of_visit(visit: Visit) -> str:
    held = visit.starts_on or visit.planned_on
    return f"{visit.get_kind_display()}{f' of {day(held)}' if held else ''}"


def _returns(user: "User", numbers: list[int]) -> dict[Key, Origin]:
    if not numbers:
        return {}
    found = Return.objects.visible_to(user).filter(pk__in=numbers).defer("ratings")
    return {
        ("return", one.pk): Origin("return", one.pk, f"{one.reporting_period.label} return") for one in found
    }
