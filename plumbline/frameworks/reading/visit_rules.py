"""Reading how a visit is run: what is asked for before it, its time limits, and what follows which rating."""

from itertools import pairwise

from plumbline.frameworks.definition import Source
from plumbline.frameworks.reading.bands import read_rating
from plumbline.frameworks.reading.parsing import FRAMEWORK_ID
from plumbline.frameworks.reading.provenance import read_source
from plumbline.frameworks.reading.questions import OURS
from plumbline.frameworks.reading.schedule import unrepeated
from plumbline.frameworks.reading.table import Table
from plumbline.frameworks.scorecard import ActionLimit, Asked, FollowUp, Process, ScorecardDefinition
from plumbline.judgement.scorecard.labels import LabelSet

MOST_DAYS = 730
LIMITS = ScorecardDefinition.action_limits


def read_asked(table: Table, source: Source) -> tuple[Asked, ...]:
    found = []
    for one in unrepeated(table.tables("asked", "document", "code"), "code"):
        days = one.whole("days_before", Asked("", "").days_before, most=MOST_DAYS)
        found.append(
            Asked(one.text("code"), one.text("title", None), one.text("why"), days, read_source(one, source))
        )
        one.close()
    return tuple(found)


def read_process(table: Table) -> Process:
    ours = Process()
    process = table.table("process")
    if process is None:
        return ours
    hours, months = process.number("hours"), process.whole("every_months", 0, most=120)
    if months == 0 and "every_months" in process:
        process.problem("every_months", "Every 0 months is never. Leave it out where no visit is due.")
    self_assessment = process.text("self_assessment")
    if self_assessment and not FRAMEWORK_ID.fullmatch(self_assessment):
        process.problem("self_assessment", "Name it by its id, such as exampleshire/self-assessment.")
    found = Process(
        comment_days=process.whole("comment_days", ours.comment_days, most=MOST_DAYS),
        is_blind=process.flag("blind", default=ours.is_blind),
        hours=ours.hours if hours is None else hours,
        every_months=months or None,
        notice_days=process.whole("notice_days", ours.notice_days, most=MOST_DAYS),
        self_assessment=self_assessment,
        source=read_source(process, OURS),
    )
    process.close()
    return found


def read_follow_ups(table: Table, labels: LabelSet) -> tuple[FollowUp, ...]:
    found = []
    for one in unrepeated(table.tables("follow_up", "follow-up", "rating"), "rating"):
        days = one.whole("visit_within", 0, most=MOST_DAYS) or None
        says = one.text("says")
        if days is None and not says:
            one.problem("", "Say what follows: visit_within = 28, or in words.")
        found.append(FollowUp(read_rating(one, "rating", labels), days, says, read_source(one, OURS)))
        one.close()
    return tuple(found)


def read_action_limits(table: Table) -> tuple[ActionLimit, ...]:
    """How many days an action of each priority has; a shorter limit for a lower priority is a contradiction."""
    days = table.table("action_days")
    if days is None:
        return LIMITS
    found = [ActionLimit(one.priority, days.whole(one.priority, one.days, most=MOST_DAYS)) for one in LIMITS]
    for higher, lower in pairwise(found):
        if lower.days < higher.days:
            says = f"{lower.priority} would be due before {higher.priority}: {lower.days} days against {higher.days}."
            days.problem(lower.priority, says)
    days.close()
    return tuple(found)
