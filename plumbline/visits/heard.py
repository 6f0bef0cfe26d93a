"""What people told, in the words in which a report keeps it: other rooms say it, and afterwards it stays. Pure.

Nothing in it is too small to be told to a provider; whoever makes it has seen to that.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

NOBODY = (
    "Nobody was asked: there was no survey for this visit, and nobody rang about the provider on a phone-in day in "
    "the year before it."
)
NOBODY_ELSE = (
    "There was no survey for this visit, and nobody rang about the provider on a phone-in day in the year before it. "
    "What Quality Checkers said stands below."
)
CHECKERS = (
    "Quality Checkers have experience of care themselves. They came on the visit, asked people and looked for "
    "themselves. The questions are in easy words, as they were asked."
)
ABOUT_THE_VISIT = "About the whole visit"
WHY_HIDDEN = (
    "A count of 1 to 4 could point to a person, so it is not shown, nor anything that would give it away. "
    "“Don’t know”, “prefer not to say” and blanks are no valid answers."
)


@dataclass(frozen=True, slots=True)
class Counted:
    """How many gave one answer, or raised one thing. Empty texts: not shown."""

    says: str
    count: str
    share: str = ""


@dataclass(frozen=True, slots=True)
class Asked:
    """One question. `together` are the answers that count as good; `why` says why less is told than was answered."""

    asks: str
    valid: str
    together: Counted
    answers: tuple[Counted, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's own words to a question, as an officer cleared them."""

    text: str
    asks: str


@dataclass(frozen=True, slots=True)
class HeardSurvey:
    """One closed survey: who was asked, when, by which questionnaire, and how many answered.

    `why` says why nothing is told of the answers.
    """

    whom: str
    days: str
    questionnaire: str
    answers: str
    questions: tuple[Asked, ...] = ()
    quotes: tuple[Said, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class HeardDay:
    """The calls about the provider on one phone-in day that is closed; `why` says why less is told than was said."""

    on: str
    calls: str
    themes: tuple[Counted, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class CheckerSaid:
    """One answer: the question in easy words, what was chosen with its face, and words as an officer cleared them."""

    asks: str
    says: str
    face: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class HeardChecker:
    """What one Quality Checker said, without a name; `words` are about the whole visit."""

    called: str
    answered: str
    said: tuple[CheckerSaid, ...] = ()
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Heard:
    """All of it. `unfinished` says in sentences what was asked and is not told here."""

    surveys: tuple[HeardSurvey, ...] = ()
    days: tuple[HeardDay, ...] = ()
    unfinished: tuple[str, ...] = ()
    checkers: tuple[HeardChecker, ...] = ()

    @property
    def is_silent(self) -> bool:
        """Whether nobody was asked but by Quality Checkers, whose findings stand apart."""
        return not (self.surveys or self.days or self.unfinished)

    @property
    def nobody(self) -> str:
        """The sentence that stands instead."""
        return NOBODY_ELSE if self.checkers else NOBODY

    @property
    def who_checks(self) -> str:
        """Who Quality Checkers are, for whoever reads what they said."""
        return CHECKERS

    @property
    def why_hidden(self) -> str:
        """Why some counts are not shown."""
        return WHY_HIDDEN

    def as_kept(self) -> dict[str, Any]:
        return asdict(self)


def heard_in(scorecard: Mapping[str, Any]) -> Heard | None:
    """What is kept beside a report's scorecard. None where the version was made before this was kept."""
    kept = scorecard.get("heard")
    if kept is None:
        return None
    return Heard(
        surveys=tuple(_survey(one) for one in kept["surveys"]),
        days=tuple(
            HeardDay(**{**one, "themes": tuple(Counted(**theme) for theme in one["themes"])})
            for one in kept["days"]
        ),
        unfinished=tuple(kept["unfinished"]),
        # Versions of before they were kept have none.
        checkers=tuple(_checker(one) for one in kept.get("checkers", ())),
    )


def _checker(kept: Mapping[str, Any]) -> HeardChecker:
    said = tuple(CheckerSaid(**one) for one in kept["said"])
    return HeardChecker(**{**kept, "said": said, "words": tuple(kept["words"])})


def _survey(kept: Mapping[str, Any]) -> HeardSurvey:
    questions = tuple(_asked(one) for one in kept["questions"])
    return HeardSurvey(
        **{**kept, "questions": questions, "quotes": tuple(Said(**one) for one in kept["quotes"])}
    )


def _asked(kept: Mapping[str, Any]) -> Asked:
    answers = tuple(Counted(**one) for one in kept["answers"])
    return Asked(**{**kept, "together": Counted(**kept["together"]), "answers": answers})
