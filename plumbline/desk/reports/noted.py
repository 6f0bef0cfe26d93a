"""What was noted about one part of the report, laid out beside the box in which it is written up."""

from collections.abc import Iterable
from dataclasses import dataclass

from plumbline.judgement.scorecard.scales import STATES
from plumbline.visits.actions.writing import GOOD_PRACTICE, SUMMARY, part_of, parts
from plumbline.visits.answers import (
    Feedback,
    Observation,
    answers_of,
    feedback_of,
    notes_of,
    observations_of,
)
from plumbline.visits.checkers import Said, findings_of
from plumbline.visits.models import Photograph, Visit, Words


@dataclass(frozen=True, slots=True)
class Answered:
    """A question with what was answered and noted. `is_open` when nobody has answered or it was not assessed."""

    ref: str
    asks: str
    answer: str
    note: str
    is_open: bool
    falls_short: bool


@dataclass(frozen=True)
class Part:
    """A part of the report: where its page is, its words so far, and what was noted that belongs to it."""

    code: str
    name: str
    title: str
    words: Words | None
    answers: tuple[Answered, ...] = ()
    observations: tuple[Observation, ...] = ()
    checkers: tuple[tuple[str, Said], ...] = ()
    photographs: tuple[Photograph, ...] = ()
    feedback: tuple[Feedback, ...] = ()

    @property
    def is_written(self) -> bool:
        return bool(self.words and self.words.text)


def titles(visit: Visit) -> dict[str, str]:
    """Every part's title by the code in its address: an area's code, `summary` or `good-practice`."""
    areas = {one.code: one.title for one in visit.framework.scorecard.areas}
    return {SUMMARY: "Conclusion", **areas, GOOD_PRACTICE: "Good practice"}


def all_parts(visit: Visit) -> list[Part]:
    """Every part with its words alone."""
    words = {one.part: one for one in visit.words.select_related("saved_by")}
    named = zip(titles(visit).items(), parts(visit), strict=True)
    return [Part(code, name, title, words.get(name)) for (code, title), name in named]


def part_with_notes(visit: Visit, code: str) -> Part | None:
    """One part with what was noted; None when the report has no such part."""
    title = titles(visit).get(code)
    if title is None:
        return None
    name = code if code in {SUMMARY, GOOD_PRACTICE} else part_of(code)
    words = visit.words.select_related("saved_by").filter(part=name).first()
    is_area = name != code
    pictures = visit.photographs.standing()
    return Part(
        code=code,
        name=name,
        title=title,
        words=words,
        answers=_answers(visit, code) if is_area else (),
        observations=_of_area(observations_of(visit), code, is_area=is_area),
        checkers=_checkers(visit, code) if is_area else (),
        photographs=tuple(pictures.filter(area=code) if is_area else pictures),
        feedback=tuple(feedback_of(visit)) if code == SUMMARY else (),
    )


def _answers(visit: Visit, area: str) -> tuple[Answered, ...]:
    answers, notes = answers_of(visit), notes_of(visit)
    return tuple(
        _answered(one.ref, one.asks, choice, one.scale.most, answers.get(one.ref, ""), notes.get(one.ref, ""))
        for one in visit.framework.scorecard.questions_of(area)
        for choice in [one.scale.choice(answers.get(one.ref, ""))]
    )


def _answered(ref: str, asks: str, choice: object, most: object, answer: str, note: str) -> Answered:
    says = getattr(choice, "says", STATES.get(answer, "Not answered"))
    points = getattr(choice, "points", None)
    is_open = choice is None and answer != "not-applicable"
    return Answered(ref, asks, says, note, is_open, points is not None and points < most)


def _of_area(observed: Iterable[Observation], area: str, *, is_area: bool) -> tuple[Observation, ...]:
    return tuple(one for one in observed if not is_area or one.area == area)


def _checkers(visit: Visit, area: str) -> tuple[tuple[str, Said], ...]:
    """Who said it, with each answer."""
    return tuple((one.called, said) for one in findings_of(visit) for said in one.said if said.area == area)
