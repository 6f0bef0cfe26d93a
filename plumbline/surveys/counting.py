"""From answers to results: response rate, the satisfied among valid answers, themes. Pure."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from plumbline.surveys.questionnaire import Choice, Question, Questionnaire
from plumbline.surveys.suppression import LEAST, Shown, is_small, shown


@dataclass(frozen=True, slots=True)
class Rate:
    """How many answered of those asked. `invited` None: not known, and then there is no rate."""

    completed: int
    invited: int | None

    @property
    def share(self) -> Fraction | None:
        """Completed ÷ invited, exact; None when the number asked is not known or is too small to be true."""
        if not self.invited or self.completed > self.invited:
            return None
        return Fraction(self.completed, self.invited)


@dataclass(frozen=True, slots=True)
class Tally:
    """The plain numbers behind one question: for the council's own arithmetic, never for a page."""

    satisfied: int
    valid: int


@dataclass(frozen=True, slots=True)
class Result:
    """One question with what may be told of its answers. `no_view` gave no valid answer: not asked what, or blank."""

    question: Question
    told: Shown
    no_view: int

    @property
    def lines(self) -> tuple[tuple[Choice, int | None], ...]:
        """Each choice with its count, or None where it is too few to show."""
        scale = self.question.scale
        return tuple(zip(scale.choices, self.told.counts, strict=True)) if scale else ()


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """How often something was raised; `count` None stands for fewer than five."""

    theme: str
    count: int | None


def rate(completed: Mapping[str, int], invited: Mapping[str, int | None]) -> Rate:
    """The rate over all ways of answering. Unknown as soon as one way brought answers and nobody said how many
    were asked that way."""
    total = sum(completed.values())
    known = [number for number in invited.values() if number is not None]
    missing = any(completed.get(mode) and invited.get(mode) is None for mode in completed)
    return Rate(total, None if missing or not known else sum(known))


def tally(question: Question, answers: Iterable[Mapping[str, str]]) -> Tally:
    """Top of the scale and valid answers. “Don’t know”, “prefer not to say” and blanks are in neither."""
    counts = _counts(question, answers)
    choices = question.scale.choices if question.scale else ()
    satisfied = sum(count for choice, count in zip(choices, counts, strict=True) if choice.counts)
    return Tally(satisfied, sum(counts))


def results(questionnaire: Questionnaire, answers: Sequence[Mapping[str, str]]) -> tuple[Result, ...]:
    """Every question that can be counted, with what may be told of it."""
    return tuple(_result(one, answers) for one in questionnaire.scaled)


def themes(raised: Iterable[str], order: Sequence[str]) -> tuple[ThemeCount, ...]:
    """How often each theme was raised, the most frequent first; themes nobody raised are left out.

    A single small count could be worked out from the total, so no total is given with these.
    """
    counts = Counter(raised)
    found = sorted((one for one in order if counts[one]), key=lambda one: -_told(counts[one]))
    return tuple(ThemeCount(one, None if is_small(counts[one]) else counts[one]) for one in found)


def _told(count: int) -> int:
    """Small counts are alike, so that their order says nothing about them."""
    return 0 if count < LEAST else count


def _result(question: Question, answers: Sequence[Mapping[str, str]]) -> Result:
    choices = question.scale.choices if question.scale else ()
    counts = _counts(question, answers)
    told = shown(counts, [one.counts for one in choices])
    return Result(question, told, len(answers) - told.valid)


def _counts(question: Question, answers: Iterable[Mapping[str, str]]) -> list[int]:
    given = Counter(one.get(question.ref, "") for one in answers)
    return [given[choice.code] for choice in question.scale.choices] if question.scale else []
