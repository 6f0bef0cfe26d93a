"""What was found in an uploaded workbook, as its page shows it."""

from collections.abc import Iterator
from dataclasses import dataclass

from plumbline.accounts.models import User
from plumbline.frameworks.definition import Definition
from plumbline.frameworks.periods import Period
from plumbline.portal.drafts import Draft, draft_of
from plumbline.portal.filling.checking import CheckedFigure, figures_of
from plumbline.returns.answers import as_typed, changes_between
from plumbline.returns.judged import answers_of
from plumbline.returns.models import Return, Upload
from plumbline.returns.restating import figures_restated
from plumbline.returns.workbook.faults import CellProblem, Group, grouped


@dataclass(frozen=True, slots=True)
class SheetFaults:
    """Everything to correct on one sheet; `sheet` is empty for what concerns the whole workbook."""

    sheet: str
    cells: int
    groups: list[Group]


@dataclass(frozen=True, slots=True)
class Difference:
    """An answer that says something else than before; `period` names the earlier period it belongs to, if one."""

    name: str
    was: str
    now: str
    period: str = ""


@dataclass(frozen=True)
class UploadPage:
    """`draft` and what follows from it are there only when the workbook was taken and the return is still open."""

    upload: Upload
    kpi_return: Return
    faults: list[SheetFaults]
    later: Upload | None
    draft: Draft | None
    figures: list[tuple[str, list[CheckedFigure]]]
    changes: list[Difference]
    restated: list[Difference]

    @property
    def number_of_problems(self) -> int:
        return len(self.upload.problems)


def upload_page(upload: Upload, kpi_return: Return, user: User) -> UploadPage:
    is_taken = upload.outcome == Upload.Outcome.TAKEN
    draft = draft_of(kpi_return, user) if is_taken and kpi_return.is_open else None
    newer = kpi_return.uploads.filter(outcome=Upload.Outcome.TAKEN, pk__gt=upload.pk)
    return UploadPage(
        upload=upload,
        kpi_return=kpi_return,
        faults=list(_by_sheet(upload)),
        later=newer.select_related("came_by").first(),
        draft=draft,
        figures=list(figures_of(draft)) if draft else [],
        changes=list(_changes(draft)) if draft else [],
        restated=list(_restated(upload, kpi_return)) if is_taken else [],
    )


def problems_of(upload: Upload) -> list[CellProblem]:
    """The problems as the workbook room knows them."""
    names = ("sheet", "cell", "code", "message", "key")
    return [CellProblem(*(str(one.get(name, "")) for name in names)) for one in upload.problems]


def _by_sheet(upload: Upload) -> Iterator[SheetFaults]:
    problems = problems_of(upload)
    for sheet in dict.fromkeys(one.sheet for one in problems):
        found = [one for one in problems if one.sheet == sheet]
        yield SheetFaults(sheet, len(found), list(grouped(found)))


def _changes(draft: Draft) -> Iterator[Difference]:
    """What the draft now says differently from what was submitted before."""
    before = draft.kpi_return.current
    if before is not None:
        for one in changes_between(answers_of(before), draft.filled.answers):
            yield Difference(name_of(draft.definition, one["key"]), one["was"], one["now"])


def _restated(upload: Upload, kpi_return: Return) -> Iterator[Difference]:
    """Figures of earlier periods that the workbook gives differently from what was declared for them."""
    if not upload.earlier:
        return
    declared = Return.objects.visible_to(upload.came_by).filter(contract_id=kpi_return.contract_id)
    periods = {Period.parse(code).ordinal: typed for code, typed in upload.earlier.items()}
    for other in (
        declared.filter(period__in=periods).exclude(current=None).select_related("current", "framework")
    ):
        definition, current = other.framework.definition, other.current
        if current is None:
            continue
        declared_then, typed = answers_of(current), periods[other.period]
        before = as_typed(declared_then)
        for key in figures_restated(declared_then, typed, definition):
            was = before.get(key) or _as_shown(other, key)
            yield Difference(name_of(definition, key), was, typed[key], other.reporting_period.label)


def _as_shown(other: Return, key: str) -> str:
    """A ready-made percentage stands for what the counts came to."""
    _, display = other.ratings.get(key.removesuffix(".percent"), ("", ""))
    return str(display)


def name_of(definition: Definition, key: str) -> str:
    """Which answer a key is, in words."""
    question = definition.by_key.get(key)
    indicator = definition.by_ref.get(question.ref if question else key.removesuffix(".percent"))
    if indicator is None:
        return key
    label = f": {question.label}" if question and len(indicator.inputs) > 1 else ""
    return f"{indicator.called}{label}"
