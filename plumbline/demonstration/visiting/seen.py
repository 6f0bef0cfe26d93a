"""What officers saw on an invented visit: an answer to every question, and words for it. Pure but for the dice."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from random import Random

from plumbline.frameworks.scorecard import Answerer, Question, ScorecardDefinition
from plumbline.judgement.scorecard.scales import NOT_APPLICABLE

GOOD = (
    "Seen in all five records sampled, each with a date and a signature.",
    "Staff described it without being prompted, and the records agree.",
    "People told us the same in their own words.",
    "The manager showed the last three checks and what was changed after them.",
    "",
    "",
)
FAIR = (
    "In place for three of the five records sampled; two had no review since last spring.",
    "Staff knew what to do; it is not written down everywhere.",
    "Done, but late: about half were within the time the policy gives.",
    "Newer staff were unsure whom to tell.",
)
POOR = (
    "Missing in four of the five records sampled.",
    "Two concerns of the last quarter were not referred. We asked for both to be referred while we were there.",
    "The log ends in spring. Nobody could say why.",
    "Three of the eight staff files had no record of it.",
)
QUOTES = (
    "“They ring me if they are going to be late. They did not use to.”",
    "“I know all four of them by name now.”",
    "“I would like to be asked about the time, not told.”",
    "“If something worries me I say it to the manager and it is dealt with.”",
)


@dataclass(frozen=True, slots=True)
class Seen:
    """One answer: the choice and the note beside it."""

    ref: str
    choice: str
    note: str


def answers(
    card: ScorecardDefinition,
    dice: Random,
    *,
    level: float,
    low: Collection[str] = (),
    of: Sequence[Question] = (),
) -> Iterator[Seen]:
    """An answer to each question that officers fill in (or to those named), better the higher the level.

    Areas named `low` go badly whatever the level. One question in twenty does not apply.
    """
    officers = [one for one in card.questions if one.answerer is not Answerer.QUALITY_CHECKER]
    for question in of or officers:
        yield _one(question, dice, 0.2 if question.area in low else level)


def _one(question: Question, dice: Random, level: float) -> Seen:
    if dice.random() < 0.05 and level > 0.5:
        return Seen(question.ref, NOT_APPLICABLE, "Nobody is supported with this at the moment.")
    best_first = sorted(question.scale.choices, key=lambda one: one.points, reverse=True)
    fall = max(0.0, min(0.999, 1 - level + dice.gauss(0, 0.12)))
    place = int(fall * len(best_first))
    words = (GOOD, FAIR, POOR)[min(2, place * 3 // len(best_first))]
    note = dice.choice(QUOTES if question.viewpoint == "people" and place == 0 else words)
    return Seen(question.ref, best_first[place].code, note)
