"""How far each section of a return is filled in, counted in figures."""

from dataclasses import dataclass

from plumbline.frameworks.definition import Indicator, Section
from plumbline.portal.drafts import Draft


@dataclass(frozen=True, slots=True)
class Progress:
    """`wrong` counts answers that cannot stand as they are typed."""

    section: Section
    asked: int
    answered: int
    wrong: int
    is_begun: bool

    @property
    def is_complete(self) -> bool:
        return self.answered == self.asked and not self.wrong

    @property
    def status(self) -> str:
        """The code of its tag: not-started, in-progress, complete, or sent-back for something to correct."""
        if self.wrong:
            return "sent-back"
        if self.is_complete:
            return "complete"
        return "in-progress" if self.is_begun else "not-started"

    @property
    def word(self) -> str:
        if self.wrong:
            return f"{self.wrong} to correct"
        if self.is_begun and not self.is_complete:
            return f"{self.answered} of {self.asked}"
        return "Complete" if self.is_complete else "Not started"


def progress_of(draft: Draft) -> list[Progress]:
    return [_section(draft, section) for section in draft.sections]


def _section(draft: Draft, section: Section) -> Progress:
    figures = draft.figures_of(section)
    keys = {question.key for one in figures for question in one.inputs}
    return Progress(
        section=section,
        asked=len(figures),
        answered=sum(_is_answered(draft, one) for one in figures),
        wrong=len(keys & draft.problems.keys()),
        is_begun=any(draft.typed.get(key, "").strip() for key in keys),
    )


def _is_answered(draft: Draft, indicator: Indicator) -> bool:
    """Whether every question that must be answered is; of a breakdown, whether any group is."""
    given = {question.key for question in indicator.inputs if draft.typed.get(question.key, "").strip()}
    if draft.typed.get(indicator.percent_key, "").strip():
        return True
    return bool(given) and all(one.key in given for one in indicator.inputs if one.required)
