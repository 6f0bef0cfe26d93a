"""The line under the portfolio's heading: how many returned, how many are below target, how many are late."""

from collections.abc import Sequence
from datetime import date

from plumbline.oversight.queries.portfolio import PortfolioRow
from plumbline.returns.models import Return
from plumbline.ui.wording import day


def conclusion(rows: Sequence[PortfolioRow], today: date) -> str:
    """“38 of 40 returned; 6 have figures below target; 2 are late.”"""
    owed = [row for row in rows if row.status != Return.Status.NIL]
    returned = sum(row.is_returned for row in owed)
    said = [f"{returned} of {len(owed)} returned"]
    if returned:
        said.append(
            _number(sum(bool(row.below_target) for row in rows), "has", "have") + " figures below target"
        )
    late = [row for row in owed if row.days_overdue]
    sent_back = sum(row.status == Return.Status.SENT_BACK and not row.days_overdue for row in owed)
    coming = [row.due for row in owed if not row.is_returned and row.due >= today]
    if late:
        said.append(_number(len(late), "is", "are") + " late")
    if sent_back:
        said.append(_number(sent_back, "is", "are") + " sent back")
    if coming:
        when = "until" if min(coming) == max(coming) else "yet, the first on"
        said.append(_number(len(coming), "is", "are") + f" not due {when} {day(min(coming))}")
    nil = len(rows) - len(owed)
    if nil:
        said.append(f"{nil} had nothing to report")
    return "; ".join(said) + "."


def _number(count: int, one: str, many: str) -> str:
    return f"{count or 'none'} {one if count == 1 else many}"
