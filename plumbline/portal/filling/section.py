"""One section of a return as a page: its figures in order, each with target, last result, counting rules and fields."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from django.http import Http404

from plumbline.accounts.models import User
from plumbline.contracts.terms import terms_on
from plumbline.frameworks.agreeing import AgreementResult
from plumbline.frameworks.definition import Answers, Indicator, Input, Measure, Section, Terms
from plumbline.portal.drafts import Draft, draft_of
from plumbline.portal.filling.answering import Answer, AnswerForm, Typing
from plumbline.portal.filling.progress import Progress, progress_of
from plumbline.returns.judged import answers_before
from plumbline.returns.models import Return
from plumbline.returns.outgoing import shown_in
from plumbline.returns.workbook.wordings import target
from plumbline.ui.wording import figure


@dataclass(frozen=True)
class AskedFigure:
    """One figure with its fields. `is_alone` when it asks a single question, `is_table` for a breakdown."""

    indicator: Indicator
    target: str
    last: str
    answers: tuple[Answer, ...]

    @property
    def is_alone(self) -> bool:
        return len(self.answers) == 1

    @property
    def is_table(self) -> bool:
        return self.indicator.measure is Measure.BREAKDOWN

    @property
    def has_rules(self) -> bool:
        one = self.indicator
        return bool(one.purpose or one.counting or one.exclude or one.scope)


@dataclass(frozen=True)
class SectionPage:
    draft: Draft
    section: Section
    form: AnswerForm
    groups: tuple[tuple[str, tuple[AskedFigure, ...]], ...]
    progress: list[Progress]

    @property
    def kpi_return(self) -> Return:
        return self.draft.kpi_return

    @property
    def here(self) -> Progress:
        return next(one for one in self.progress if one.section is self.section)

    @property
    def following(self) -> Section | None:
        """The section after this one."""
        place = self.draft.sections.index(self.section) + 1
        return self.draft.sections[place] if place < len(self.draft.sections) else None

    @property
    def disagreements(self) -> list[AgreementResult]:
        """Agreements that do not hold and speak of a figure of this section."""
        keys = self.form.questions.keys()
        return [one for one in self.draft.filled.verdict.agreements if one.fails and keys & set(one.keys)]


def section_of(kpi_return: Return, code: str) -> Section:
    """The section of this code. Raises Http404 when this period asks for nothing in it."""
    asked = {one.section for one in kpi_return.framework.definition.asked_in(kpi_return.reporting_period)}
    found = (one for one in kpi_return.framework.definition.sections if one.code == code and code in asked)
    section = next(found, None)
    if section is None:
        raise Http404
    return section


def keys_of(kpi_return: Return, section: Section) -> list[str]:
    """Every key that the section's page may save, ready-made percentages among them."""
    figures = kpi_return.framework.definition.asked_in(kpi_return.reporting_period)
    mine = [one for one in figures if one.section == section.code]
    return [question.key for one in mine for question in one.inputs] + [one.percent_key for one in mine]


def section_page(kpi_return: Return, section: Section, user: User, typing: Typing) -> SectionPage:
    draft = draft_of(kpi_return, user)
    figures = draft.figures_of(section)
    questions = {one.ref: tuple(_questions(one, draft.typed)) for one in figures}
    form = AnswerForm([question for asked in questions.values() for question in asked], draft, typing)
    answers = form.answers(_last_answers(kpi_return))
    terms = terms_on(kpi_return.contract, draft.definition, kpi_return.ends_on)
    shown = shown_in(kpi_return, kpi_return.reporting_period.previous)
    asked = [
        AskedFigure(
            one,
            _target(one, terms[one.ref]),
            shown.get(one.ref, ""),
            tuple(answers[question.key] for question in questions[one.ref]),
        )
        for one in figures
    ]
    groups = tuple(
        (title, tuple(group)) for title, group in groupby(asked, key=lambda one: one.indicator.group)
    )
    return SectionPage(draft, section, form, groups, progress_of(draft))


def _questions(indicator: Indicator, typed: Mapping[str, str]) -> Iterator[Input]:
    """What the figure asks; and the ready-made percentage where a council's own table has brought one."""
    if len(indicator.inputs) == 1:
        yield replace(indicator.inputs[0], label=indicator.called)
    else:
        yield from indicator.inputs
    if typed.get(indicator.percent_key, "").strip():
        says = "It came with the council’s own table. Clear it if you enter the counts."
        yield replace(indicator.percent_input, label="As a percentage", hint=says)


def _target(indicator: Indicator, terms: Terms) -> str:
    return target(indicator, terms) if terms.target is not None else ""


def _last_answers(kpi_return: Return) -> dict[str, str]:
    before = answers_before(kpi_return) or Answers()
    return {key: _plain(number) for key, number in before.values.items()}


def _plain(number: Decimal) -> str:
    return figure(number, places=4)
