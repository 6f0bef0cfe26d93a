"""What an officer can turn into findings and actions with one press each, and what was turned already."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from plumbline.accounts.models import User
from plumbline.desk.reports.forms import ActionForm, NoteForm
from plumbline.improvement.due_days import due_after
from plumbline.improvement.models import Action, Finding
from plumbline.visits.answers import notes_of
from plumbline.visits.dates import last_day
from plumbline.visits.models import Visit
from plumbline.visits.scored import answers_for_scoring
from plumbline.visits.shortfalls import OWNER, SHOWS, Shortfall, shortfalls


@dataclass(frozen=True)
class Proposal:
    """An answer that falls short. Once noted it has a `finding`; `act` is the form for its first action."""

    why: Shortfall | None
    finding: Finding | None
    actions: tuple[Action, ...] = ()
    note: NoteForm | None = None
    act: ActionForm | None = None


def proposals(
    visit: Visit,
    user: User,
    *,
    on: date,
    typed: Mapping[str, NoteForm] | None = None,
    acting: Mapping[int, ActionForm] | None = None,
) -> list[Proposal]:
    """In the order of the scorecard; findings that were noted of no question, or of one that is met by now, last."""
    definition = visit.framework.scorecard
    short = {one.ref: one for one in shortfalls(definition, answers_for_scoring(visit), notes_of(visit))}
    noted = list(_standing(visit, user))
    by_ref = {one.about: one for one in noted}
    begins = _counts_from(visit, on)
    found = [
        _noted(by_ref[ref], one, begins, acting or {}) if ref in by_ref else _proposed(one, typed or {})
        for ref, one in short.items()
    ]
    others = [one for one in noted if one.about not in short]
    return [*found, *(_noted(one, None, begins, acting or {}) for one in others)]


def _standing(visit: Visit, user: User) -> list[Finding]:
    found = (
        Finding.objects.visible_to(user)
        .from_source("visit", visit.pk)
        .exclude(status=Finding.Status.WITHDRAWN)
    )
    return list(found.prefetch_related("actions").order_by("pk"))


def _proposed(one: Shortfall, typed: Mapping[str, NoteForm]) -> Proposal:
    initial = {"says": one.says, "priority": one.priority}
    return Proposal(one, None, note=typed.get(one.ref) or NoteForm(prefix=one.ref, initial=initial))


def _noted(
    finding: Finding, why: Shortfall | None, begins: date, acting: Mapping[int, ActionForm]
) -> Proposal:
    actions = tuple(one for one in finding.actions.all() if one.status != Action.Status.WITHDRAWN)
    if actions or finding.status != Finding.Status.OPEN:
        return Proposal(why, finding, actions)
    days = why.days if why else 28
    initial = {
        "says": why.action if why else "",
        "owner": OWNER,
        "shows_done": why.shows_done if why else SHOWS,
        "due_on": due_after(begins, days),
    }
    return Proposal(
        why, finding, act=acting.get(finding.pk) or ActionForm(prefix=f"a{finding.pk}", initial=initial)
    )


def _counts_from(visit: Visit, on: date) -> date:
    """Limits count from when the provider can know: the end of its time for comments, while that is still ahead."""
    if visit.comments_until:
        return max(on, last_day(visit.comments_until))
    return on + timedelta(days=visit.comment_days)
