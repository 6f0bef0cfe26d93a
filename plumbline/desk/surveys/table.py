"""A survey's results, and the list of surveys, as tables to take away."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpResponse

from plumbline.documents.tables import as_csv
from plumbline.documents.web import CSV, attachment
from plumbline.surveys.models import Survey
from plumbline.surveys.results import SurveyResult

HEAD = ("Question", "Answer", "Counts as satisfied", "Answers", "Valid answers")
TOO_FEW = "too few to show"
LIST_HEAD = ("Provider", "Who is asked", "Status", "First day", "Last day", "Answers")


def results_table(result: SurveyResult) -> HttpResponse:
    """The counts that may be shown, and the words that may be shown."""
    rows: list[tuple[object, ...]] = [
        (
            one.question.asks,
            choice.label,
            "yes" if choice.counts else "no",
            TOO_FEW if count is None else count,
            one.told.valid,
        )
        for one in result.results
        for choice, count in one.lines
    ]
    rows += [(one.asks, one.text, None, None, None) for one in result.quotes]
    return attachment(as_csv(HEAD, rows), f"survey {result.survey.pk}.csv", CSV)


def list_table(found: Iterable[Survey], *, on: date) -> HttpResponse:
    rows = [
        (
            one.provider.name,
            one.get_audience_display(),
            one.get_status_display(),
            one.opens_on,
            one.closes_on,
            getattr(one, "answers", None),
        )
        for one in found
    ]
    return attachment(as_csv(LIST_HEAD, rows), f"surveys {on:%Y-%m-%d}.csv", CSV)
