"""What somebody answered, made safe to keep: only questions that were asked, only choices that were offered. Pure."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass

from plumbline.surveys.questionnaire import NO_VIEW, Questionnaire

LONGEST_WORDS = 4000


@dataclass(frozen=True, slots=True)
class Answered:
    """`choices` {question: choice} and `words` {question: text}; blanks are left out."""

    choices: Mapping[str, str]
    words: Mapping[str, str]

    @property
    def is_blank(self) -> bool:
        return not self.choices and not self.words


def answered(questionnaire: Questionnaire, typed: Mapping[str, str]) -> Answered:
    """Keep what fits the questionnaire and drop the rest: a form that somebody made up adds no answer of its own."""
    choices, words = {}, {}
    for question in questionnaire.questions:
        text = typed.get(question.ref, "")
        if question.scale is None:
            if kept := plain(text):
                words[question.ref] = kept
        elif text in question.scale.codes | {one.code for one in NO_VIEW}:
            choices[question.ref] = text
    return Answered(choices, words)


def plain(text: str) -> str:
    """The words without control characters and cut at 4,000 signs; line breaks stay, everything else as written."""
    ends = text[: LONGEST_WORDS * 4].replace("\r\n", "\n").replace("\r", "\n")
    kept = "".join(
        sign for sign in ends if sign in "\n\t" or unicodedata.category(sign) not in {"Cc", "Cf", "Cs", "Co"}
    )
    return kept.strip()[:LONGEST_WORDS]
