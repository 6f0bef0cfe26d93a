"""Area by area: the words, what was found, photographs; then good practice, comments with their answers, the plan."""

from collections.abc import Iterable, Iterator, Sequence

from plumbline.documents.actions import content_of
from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.outcome import Scorecard
from plumbline.papers import paper
from plumbline.papers.paper import Block, Bold, Bullets, Callout, Heading, Paragraph, Quote, Table, prose
from plumbline.ui.wording import short_day
from plumbline.visits.models import Comment, Dispute, Photograph, Report
from plumbline.visits.paper.marks import word_of
from plumbline.visits.paper.planned import Found


def areas(report: Report, card: Scorecard, labels: LabelSet, found: Sequence[Found]) -> Iterator[Block]:
    words, photographs = report.words.get("areas", {}), _photographs(report)
    yield Heading("What we found")
    for one in card.areas:
        yield Heading(f"{one.title}: {word_of(one.judgement.rating, labels)}", 2)
        own = [finding for finding in found if finding.area == one.title]
        text = words.get(one.code, "")
        if not text and not own:
            yield Paragraph("Nothing is to be said here beyond the score.")
        yield from prose(text)
        yield from _findings(own)
        yield from _pictures(photographs, one.code)
    yield from _pictures(photographs, "")


def good_practice(report: Report) -> Iterator[Block]:
    text = report.words.get("good_practice", "")
    if text:
        yield Heading("Good practice")
        yield from prose(text)


def comments(report: Report, titles: dict[str, str]) -> Iterator[Block]:
    """What the provider said about the draft, and what the council answered: in the final report."""
    sent = list(Comment.objects.standing().filter(visit=report.visit).exclude(sent_at=None))
    if report.stage != Report.Stage.FINAL:
        return
    yield Heading("Comments on the draft, and our answers")
    if not sent:
        yield Paragraph("The provider made no comments on the draft.")
    for one in sent:
        yield Heading(titles.get(one.about, one.about), 2)
        yield Quote(one.says, "The provider")
        yield Paragraph((Bold(f"{one.get_answer_display()}. "), one.answer_says))
    yield from _reviews(report)


def _reviews(report: Report) -> Iterator[Block]:
    """What the provider disputed, and what the senior officer who took no part decided on which tests."""
    for one in Dispute.objects.filter(visit=report.visit).exclude(decided_at=None).order_by("raised_at"):
        yield Heading("Review by a senior officer who took no part in the visit", 2)
        yield Quote(one.says, "The provider")
        yield Paragraph((Bold(f"{one.get_decision_display()}. "), one.decision_says))
        yield Bullets(
            tuple(
                (Bold(f"{asks} {'Yes' if one.tests[code]['holds'] else 'No'}. "), one.tests[code]["says"])
                for code, asks in Dispute.TESTS
            )
        )


def plan(found: Sequence[Found]) -> Iterator[Block]:
    actions = list(dict.fromkeys(action for one in found for action in one.actions))
    if not actions:
        return
    yield Heading("Action plan")
    yield Paragraph("An action is closed when the council has verified it, not when it is said to be done.")
    rows = tuple(
        (str(number), one.says, one.owner, short_day(one.due_on), one.shows_done, one.priority)
        for number, one in enumerate(actions, 1)
    )
    yield Table(
        "Who does what by when, and what will show that it is done",
        ("No.", "Action", "Owner", "Due", "What will show it is done", "Priority"),
        rows,
        widths=(0.6, 3.6, 1.8, 1.6, 3, 1.5),
    )


def _findings(found: Iterable[Found]) -> Iterator[Block]:
    points = tuple(f"{one.says}{f' ({one.regulation})' if one.regulation else ''}" for one in found)
    if points:
        yield (
            Callout("What falls short", "\n".join(points))
            if len(points) == 1
            else Paragraph("What falls short:")
        )
        if len(points) > 1:
            yield Bullets(points)


def _photographs(report: Report) -> list[Photograph]:
    taken = Photograph.objects.standing().filter(visit=report.visit, is_late=False)
    return list(taken.select_related("document"))


def _pictures(photographs: Iterable[Photograph], area: str) -> Iterator[Block]:
    for one in photographs:
        if one.area == area:
            caption = one.caption or "A photograph taken on the visit."
            yield paper.Photograph(content_of(one.document), f"Photograph: {caption}", caption)
