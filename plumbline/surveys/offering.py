"""Which figures of a return a survey could give, and whether their numbers may be told. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from plumbline.surveys.counting import Tally, tally
from plumbline.surveys.questionnaire import Question, Questionnaire
from plumbline.surveys.suppression import LEAST, is_small


@dataclass(frozen=True, slots=True)
class Usable:
    """One question whose answers make a figure: satisfied ÷ valid answers."""

    question: Question
    ref: str
    tally: Tally

    @property
    def is_too_few(self) -> bool:
        """Fewer than five valid answers are no figure, whatever anybody decides."""
        return self.tally.valid < LEAST

    @property
    def is_small(self) -> bool:
        """One side is so small that it could point to a person: telling it is for the council to decide."""
        return is_small(self.tally.satisfied) or is_small(self.tally.valid - self.tally.satisfied)


def usable(
    questionnaire: Questionnaire, framework: str, answers: Iterable[Mapping[str, str]]
) -> tuple[Usable, ...]:
    """The figures of this framework that the questionnaire says it can be used for."""
    given = list(answers)
    return tuple(
        Usable(one, one.feeds.ref, tally(one, given))
        for one in questionnaire.scaled
        if one.feeds and one.feeds.framework == framework
    )
