"""The heat map of a portfolio: contracts down, figures across; every cell leads to the judgement behind it."""

from collections.abc import Sequence
from datetime import date

from django.http import QueryDict
from django.urls import reverse

from plumbline.desk.portfolio.standing import cqc_note, state_note
from plumbline.frameworks.definition import Indicator
from plumbline.oversight.queries.portfolio import PortfolioRow
from plumbline.oversight.queries.portfolio_choices import Choices
from plumbline.returns.models import Return
from plumbline.ui.heat import Cell, Column, HeatMap, Note, Row
from plumbline.ui.marks import Mark, rating_mark

NOT_DUE = Mark("not-due", "…", "Not due yet", "blank")
NIL = Mark("nil", "n/a", "Nothing to report", "blank")
NOT_ASKED = Mark("not-asked", "", "Not asked", "blank")
_NOTES = (("state", "Return"), ("below", "Below target"), ("on-time", "Last four"))
_LINKED = (("cqc", "CQC"),)
_OFFICER = (("officer", "Lead officer"),)


def map_of(
    rows: Sequence[PortfolioRow],
    indicators: Sequence[Indicator],
    chosen: Choices,
    address: QueryDict,
    *,
    today: date,
) -> HeatMap:
    """The map of these rows; `address` is kept in the heads' links, which sort."""
    with_cqc = any(one.is_known for row in rows for one in row.cqc)
    notes = _NOTES + (_LINKED if with_cqc else ()) + _OFFICER
    return HeatMap(
        caption=f"Ratings, {chosen.period}",
        columns=tuple(_sorting(address, one.ref, one.ref, one.title) for one in indicators),
        rows=tuple(_row(row, indicators, today=today, with_cqc=with_cqc) for row in rows),
        corner=_sorting(address, "provider", "Provider"),
        note_heads=tuple(_sorting(address, key, head) for key, head in notes),
    )


def _sorting(address: QueryDict, key: str, name: str, title: str = "") -> Column:
    """A head whose link sorts by it, and the other way round when it already does."""
    now = address.get("sort", "")
    query = address.copy()
    query["sort"] = f"-{key}" if now == key else key
    query.pop("page", None)
    direction = {key: "ascending", f"-{key}": "descending"}.get(now, "none")
    return Column(name, title, f"?{query.urlencode()}", direction)


def _row(row: PortfolioRow, indicators: Sequence[Indicator], *, today: date, with_cqc: bool) -> Row:
    page = reverse("desk:return", args=[row.return_id])
    dots = Note(row.kept.dots, said=row.kept.words)
    notes = (state_note(row, today), Note(str(row.below_target or "")), dots)
    return Row(
        name=row.provider,
        cells=tuple(_cell(row, one.ref, page, today) for one in indicators),
        href=f"{reverse('desk:provider', args=[row.provider_id])}?contract={row.contract_id}",
        notes=(*notes, *((cqc_note(row.cqc),) if with_cqc else ()), Note(row.officer)),
        under=f"{row.reference}, {row.service.lower()}",
    )


def _cell(row: PortfolioRow, ref: str, page: str, today: date) -> Cell:
    if row.ratings and ref not in row.ratings:
        return Cell(NOT_ASKED, "not asked")
    rating, display = row.ratings.get(ref, ("", ""))
    mark = rating_mark(rating) if rating else _without_figures(row, today)
    said = f"{mark.word.lower()}, {display}" if rating and display else mark.word.lower()
    return Cell(mark, f"{row.provider}, {ref}: {said}", f"{page}#figure-{ref}" if rating else page)


def _without_figures(row: PortfolioRow, today: date) -> Mark:
    """Why there is none: nothing to report, not due yet, or not returned."""
    if row.status == Return.Status.NIL:
        return NIL
    return NOT_DUE if row.due >= today and not row.is_returned else rating_mark("not-returned")
