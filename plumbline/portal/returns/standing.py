"""How one return stands, in a sentence, and the one thing to do next."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from plumbline.portal.drafts import Draft
from plumbline.portal.filling.progress import Progress
from plumbline.returns.judged import answers_of
from plumbline.returns.models import Decision, Return
from plumbline.ui.wording import counted, day, deadline, punctuality

Status = Return.Status


@dataclass(frozen=True, slots=True)
class Standing:
    """`act` is what the button says and `to` where it leads; both empty when nothing is to be done."""

    says: str
    act: str = ""
    to: str = ""


def standing_when_open(draft: Draft, progress: list[Progress], today: date) -> Standing:
    """Of a return that waits for the provider."""
    kpi_return = draft.kpi_return
    says = " ".join(part for part in (_how_late(kpi_return, today), _how_far(draft, progress)) if part)
    act, name, args = _next_act(draft, progress)
    return Standing(says, act, reverse(f"portal:{name}", args=[kpi_return.pk, *args]))


def standing_when_closed(kpi_return: Return, decision: Decision | None) -> Standing:
    """Of a return that is with the council or done."""
    receipt = reverse("portal:return_receipt", args=[kpi_return.pk]) if kpi_return.current_id else ""
    council = kpi_return.council.name
    if kpi_return.status == Status.NIL:
        return Standing(
            f"{council} has recorded that there is nothing to report. You need not send anything."
        )
    if kpi_return.status == Status.ACCEPTED:
        when = f" on {day(timezone.localdate(decision.decided_at))}" if decision else ""
        return Standing(f"{council} accepted it{when}. {_arrived(kpi_return)}", "See the receipt", receipt)
    return Standing(
        f"{_arrived(kpi_return)} {council} has it now and will decide.", "See the receipt", receipt
    )


def _arrived(kpi_return: Return) -> str:
    current = kpi_return.current
    if current is None:
        return ""
    came = timezone.localdate(current.submitted_at)
    how = "" if current.number > 1 else f", {punctuality(kpi_return.due_when_it_came, came)}"
    below = kpi_return.below_target
    figures = f" {counted(below, 'figure')} below target." if below else " No figure below target."
    return f"Submitted {day(came)}{how}.{figures}"


def _how_late(kpi_return: Return, today: date) -> str:
    if kpi_return.status == Status.SENT_BACK:
        return _when_again(kpi_return, today)
    words = deadline(kpi_return.due, today)
    late = kpi_return.due < today
    extended = ", with the extra time given" if kpi_return.extended_to else ""
    return f"{words[:1].upper()}{words[1:]}: it {'was' if late else 'is'} due on {day(kpi_return.due)}{extended}."


def _when_again(kpi_return: Return, today: date) -> str:
    sent = f"{kpi_return.council.name} sent it back"
    if not kpi_return.days_overdue(on=today):
        return f"{sent}. Correct it and submit it again by {day(kpi_return.due)}."
    late = f"{deadline(kpi_return.due, today)}, it was {'wanted again by' if kpi_return.wanted_again_by else 'due on'}"
    return f"{sent}. Correct it and submit it again: {late} {day(kpi_return.due)}."


def _how_far(draft: Draft, progress: list[Progress]) -> str:
    asked, answered = sum(one.asked for one in progress), sum(one.answered for one in progress)
    ready = draft.filled.readiness
    if _is_untouched(draft):
        return "Nothing has been changed since."
    if ready.is_ready:
        return "Everything needed is filled in. Check it and submit."
    if not ready.problems:
        return f"Every question is answered; {counted(len(ready.to_explain), 'explanation')} still to write."
    if not any(one.is_begun for one in progress):
        return "Nothing is filled in yet."
    return f"{answered} of {counted(asked, 'figure')} filled in."


def _next_act(draft: Draft, progress: list[Progress]) -> tuple[str, str, list[str]]:
    ready = draft.filled.readiness
    if _is_untouched(draft):
        return "Correct the figures", "return_section", [draft.sections[0].code]
    if ready.is_ready:
        return "Check and submit", "return_check", []
    if not ready.problems:
        return "Write the explanations", "return_explain", []
    undone = next((one for one in progress if not one.is_complete), None)
    if undone is None:
        return "See what stands in the way", "return_check", []
    if not any(one.is_begun for one in progress):
        return "Start filling it in", "return_section", [undone.section.code]
    return f"Go on with {undone.section.title}", "return_section", [undone.section.code]


def _is_untouched(draft: Draft) -> bool:
    """Whether a return that was sent back still says what it said when it was submitted."""
    before = draft.kpi_return.current
    return before is not None and answers_of(before) == draft.filled.answers
