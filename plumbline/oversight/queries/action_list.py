"""One list of actions and findings across sources: those asked for, each in the section it belongs to."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Q

from plumbline.improvement.models import Action, Finding, MoreTime
from plumbline.improvement.models.action import ActionQuerySet
from plumbline.improvement.models.finding import FindingQuerySet, Source

if TYPE_CHECKING:
    from plumbline.accounts.models import User

SECTIONS: Mapping[str, str] = {
    "overdue": "Overdue",
    "said-done": "Provider says done – to verify",
    "time-asked": "Time asked for",
    "coming": "Coming",
    "not-told": "The provider has not been told",
    "no-action": "Findings without an action",
    "verified": "Verified by the council",
    "closed": "Closed findings",
    "withdrawn": "Withdrawn",
}
OPEN = tuple(SECTIONS)[:6]
DUE_DAYS: Mapping[str, str] = {"late": "Past", "7": "Within 7 days", "28": "Within 28 days"}
Asked = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """An action with the findings it is for, or a finding that no open action is for."""

    section: str
    action: Action | None
    findings: tuple[Finding, ...]

    @property
    def subject(self) -> Action | Finding:
        return self.action or self.findings[0]

    @property
    def sources(self) -> str:
        """The kinds of source, each once."""
        return ", ".join(sorted({str(Source(one.source).label) for one in self.findings}))

    @property
    def order(self) -> tuple[int, date, int]:
        """By section; then by the due day, or the day it was found."""
        day = self.action.due_on if self.action else self.findings[0].found_on
        return (tuple(SECTIONS).index(self.section), day, self.subject.pk)


def lines(user: "User", asked: Asked, *, on: date) -> list[Line]:
    """Every line that fits, in order. `asked` has source, number, provider, priority, status, officer and due, or not.

    Without a status those that are open; with `all`, all of them. Three queries, however many there are.
    """
    status = asked.get("status", "")
    wanted = tuple(SECTIONS) if status == "all" else (status,) if status in SECTIONS else OPEN
    found = [*_actions(user, asked, on), *_findings(user, asked)]
    return sorted((one for one in found if one.section in wanted), key=lambda one: one.order)


def section_of(action: Action, *, time_asked: bool, on: date) -> str:
    """A request for time comes before being overdue: it waits for the council."""
    own = {"proposed": "not-told", "said-done": "said-done", "verified": "verified", "withdrawn": "withdrawn"}
    if action.status in own:
        return own[action.status]
    if time_asked:
        return "time-asked"
    return "overdue" if action.days_overdue(on=on) else "coming"


def waiting_for_time() -> Exists:
    """Whether an action's request for time is still to be decided."""
    return Exists(MoreTime.objects.open().filter(action=OuterRef("pk")))


def _actions(user: "User", asked: Asked, on: date) -> Iterator[Line]:
    found: ActionQuerySet = Action.objects.visible_to(user).filter(_sides(asked), _due(asked, on))
    if officer := asked.get("officer"):
        found = found.filter(lead_id=int(officer))
    if _of_source(asked, "findings__"):
        found = found.filter(**_of_source(asked, "findings__")).distinct()
    if asked.get("status", "") not in {"all", "verified", "withdrawn"}:
        found = found.open()
    rows = (
        found.annotate(time_asked=waiting_for_time())
        .select_related("provider__organisation", "lead")
        .prefetch_related("findings")
    )
    for one in rows:
        section = section_of(one, time_asked=getattr(one, "time_asked", False), on=on)
        yield Line(section, one, tuple(one.findings.all()))


def _findings(user: "User", asked: Asked) -> Iterator[Line]:
    """Those that are ended, and those open that no open action is for. They have neither officer nor due day."""
    if asked.get("officer") or asked.get("due"):
        return
    found: FindingQuerySet = Finding.objects.visible_to(user).filter(_sides(asked), **_of_source(asked, ""))
    if asked.get("status", "") not in {"all", "closed", "withdrawn"}:
        found = found.open()
    answered = Action.objects.open().filter(findings=OuterRef("pk"))
    found = found.exclude(Q(status=Finding.Status.OPEN) & Exists(answered))
    for one in found.select_related("provider__organisation"):
        yield Line("no-action" if one.status == Finding.Status.OPEN else one.status, None, (one,))


def _sides(asked: Asked) -> Q:
    plain = {"provider": "provider_id", "priority": "priority"}
    return Q(**{field: asked[name] for name, field in plain.items() if asked.get(name)})


def _of_source(asked: Asked, before: str) -> dict[str, str]:
    fields = {"source": f"{before}source", "number": f"{before}source_number"}
    return {field: asked[name] for name, field in fields.items() if asked.get(name)}


def _due(asked: Asked, on: date) -> Q:
    due = asked.get("due", "")
    if due == "late":
        return Q(due_on__lt=on, status__in=Action.WAITING)
    return Q(due_on__lte=on + timedelta(days=int(due)), status__in=Action.OPEN) if due in DUE_DAYS else Q()
