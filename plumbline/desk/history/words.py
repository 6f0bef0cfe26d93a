"""Events in words: what happened, and the particulars that a reader needs."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils import timezone

from plumbline.desk.history.action_words import ACTION_KINDS, ACTION_PARTICULARS
from plumbline.desk.history.intelligence_words import INTELLIGENCE_KINDS, INTELLIGENCE_PARTICULARS
from plumbline.desk.history.plan_words import PLAN_KINDS, PLAN_PARTICULARS
from plumbline.desk.history.report_words import REPORT_KINDS, REPORT_PARTICULARS
from plumbline.desk.history.risk_words import RISK_KINDS, RISK_PARTICULARS
from plumbline.desk.history.standing_words import (
    STANDING_DAYS,
    STANDING_KINDS,
    STANDING_PAGES,
    STANDING_PARTICULARS,
)
from plumbline.desk.history.survey_words import SURVEY_KINDS, SURVEY_PAGES, SURVEY_PARTICULARS
from plumbline.desk.history.visit_words import VISIT_KINDS, VISIT_PAGES, VISIT_PARTICULARS
from plumbline.history.folding import Fold
from plumbline.history.models import Event
from plumbline.ui.wording import clock, day

KINDS = {
    "return.issued": "Return asked for",
    "return.submitted": "Return submitted",
    "return.resubmitted": "Return corrected and submitted again",
    "return.restated": "Figures restated",
    "return.accepted": "Return accepted",
    "return.sent_back": "Return sent back",
    "return.reopened": "Accepted return reopened and sent back",
    "return.extended": "More time given",
    "return.nil_recorded": "Recorded as a nil return",
    "return.nil_withdrawn": "Nil return withdrawn",
    "return.passed_on": "Return now owed by another provider",
    "return.reminded": "Provider reminded",
    "workbook.received": "Workbook received",
    "workbook.read": "Workbook read",
    "contract.registered": "Contract put on the register",
    "contract.activated": "Contract brought into force",
    "contract.ended": "Contract ended",
    "contract.passed": "Contract went on with another provider",
    "contract.passed_back": "Contract went back: that it passed was a mistake",
    "contract.assigned": "Lead officer changed",
    "contract.renamed": "Title changed",
    "contract.last_day_changed": "Last day changed",
    "contract.calendar_chosen": "Reporting calendar chosen",
    "contract.framework_changed": "Framework changed",
    "kpis.proposed": "KPIs proposed for agreement",
    "kpis.agreed": "KPIs agreed",
    "target.told": "Target told to the provider",
    "calendar.opened": "Calendar opened",
    "calendar.proposed": "Due dates proposed",
    "calendar.confirmed": "Due date confirmed",
    "framework.taken_in": "Framework file taken in",
    "framework.adopted": "Framework adopted",
    "succession.recorded": "Contracts go on with another provider",
    "succession.withdrawn": "Withdrawn: contracts did not go on with another provider",
    "provider.registered": "Provider added",
    "service.offered": "Service added",
    "cqc_file.received": "CQC file received",
    "cqc.imported": "CQC file taken over",
    "letter.not_posted": "Letter could not be posted",
    "letter.came_back": "Letter came back",
    "letter.sent_again": "Letter sent again",
    "letter.told_otherwise": "Told another way what a letter said",
    **PLAN_KINDS,
    **RISK_KINDS,
    **STANDING_KINDS,
    **VISIT_KINDS,
    **REPORT_KINDS,
    **ACTION_KINDS,
    **SURVEY_KINDS,
    **INTELLIGENCE_KINDS,
}
# What a detail is called on the page; those not named here are for machines.
PARTICULARS = {
    **ACTION_PARTICULARS,
    "reason": "Reason",
    "until": "Due now",
    "due": "Due",
    "wanted_again_by": "Wanted again by",
    "version": "Version",
    "changed": "Changed answers",
    "file": "File",
    "problems": "Problems found",
    "letters": "Letters written",
    "letter": "Letter",
    "reader": "Written to",
    "cause": "Cause",
    "how": "How",
    "framework": "Framework",
    "side": "Agreed by",
    "ref": "Figure",
    "target": "Target",
    "period": "Period",
    "periods": "Periods",
    "reference": "Reference",
    "name": "Name",
    "was": "Was",
    "ended": "Last day before",
    "ends": "Last day now",
    "assigned": "Now",
    "calendar": "Calendar",
    "from_day": "From",
    **STANDING_PARTICULARS,
    **VISIT_PARTICULARS,
    **PLAN_PARTICULARS,
    **RISK_PARTICULARS,
    **REPORT_PARTICULARS,
    **SURVEY_PARTICULARS,
    **INTELLIGENCE_PARTICULARS,
}
DAYS = {
    *STANDING_DAYS,
    "ended", "ends", "until", "due", "from_day", "to_day", "day", "due_on", "due_before", "wanted", "wanted_again_by",
    "counts_until", "as_at",
}  # fmt: skip
PAGES = {
    "workplan.planline": "desk:plan_line",
    "workplan.obligation": "desk:plan_work_one",
    "returns.return": "desk:return",
    "contracts.contract": "desk:contract",
    "contracts.calendar": "desk:calendar",
    "providers.succession": "desk:succession",
    "frameworks.frameworkversion": "desk:framework",
    **SURVEY_PAGES,
    **STANDING_PAGES,
    **VISIT_PAGES,
    "improvement.action": "desk:action",
    "notices.notice": "desk:letter",
    "improvement.finding": "desk:finding",
    "intelligence.intelligence": "desk:intelligence_one",
}


def happening(event: Event) -> str:
    """`{{ event|happening }}`: the event's kind in words; one that has none of its own reads as its code does."""
    noun, _, verb = event.kind.partition(".")
    return KINDS.get(event.kind) or f"{noun.capitalize()} {verb.replace('_', ' ')}"


def particulars(event: Event) -> list[tuple[str, str]]:
    """`{% for label, said in event|particulars %}`: what else is worth reading about it."""
    details = dict(event.details)
    if event.kind in {"contract.assigned", "contract.renamed"}:
        details["assigned"] = details.get("to")
    said = [(name, _said(name, details.get(name))) for name in PARTICULARS]
    return [(PARTICULARS[name], words) for name, words in said if words]


def how_often(fold: Fold) -> str:
    """`{{ line|how_often }}`: ", 7 times between 9:10am and 11:02am"; nothing when it happened once."""
    if fold.times == 1:
        return ""
    first, last = (clock(timezone.localtime(at)) for at in (fold.first_at, fold.newest.at))
    return f", {fold.times} times {f'at {last}' if first == last else f'between {first} and {last}'}"


def all_particulars(fold: Fold) -> Sequence[list[tuple[str, str]]]:
    """`{% for said in line|all_particulars %}`: what is worth reading of each; of versions, the newest."""
    found: dict[tuple[tuple[str, str], ...], list[tuple[str, str]]] = {}
    for said in filter(None, map(particulars, fold.events)):
        found.setdefault(tuple(one for one in said if one[0] != PARTICULARS["version"]), said)
    return list(found.values())


def subject_address(event: Event) -> str:
    """`{{ event|subject_address }}`: the page of what the event is about; nothing when it has no page of its own."""
    page = PAGES.get(event.subject_kind)
    return reverse(page, args=[event.subject_id]) if page else ""


def _said(name: str, detail: object) -> str:
    if isinstance(detail, list):
        return ", ".join(str(part) for part in detail)
    if not detail:
        return ""
    return day(date.fromisoformat(str(detail))) if name in DAYS else str(detail)
