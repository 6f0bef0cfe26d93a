"""All actions of a provider, for every council, in the order in which they need somebody."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from plumbline.improvement.models import Action, Finding
from plumbline.oversight.queries.action_list import waiting_for_time
from plumbline.ui.wording import counted, day, distance

if TYPE_CHECKING:
    from plumbline.accounts.models import User

STAGES: Mapping[str, str] = {
    "overdue": "Overdue",
    "to-do": "To do",
    "with-council": "With the council, to verify",
    "done": "Done",
}


@dataclass(frozen=True)
class Line:
    """One action of the list. `time_asked` when a request for more time waits for the council."""

    action: Action
    stage: str
    time_asked: bool


@dataclass(frozen=True)
class Listing:
    """`untreated` are findings the provider was told of that no action has been set for."""

    lines: Sequence[Line]
    untreated: Sequence[Finding]
    today: date

    @property
    def stages(self) -> list[tuple[str, str, list[Line]]]:
        """Code, heading and lines of each stage that has any, the most pressing first."""
        found = {code: [one for one in self.lines if one.stage == code] for code in STAGES}
        return [(code, STAGES[code], lines) for code, lines in found.items() if lines]

    @property
    def says(self) -> str:
        """How things stand, in one or two sentences."""
        late = [one for one in self.lines if one.stage == "overdue"]
        ahead = [one for one in self.lines if one.stage == "to-do"]
        parts = [f"{counted(len(late), 'action')} overdue."] if late else []
        if ahead:
            due = ahead[0].action.due_on
            first = "The next" if late else "Nothing is overdue. The next action"
            parts.append(f"{first} is due {distance(due, self.today)}, on {day(due)}.")
        if waiting := sum(one.stage == "with-council" for one in self.lines):
            parts.append(f"{counted(waiting, 'action')} with the council to verify.")
        return " ".join(parts) or "No action is waiting for you."


def listing(user: "User", *, today: date, council: str = "", stage: str = "") -> Listing:
    """The actions this person’s provider was told of, narrowed to one council’s code or one stage. Two queries."""
    actions = Action.objects.visible_to(user).select_related("council", "provider__organisation")
    untreated = Finding.objects.visible_to(user).open().filter(actions=None).select_related("council")
    if council:
        actions, untreated = actions.filter(council__code=council), untreated.filter(council__code=council)
    found = [
        Line(one, stage_of(one, today), getattr(one, "time_asked", False))
        for one in actions.annotate(time_asked=waiting_for_time()).order_by("due_on", "pk")
    ]
    chosen = [one for one in found if stage in {"", one.stage}]
    return Listing(chosen, [] if stage else list(untreated), today)


def stage_of(action: Action, today: date) -> str:
    if action.status == Action.Status.SAID_DONE:
        return "with-council"
    if not action.is_open:
        return "done"
    return "overdue" if action.days_overdue(on=today) else "to-do"


def councils_of(user: "User") -> list[tuple[str, str]]:
    """Code and name of each council that has set this person’s provider an action."""
    found = Action.objects.visible_to(user).order_by().values_list("council__code", "council__name")
    return sorted(set(found.distinct()), key=lambda one: one[1])


def to_do(user: "User", *, today: date) -> str:
    """“3 actions wait for you, 1 of them overdue”; empty when none does. For the first page. One query."""
    waiting = Action.objects.visible_to(user).filter(status__in=Action.WAITING)
    days = list(waiting.order_by().values_list("due_on", flat=True))
    if not days:
        return ""
    late = sum(one < today for one in days)
    wait = f"{counted(len(days), 'action')} {'waits' if len(days) == 1 else 'wait'} for you"
    return f"{wait}, {late} of them overdue" if late else wait


HEAD = (
    "Council", "Provider", "What to do", "Who does it", "What will show that it is done", "Priority", "Due",
    "Days overdue", "Status", "Said done", "Verified",
)  # fmt: skip


def as_rows(listed: Listing) -> Iterator[tuple[object, ...]]:
    """The list to take away, below `HEAD`."""
    for one in (line.action for line in listed.lines):
        yield (
            one.council.name,
            one.provider.name,
            one.says,
            one.owner,
            one.shows_done,
            one.get_priority_display(),
            one.due_on.isoformat(),
            one.days_overdue(on=listed.today),
            one.get_status_display(),
            timezone.localdate(one.said_done_at).isoformat() if one.said_done_at else "",
            timezone.localdate(one.verified_at).isoformat() if one.verified_at else "",
        )
