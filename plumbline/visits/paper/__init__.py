"""The report as a paper that a council sends: PDF and Word are made of it."""

from collections.abc import Iterator, Sequence

from django.utils import timezone

from plumbline.papers.paper import Block, Bold, Bullets, Callout, Heading, Paper, Paragraph, prose
from plumbline.ui.wording import day
from plumbline.visits.dates import last_day
from plumbline.visits.heard import heard_in
from plumbline.visits.how_rated import rules_of
from plumbline.visits.kept import from_kept
from plumbline.visits.models import Report, Visit
from plumbline.visits.paper.areas import areas, comments, good_practice, plan
from plumbline.visits.paper.facts import facts_of
from plumbline.visits.paper.planned import Found, PlannedAction
from plumbline.visits.paper.scores import outcome, scorecard
from plumbline.visits.paper.voices import voices

__all__ = ["Found", "PlannedAction", "paper_of"]


def paper_of(report: Report, found: Sequence[Found] = ()) -> Paper:
    """A version of the report, as it was when made. `found` are findings with their actions, of another room."""
    visit = report.visit
    return Paper(
        title=f"{visit.get_kind_display()}: report",
        subtitle=visit.provider.name,
        council=visit.council.name,
        reference=f"Visit {visit.pk}, version {report.number}",
        dated_on=timezone.localtime(report.made_at).date(),
        state=_state(report),
        blocks=tuple(_blocks(report, visit, found)),
    )


def _blocks(report: Report, visit: Visit, found: Sequence[Found]) -> Iterator[Block]:
    definition, card = visit.framework.scorecard, from_kept(report.scorecard)
    labels = definition.combining.labels
    yield facts_of(report)
    yield Heading("Conclusion")
    yield from outcome(card, labels)
    yield from prose(report.words.get("summary", ""))
    yield _next(report, visit)
    yield from scorecard(card, labels, definition.combining.family, report.scorecard.get("before", {}))
    yield from voices(heard_in(report.scorecard))
    yield from areas(report, card, labels, found)
    yield from good_practice(report)
    yield from plan(found)
    yield from comments(report, titles_of(visit))
    yield from _rules(visit)


def titles_of(visit: Visit) -> dict[str, str]:
    """What a comment can be about, by its code."""
    definition = visit.framework.scorecard
    return {
        "summary": "Conclusion",
        **{one.code: one.title for one in definition.areas},
        **{one.ref: f"{one.ref} {one.asks}" for one in definition.questions},
    }


def _state(report: Report) -> str:
    if report.stage == Report.Stage.FINAL:
        return "Final report"
    return "Draft for comments on factual accuracy"


def _next(report: Report, visit: Visit) -> Callout:
    if report.stage == Report.Stage.FINAL:
        follow_up = f" A follow-up visit is due by {day(visit.follow_up_by)}." if visit.follow_up_by else ""
        return Callout(
            "What happens next",
            f"This report is final. The actions in it are followed until the council has verified each.{follow_up}",
        )
    if visit.comments_until is None:
        return Callout("What happens next", "The provider comments on the factual accuracy of this draft.")
    return Callout(
        "What happens next",
        f"Tell us of anything here that is not factually right until midnight at the end of "
        f"{day(last_day(visit.comments_until))}, with what shows it. We answer each point.",
    )


def _rules(visit: Visit) -> Iterator[Block]:
    definition = visit.framework.scorecard
    yield Heading("How the ratings are made")
    yield Paragraph(
        f"{definition.title}, version {definition.version}, of {definition.council or 'Plumbline'}."
    )
    yield Bullets(
        tuple(
            (one.says, Bold(f" {one.rests_on[:1].upper()}{one.rests_on[1:]}.")) if one.rests_on else one.says
            for one in rules_of(definition)
        )
    )
