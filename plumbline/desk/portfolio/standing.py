"""How one contract's return stands, and what CQC says of the provider's locations, each in a few words."""

from collections.abc import Sequence
from datetime import date

from plumbline.oversight.queries.cqc_standing import Standing
from plumbline.oversight.queries.portfolio import PortfolioRow
from plumbline.returns.models import Return
from plumbline.ui.heat import Note
from plumbline.ui.marks import rating_mark, status_mark
from plumbline.ui.wording import deadline, short_day, span


def state_note(row: PortfolioRow, today: date) -> Note:
    """“38 days late”, “Accepted, 2 days late”, and what else is to know: partial, restated, more time."""
    marks = [
        word
        for word, is_so in (
            ("part of the period", row.is_partial),
            ("restated", row.is_restated),
            ("more time given", row.is_extended and not row.is_returned),
        )
        if is_so
    ]
    return Note(
        ", ".join(filter(None, [_late(row), *marks])), status=status_mark(_code(row), _word(row, today))
    )


def _late(row: PortfolioRow) -> str:
    if not row.is_returned:
        return ""
    if row.status == Return.Status.SENT_BACK:
        return "sent back" if row.days_overdue else f"wanted again by {short_day(row.due)}"
    return f"{span(row.days_late)} late" if row.days_late and row.days_late > 0 else ""


def _code(row: PortfolioRow) -> str:
    return "overdue" if row.days_overdue else row.status


def _word(row: PortfolioRow, today: date) -> str:
    if row.days_overdue:
        return deadline(row.due, today)
    if row.status == Return.Status.DUE:
        return f"due {short_day(row.due)}"
    return str(Return.Status(row.status).label)


def cqc_note(places: Sequence[Standing]) -> Note:
    """The lowest rating of the provider's locations; which of them has which is said to those who point or listen."""
    known = [place for place in places if place.is_known]
    if not known:
        return Note("–", said="no location linked to CQC")
    worst = known[0]
    said = "; ".join(f"{place.name}: {place.label.lower()}" for place in known)
    text = f"lowest of {len(known)}" if len(known) > 1 else "" if worst.rating else "not rated"
    return Note(text, mark=rating_mark(worst.rating) if worst.rating else None, said=said)
