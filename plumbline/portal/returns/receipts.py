"""The receipt of a submission: what was declared, when, and how it was judged on that day."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.http import Http404

from plumbline.frameworks.agreeing import AgreementResult
from plumbline.frameworks.definition import Definition, Indicator
from plumbline.returns.models import Return, Submission


@dataclass(frozen=True)
class DeclaredFigure:
    """`judgement` is as it was kept with the submission."""

    indicator: Indicator
    judgement: dict[str, Any]
    explanation: str


@dataclass(frozen=True)
class DeclaredChange:
    """What this version says differently from the one before it."""

    name: str
    was: str
    now: str


@dataclass(frozen=True)
class Receipt:
    kpi_return: Return
    submission: Submission
    figures: list[tuple[str, list[DeclaredFigure]]]
    changes: list[DeclaredChange]
    agreements: list[tuple[AgreementResult, str]]

    @property
    def below(self) -> list[DeclaredFigure]:
        return [
            one for _, rows in self.figures for one in rows if one.judgement["rating"] in {"amber", "red"}
        ]

    @property
    def is_newest(self) -> bool:
        return self.submission.pk == self.kpi_return.current_id


def receipt_of(kpi_return: Return, number: int | None) -> Receipt:
    """The receipt of one version, or of the newest. Raises Http404 when there is none."""
    versions = kpi_return.submissions.select_related("submitted_by", "upload__document")
    submission = versions.filter(number=number).first() if number else versions.first()
    if submission is None:
        raise Http404
    # The reference names the contract and the period, which are at hand.
    submission.kpi_return = kpi_return
    definition = kpi_return.framework.definition
    return Receipt(
        kpi_return,
        submission,
        list(_figures(definition, submission)),
        [DeclaredChange(_name(definition, one["key"]), one["was"], one["now"]) for one in submission.changes],
        list(_disagreements(submission)),
    )


def _figures(definition: Definition, submission: Submission) -> Iterator[tuple[str, list[DeclaredFigure]]]:
    """By section; then the longer period that this submission closed."""
    for section in definition.sections:
        asked = [one for one in definition.indicators if one.section == section.code]
        if rows := _declared(asked, submission.judgements, submission):
            yield section.title, rows
    for assessment in submission.assessments.all():
        rated_later = [one for one in definition.indicators if one.collected is not one.interval]
        rows = _declared(rated_later, assessment.judgements, submission)
        yield f"{assessment.assessed_period.label} as a whole", rows


def _declared(
    figures: Iterable[Indicator], judgements: Iterable[dict[str, Any]], submission: Submission
) -> list[DeclaredFigure]:
    kept = {one["ref"]: one for one in judgements}
    said = submission.explanations
    return [DeclaredFigure(one, kept[one.ref], said.get(one.ref, "")) for one in figures if one.ref in kept]


def _disagreements(submission: Submission) -> Iterator[tuple[AgreementResult, str]]:
    for kept in submission.agreements:
        one = AgreementResult(**{**kept, "keys": tuple(kept.get("keys", ()))})
        if one.fails:
            yield one, submission.explanations.get(one.code, "")


def _name(definition: Definition, key: str) -> str:
    question = definition.by_key.get(key)
    if question is None:
        return key
    indicator = definition.by_ref[question.ref]
    return indicator.called + (f": {question.label}" if len(indicator.inputs) > 1 else "")
