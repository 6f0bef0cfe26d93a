"""A scorecard laid out so that it can be read aloud: what is asked, how it becomes a rating, what follows."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from plumbline.desk.frameworks.rating_words import bands_in_words, counts, limits, whole
from plumbline.desk.frameworks.reading import Rule, rule_of
from plumbline.frameworks.bases import sources_of
from plumbline.frameworks.definition import Basis
from plumbline.frameworks.scorecard import Answerer, Area, Purpose, Question, ScorecardDefinition, Viewpoint
from plumbline.judgement.display import show_given
from plumbline.judgement.scorecard.scales import Scale

PURPOSES = {
    Purpose.VISIT: "A visit",
    Purpose.SELF_ASSESSMENT: "A self-assessment by the provider",
    Purpose.DESKTOP: "A check from the desk",
    Purpose.SET_UP: "A check before a first placement",
}
WHO = {
    Answerer.OFFICER: "Officer",
    Answerer.PROVIDER: "Provider",
    Answerer.STAFF: "Staff",
    Answerer.PERSON: "People who use the service",
    Answerer.QUALITY_CHECKER: "Quality Checker",
}
VIEWS = {
    Viewpoint.PEOPLE: "people’s view",
    Viewpoint.STAFF: "staff’s view",
    Viewpoint.COMMISSIONER: "commissioner’s view",
}


@dataclass(frozen=True, slots=True)
class AskedOf:
    """One question with who answers it, whose view that is, and in which part of the visit."""

    question: Question
    who: str
    view: str
    leg: str
    basis: str


@dataclass(frozen=True, slots=True)
class Part:
    """One area with its questions."""

    area: Area
    rule: Rule
    questions: tuple[AskedOf, ...]


@dataclass(frozen=True, slots=True)
class ReadAloud:
    """Everything a page says of a scorecard. `order` is how the steps follow one another, each with its authority."""

    purpose: str
    parts: tuple[Part, ...]
    order: tuple[Rule, ...]
    scales: tuple[Scale, ...]
    run: tuple[Rule, ...]
    asked: tuple[Rule, ...]
    bases: tuple[tuple[str, int], ...]


def read_aloud(scorecard: ScorecardDefinition) -> ReadAloud:
    counted = Counter(source.basis for source in sources_of(scorecard))
    return ReadAloud(
        PURPOSES[scorecard.purpose],
        tuple(_part(scorecard, area) for area in scorecard.areas),
        tuple(_order(scorecard)),
        tuple({one.scale.name: one.scale for one in scorecard.questions}.values()),
        tuple(_run(scorecard)),
        tuple(
            rule_of(one.title, (one.why, f"{_days(one.days_before)} before the visit."), one.source)
            for one in scorecard.asked
        ),
        tuple((basis.value, counted[basis]) for basis in Basis if counted[basis]),
    )


def _part(scorecard: ScorecardDefinition, area: Area) -> Part:
    legs = {one.code: one.title for one in scorecard.legs}
    return Part(
        area,
        rule_of(area.title, (area.intro,), area.source),
        tuple(
            AskedOf(
                one, WHO[one.answerer], VIEWS[one.viewpoint], legs.get(one.leg, ""), one.source.basis.value
            )
            for one in scorecard.questions_of(area.code)
        ),
    )


def _order(scorecard: ScorecardDefinition) -> Iterator[Rule]:
    """The steps from answers to a rating, in the order in which they are taken."""
    combining = scorecard.combining
    yield bands_in_words("Each area is rated", combining.area_bands, combining.labels)
    yield whole(combining)
    yield from counts(combining)
    yield from limits(combining, {area.code: area.title for area in scorecard.areas})


def _run(scorecard: ScorecardDefinition) -> Iterator[Rule]:
    process = scorecard.process
    often = (
        f"Every {process.every_months} months." if process.every_months else "None is due by the calendar."
    )
    lines = (
        often,
        f"The provider has {_days(process.comment_days)} to comment on the draft.",
        f"Notice: {_days(process.notice_days)}, where it is announced.",
        f"It takes about {show_given(process.hours)} hours.",
        "Whoever scores sees no ratings until the draft is shared." if process.is_blind else "",
        f"The provider is first sent the self-assessment {process.self_assessment}."
        if process.self_assessment
        else "",
    )
    yield rule_of("Times", tuple(one for one in lines if one), process.source)
    for one in scorecard.follow_ups:
        label = scorecard.combining.labels.label(one.rating)
        visit = f"Another visit within {_days(one.visit_within)}." if one.visit_within else ""
        said = tuple(line for line in (visit, one.says) if line)
        yield rule_of(f"After {label.says if label else one.rating}", said, one.source)


def _days(count: int) -> str:
    return f"{count} day" if count == 1 else f"{count} days"
