"""What the report says of the visit itself: where, when, by whom; who was met and what was sampled, as counts."""

from collections import Counter
from collections.abc import Iterator

from django.utils import timezone

from plumbline.judgement.scorecard.wording import listed
from plumbline.papers.paper import Facts
from plumbline.ui.wording import counted, day, moment
from plumbline.visits.answers import people_met, samples_of
from plumbline.visits.dates import last_day
from plumbline.visits.models import Report, Visit


def facts_of(report: Report) -> Facts:
    return Facts(tuple(_facts(report.visit, report)))


def _facts(visit: Visit, report: Report) -> Iterator[tuple[str, str]]:
    yield "Provider", visit.provider.name
    services = [str(one) for one in visit.services.all()]
    if services:
        yield "Service" if len(services) == 1 else "Services", listed(services)
    yield "Visit", f"{visit.get_kind_display()}, {'announced' if visit.is_announced else 'unannounced'}"
    yield "Visited on", _days(visit)
    yield "Carried out by", listed(_officers(visit)) or "–"
    if met := people_met(visit):
        yield "People met", "; ".join(f"{one.role}: {one.count} {one.how.lower()}" for one in met)
    if sampled := Counter(one.kind for one in samples_of(visit)):
        yield (
            "Looked at",
            "; ".join(f"{kind}: {counted(number, 'record')}" for kind, number in sampled.items()),
        )
    if visit.follows:
        yield "Follows", f"{visit.follows.get_kind_display()} of {day(visit.follows.on)}"
    yield "Scored by", str(visit.framework)
    if report.stage == Report.Stage.DRAFT and visit.comments_until:
        yield "Comments until", f"the end of {day(last_day(visit.comments_until))}"
    if report.stage == Report.Stage.FINAL:
        yield "Made final", moment(timezone.localtime(report.made_at))


def _days(visit: Visit) -> str:
    if visit.starts_on is None:
        return "–"
    if visit.ends_on and visit.ends_on != visit.starts_on:
        return f"{day(visit.starts_on)} to {day(visit.ends_on)}"
    return day(visit.starts_on)


def _officers(visit: Visit) -> list[str]:
    """The lead first. They sign with their names, as a council's letters do."""
    going = [str(one.officer) for one in visit.team.going().select_related("officer")]
    lead = [f"{visit.lead} (lead)"] if visit.lead else []
    return [*lead, *(name for name in going if name != str(visit.lead))]
