"""A week of CQC's news: what the files that came in that week changed, for us, in an area, and in England."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Case, Count, Min, Q, QuerySet, Value, When
from django.utils import timezone

from plumbline.cqc.comparing.kinds_of_change import ChangeKind
from plumbline.cqc.models import Change, Import, Location
from plumbline.oversight.queries.cqc_touching import Ours, Story, ours, stories, touching

if TYPE_CHECKING:
    from plumbline.accounts.models import User

MOST_FORMER = 26


@dataclass(frozen=True, slots=True)
class Week:
    """The Monday it began on, and the files of it, newest first."""

    begins: date
    imports: tuple[Import, ...]

    @property
    def ends(self) -> date:
        return self.begins + timedelta(days=6)


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many locations one kind of change is about: of our providers, in the area, in England."""

    kind: ChangeKind
    ours: int
    area: int
    england: int


@dataclass(frozen=True, slots=True)
class News:
    """What a reader of one week sees."""

    week: Week
    former: tuple[Week, ...]
    area: str
    areas: tuple[str, ...]
    counts: tuple[KindCount, ...]
    touching: tuple[Story, ...]
    contracted: Ours
    market: QuerySet[Location]


def news_of(user: "User", asked: Mapping[str, str]) -> News | None:
    """The week asked for, or the newest; None before any file came in.

    `asked` may hold the Monday (`week`), a council area (`area`; “all” is England) and a kind of change (`kind`).
    """
    weeks = _weeks(user)
    if not weeks:
        return None
    week = next((one for one in weeks if one.begins.isoformat() == asked.get("week")), weeks[0])
    council = user.council
    contracted = ours(council.pk) if council else Ours()
    areas = _areas(week)
    own = council.cqc_name if council else ""
    area = next((name for name in (asked.get("area"), own) if name and (name in areas or name == own)), "all")
    area = "all" if asked.get("area") == "all" else area
    changes = Change.objects.visible_to(user).filter(found_in__in=week.imports)
    near = Q() if area == "all" else Q(location__local_authority=area)
    about = Q(location__in=contracted.by_location) | Q(location__cqc_provider_id__in=contracted.by_provider)
    told = touching(week.imports, contracted)
    kind = asked.get("kind", "")
    return News(
        week,
        tuple(weeks[:MOST_FORMER]),
        area,
        areas,
        _counts(changes, near, about),
        tuple(story for story in told if not kind or any(one.kind == kind for one in story.changes)),
        contracted,
        _market(changes.filter(near).exclude(about), kind),
    )


def stories_of(news: News, location_ids: list[str]) -> list[Story]:
    """The market's stories of a page of locations. Two queries."""
    changes = Change.objects.filter(found_in__in=news.week.imports, location__in=location_ids)
    return stories(changes.select_related("location", "found_in"), news.contracted)


def _weeks(user: "User") -> list[Week]:
    """Newest first. One query; a handful of files a week."""
    found: dict[date, list[Import]] = {}
    imports = Import.objects.visible_to(user).defer("skipped", "warnings").order_by("-imported_at", "-pk")
    for one in imports:
        day = timezone.localdate(one.imported_at)
        found.setdefault(day - timedelta(days=day.weekday()), []).append(one)
    return [Week(begins, tuple(those)) for begins, those in found.items()]


def _areas(week: Week) -> tuple[str, ...]:
    """The council areas that the week's changes are about."""
    names = Location.objects.filter(changes__found_in__in=week.imports).exclude(local_authority="")
    return tuple(names.order_by("local_authority").values_list("local_authority", flat=True).distinct())


def _counts(changes: QuerySet[Change], near: Q, about: Q) -> tuple[KindCount, ...]:
    rows = changes.order_by().values_list("kind").annotate(
        england=Count("location", distinct=True),
        area=Count("location", distinct=True, filter=near),
        ours=Count("location", distinct=True, filter=about),
    )  # fmt: skip
    found = {kind: KindCount(ChangeKind(kind), own, area, england) for kind, england, area, own in rows}
    return tuple(found[kind] for kind in ChangeKind if kind in found)


def _market(changes: QuerySet[Change], kind: str) -> QuerySet[Location]:
    """The locations of these changes, the gravest kind of change first, then by name."""
    if kind:
        changes = changes.filter(kind=kind)
    order = Case(*(When(changes__kind=one, then=Value(place)) for place, one in enumerate(ChangeKind)))
    return (
        Location.objects.filter(changes__in=changes)
        .annotate(gravest=Min(order))
        .order_by("gravest", "name", "pk")
    )
