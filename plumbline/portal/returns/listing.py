"""All returns of a provider, for every council it works for, in the order in which they need somebody."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Max
from django.utils import timezone

from plumbline.accounts.models import User
from plumbline.returns.models import Decision, DraftCell, Return
from plumbline.ui.wording import counted, day, distance

Status = Return.Status
HEADINGS = {
    "overdue": "Overdue",
    "sent-back": "Sent back to you",
    "due": "To fill in",
    "waiting": "With the council",
    "done": "Done",
}


@dataclass(frozen=True)
class Line:
    """One return of the list. `typed` counts the answers in its draft; `reason` says why it was sent back."""

    kpi_return: Return
    stage: str
    typed: int = 0
    saved_at: datetime | None = None
    decision: Decision | None = None


@dataclass(frozen=True)
class Listing:
    lines: Sequence[Line]
    today: date

    @property
    def stages(self) -> list[tuple[str, str, list[Line]]]:
        """Code, heading and lines of each stage that has any, the most pressing first."""
        found = {code: [one for one in self.lines if one.stage == code] for code in HEADINGS}
        return [(code, HEADINGS[code], lines) for code, lines in found.items() if lines]

    @property
    def says(self) -> str:
        """How things stand, in one or two sentences."""
        late, back = self._count("overdue"), self._count("sent-back")
        parts = []
        if late:
            parts.append(f"{counted(late, 'return')} overdue.")
        if back:
            parts.append(f"{counted(back, 'return')} sent back to correct.")
        if following := next((one for one in self.lines if one.stage == "due"), None):
            due = following.kpi_return.due
            parts.append(
                f"{'The next' if parts else 'Nothing is overdue. The next return'} is due {self._when(due)}."
            )
        return " ".join(parts) or "No return is waiting for you."

    def _count(self, stage: str) -> int:
        return sum(one.stage == stage for one in self.lines)

    def _when(self, due: date) -> str:
        return f"{distance(due, self.today)}, on {day(due)}"


def listing(user: User, *, today: date, council: str = "", stage: str = "") -> Listing:
    """The returns that this person may see, narrowed to one council's code or one stage."""
    found = Return.objects.visible_to(user).for_list().defer("framework__text")
    if council:
        found = found.filter(council__code=council)
    lines = [one for one in _lines(user, list(found), today) if stage in {"", one.stage}]
    places = list(HEADINGS)
    return Listing(sorted(lines, key=lambda one: (places.index(one.stage), *_pressing(one))), today)


def councils_of(user: User) -> list[tuple[str, str]]:
    """Code and name of each council that has asked this person's providers for a return."""
    found = Return.objects.visible_to(user).values_list("council__code", "council__name")
    return sorted(set(found.distinct()), key=lambda one: one[1])


def as_rows(listed: Listing) -> Iterator[tuple[object, ...]]:
    """The list to take away, below `HEAD`."""
    for line in listed.lines:
        one = line.kpi_return
        yield (
            one.council.name,
            one.provider.name,
            one.contract.reference,
            one.reporting_period.label,
            one.due.isoformat(),
            one.get_status_display(),
            timezone.localdate(one.submitted_at).isoformat() if one.submitted_at else "",
            one.days_late,
            one.below_target if one.current_id else "",
        )


HEAD = (
    "Council", "Provider", "Contract", "Period", "Due", "Status", "Submitted", "Days late", "Figures below target",
)  # fmt: skip


def _lines(user: User, returns: Sequence[Return], today: date) -> Iterator[Line]:
    drafts = _drafts(user, [one.pk for one in returns if one.is_open])
    decisions = _decisions(user, [one.pk for one in returns if one.status in {Status.SENT_BACK, Status.NIL}])
    for one in returns:
        typed, saved_at = drafts.get(one.pk, (0, None))
        yield Line(one, stage_of(one, today), typed, saved_at, decisions.get(one.pk))


def stage_of(kpi_return: Return, today: date) -> str:
    """A return that was sent back is overdue only once the day is past by which it is wanted again."""
    if kpi_return.days_overdue(on=today):
        return "overdue"
    if kpi_return.status == Status.DUE:
        return "due"
    return {Status.SENT_BACK: "sent-back", Status.SUBMITTED: "waiting"}.get(Status(kpi_return.status), "done")


def _pressing(line: Line) -> tuple[int, int]:
    """Earliest due first; among what is done, the newest period first."""
    one = line.kpi_return
    days = one.due.toordinal()
    return (-days if line.stage == "done" else days, one.pk)


def _drafts(user: User, open_ids: Iterable[int]) -> dict[int, tuple[int, datetime]]:
    counted_cells = (
        DraftCell.objects.visible_to(user)
        .filled()
        .filter(kpi_return_id__in=list(open_ids))
        .values("kpi_return_id")
        .annotate(number=Count("pk"), newest=Max("saved_at"))
    )
    return {one["kpi_return_id"]: (one["number"], one["newest"]) for one in counted_cells}


def _decisions(user: User, ids: Iterable[int]) -> dict[int, Decision]:
    """The newest decision on each of these returns."""
    found = Decision.objects.visible_to(user).filter(kpi_return_id__in=list(ids)).order_by("decided_at", "pk")
    return {one.kpi_return_id: one for one in found}
