"""The reasons to visit a service, each a sentence with its date, its source and its weight. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from plumbline.contracts.dates import months_after
from plumbline.ui.wording import counted, day, distance, short_day
from plumbline.workplan.facts import Counted, CqcRated, Facts, Figures, LastVisit, Origin
from plumbline.workplan.weighing import PlanOrder, ReasonKind, Weighing

NAMED = 6


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: `short` in a few words, `says` in a sentence. `on` is the day of the fact.

    `number` or `address` says where it was found. `calls_for_a_visit`: it alone puts the service on the year's plan.
    """

    kind: ReasonKind
    short: str
    says: str
    weight: int
    on: date | None = None
    origin: Origin | None = None
    number: int = 0
    address: str = ""
    calls_for_a_visit: bool = False


def reasons_to_go(facts: Facts, order: PlanOrder, *, today: date, until: date) -> tuple[Reason, ...]:
    """Every reason that holds, the weightiest first. `until` is the last day of the plan's year.

    A service never visited, or whose last visit will be older than it may be before the year ends, is due; so is one
    with a follow-up to be made in the year, or that CQC has rated low since the last visit. The annual floor follows
    domain reference §14, row 21.
    """
    found = [
        *_visit(facts, order, today=today, until=until),
        *(one for place in facts.cqc for one in _cqc(place, facts.last_visit, order, today)),
        *(one for figures in facts.figures for one in _figures(figures, order)),
        *_overdue(facts, order),
    ]
    return tuple(sorted(found, key=lambda one: (-one.weight, list(ReasonKind).index(one.kind), one.says)))


def is_due(reasons: tuple[Reason, ...]) -> bool:
    """Whether some reason puts the service on the plan by itself."""
    return any(one.calls_for_a_visit for one in reasons)


def weight_of(reasons: tuple[Reason, ...]) -> int:
    return sum(one.weight for one in reasons)


def in_words(reasons: tuple[Reason, ...]) -> str:
    """All of them, a line each: what a visit keeps as its reasons to go."""
    return "\n".join(one.says for one in reasons)


def _visit(facts: Facts, order: PlanOrder, *, today: date, until: date) -> Iterator[Reason]:
    last = facts.last_visit
    if last is None:
        rule = order[ReasonKind.NEVER_VISITED]
        says = "Never visited." if facts.called == "visit" else f"No {facts.called} was ever made."
        calls = rule.calls_for_a_visit
        yield Reason(rule.kind, says.rstrip("."), says, rule.of(), calls_for_a_visit=calls)
        return
    yield from _age(last, facts, order[ReasonKind.VISIT_OLD], today=today, until=until)
    yield from _rating(last, order[ReasonKind.VISIT_RATING])
    if last.follow_up_by:
        rule = order[ReasonKind.FOLLOW_UP]
        says = f"A follow-up to the visit of {day(last.on)} is due by {day(last.follow_up_by)}."
        calls = rule.calls_for_a_visit and last.follow_up_by <= until
        short = f"Follow-up due by {short_day(last.follow_up_by)}"
        yield Reason(
            rule.kind, short, says, rule.of(), last.follow_up_by, Origin.VISIT, last.number, "", calls
        )


def _age(last: LastVisit, facts: Facts, rule: Weighing, *, today: date, until: date) -> Iterator[Reason]:
    due_by = months_after(last.on, facts.every_months)
    if due_by > until:
        return
    often = "each year" if facts.every_months == 12 else f"every {counted(facts.every_months, 'month')}"
    had = "visit" if facts.called == "visit" else f"visit or {facts.called}"
    says = f"The last {had} was on {day(last.on)}, {distance(last.on, today)}; one is due {often}, so by {day(due_by)}."
    months_over = sum(months_after(due_by, ahead) <= today for ahead in range(1, 61))
    weight, calls = rule.of(months_over), rule.calls_for_a_visit
    short = f"Last seen {distance(last.on, today)}"
    yield Reason(rule.kind, short, says, weight, last.on, Origin.VISIT, last.number, "", calls)


def _rating(last: LastVisit, rule: Weighing) -> Iterator[Reason]:
    weight = rule.ratings.get(last.rating, 0)
    if weight:
        says = f"The visit of {day(last.on)} was rated {last.word}."
        yield Reason(rule.kind, f"Rated {last.word}", says, weight, last.on, Origin.VISIT, last.number)


def _cqc(place: CqcRated, last: LastVisit | None, order: PlanOrder, today: date) -> Iterator[Reason]:
    if not place.rating:
        rule = order[ReasonKind.CQC_UNRATED]
        says = f"CQC has not rated {place.place}."
        yield Reason(rule.kind, "Not rated by CQC", says, rule.of(), None, Origin.CQC, 0, place.address)
        return
    rule = order[ReasonKind.CQC_RATING]
    weight = rule.ratings.get(place.rating, 0)
    is_news = place.on is not None and (last is None or place.on > last.on)
    if weight:
        published = f", published on {day(place.on)}" if place.on else ""
        since = ", after the last visit" if is_news and last else ""
        says = f"CQC rates {place.place} {place.word}{published}{since}."
        calls = rule.calls_for_a_visit and is_news
        yield Reason(
            rule.kind, f"CQC: {place.word}", says, weight, place.on, Origin.CQC, 0, place.address, calls
        )
    rule = order[ReasonKind.CQC_OLD]
    if place.on and months_after(place.on, rule.months) <= today:
        says = f"CQC’s rating of {place.place} ({place.word}) is from {day(place.on)}, {distance(place.on, today)}."
        short = f"CQC’s rating {distance(place.on, today)}"
        yield Reason(rule.kind, short, says, rule.of(), place.on, Origin.CQC, 0, place.address)


def _figures(found: Figures, order: PlanOrder) -> Iterator[Reason]:
    if found.below:
        rule, count = order[ReasonKind.FIGURES_BELOW], len(found.below)
        named = ", ".join(found.below[:NAMED]) + (f" and {count - NAMED} more" if count > NAMED else "")
        verb = "is" if count == 1 else "are"
        says = (
            f"{count} of {counted(found.rated, 'rated figure')} {verb} below target in the return for"
            f" {found.period}: {named}."
        )
        short = f"{count} of {counted(found.rated, 'figure')} below target"
        yield Reason(rule.kind, short, says, rule.of(count), found.on, Origin.RETURN, found.number)


def _overdue(facts: Facts, order: PlanOrder) -> Iterator[Reason]:
    said: tuple[tuple[ReasonKind, Counted, str, Origin], ...] = (
        (ReasonKind.RETURNS_OVERDUE, facts.returns_overdue, "return", Origin.RETURNS),
        (ReasonKind.ACTIONS_OVERDUE, facts.actions_overdue, "action", Origin.ACTIONS),
        (ReasonKind.FINDINGS_OPEN, facts.findings_open, "finding", Origin.ACTIONS),
    )
    for kind, found, noun, origin in said:
        if found.count:
            verb = "is" if found.count == 1 else "are"
            state = "open" if kind is ReasonKind.FINDINGS_OPEN else "overdue"
            since = ("found" if state == "open" else "due") + f" on {day(found.since)}"
            which = since if found.count == 1 else f"the oldest {since}"
            says = f"{counted(found.count, noun)} {verb} {state}, {which}."
            short = f"{counted(found.count, noun)} {state}"
            yield Reason(kind, short, says, order[kind].of(found.count), found.since, origin)
