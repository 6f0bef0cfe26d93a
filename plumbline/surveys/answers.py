"""What somebody answered, made safe to keep: only questions that were asked, only choices that were offered. Pure."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from plumbline.surveys.questionnaire import NO_VIEW, Questionnaire

LONGEST_WORDS = 4000
# Control characters, marks that turn the direction of writing, and halves of characters: none is anybody's word.
_NO_WORDS = re.compile(
    "[\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ufeff\\ud800-\\udfff]"
)


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
            if kept := plain(text[: LONGEST_WORDS * 4])[:LONGEST_WORDS]:
                words[question.ref] = kept
        elif text in question.scale.codes | {one.code for one in NO_VIEW}:
            choices[question.ref] = text
    return Answered(choices, words)


def plain(text: str) -> str:
    """The words without control characters and blanks around them; line breaks stay, everything else as written."""
    return _NO_WORDS.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
