"""What a decision on standing can rest on: the last visit, open intelligence, the latest return, CQC."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from plumbline.intelligence.models import Intelligence
from plumbline.oversight.queries.cqc_standing import standings
from plumbline.providers.models import Provider
from plumbline.returns.models import Return
from plumbline.ui.wording import day
from plumbline.visits.models import Visit

if TYPE_CHECKING:
    from plumbline.accounts.models import User

MOST_PIECES = 12


@dataclass(frozen=True, slots=True)
class Evidence:
    """`number` is the visit's, the return's or the piece's; for what CQC says it counts the locations."""

    kind: str
    number: int
    says: str

    @property
    def key(self) -> str:
        return f"{self.kind}-{self.number}"

    @property
    def as_kept(self) -> dict[str, str | int]:
        return {"kind": self.kind, "number": self.number, "says": self.says}


def evidence_offered(user: "User", provider: Provider, *, on: date) -> list[Evidence]:
    """Restricted intelligence is left out: whoever reads the standing would learn of it. Six queries at most."""
    return [
        *_visit(user, provider),
        *_intelligence(user, provider, on),
        *_return(user, provider),
        *_cqc(provider),
    ]


def _visit(user: "User", provider: Provider) -> list[Evidence]:
    final = Visit.objects.visible_to(user).finished().for_list().filter(provider=provider)
    visit = final.order_by("-final_at").first()
    if visit is None:
        return []
    label = visit.framework.scorecard.combining.labels.label(visit.rating)
    rating = label.says if label else visit.rating
    when = f" of {day(visit.starts_on)}" if visit.starts_on else ""
    return [Evidence("visit", visit.pk, f"{visit.get_kind_display()}{when}, rated {rating}")]


def _intelligence(user: "User", provider: Provider, on: date) -> list[Evidence]:
    pieces = Intelligence.objects.visible_to(user).unrestricted().open().concerns().about([provider.pk])
    return [
        Evidence("intelligence", one.pk, f"{one.get_kind_display()}, heard on {day(one.heard_on)}")
        for one in pieces.filter(heard_on__lte=on)[:MOST_PIECES]
    ]


def _return(user: "User", provider: Provider) -> list[Evidence]:
    came = Return.objects.visible_to(user).filter(provider=provider, status__in=("submitted", "accepted"))
    found = came.order_by("-ends_on", "-pk").first()
    if found is None:
        return []
    said = found.get_status_display().lower()
    return [Evidence("return", found.pk, f"Return for {found.reporting_period}, {said}")]


def _cqc(provider: Provider) -> list[Evidence]:
    """What CQC says is put down as it was on the day of the decision."""
    rated = [one for one in standings([provider.pk]).get(provider.pk, []) if one.rating]
    return [
        Evidence("cqc", number, f"CQC rates {one.name} {one.label.lower()}, {day(one.rated_on)}")
        for number, one in enumerate(rated, 1)
    ]
