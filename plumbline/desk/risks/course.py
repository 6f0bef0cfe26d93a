"""The score over time: every result so far, as a line with its table."""

from collections.abc import Sequence

from plumbline.oversight.queries.risk_register import NOT_ENOUGH
from plumbline.risks.models import RiskAssessment
from plumbline.ui.charts.series import Point, Series
from plumbline.ui.wording import short_day


def course(results: Sequence[RiskAssessment]) -> Series | None:
    """From the newest first, as they come; None while there is one alone. A gap is a result that was none."""
    by_day = {one.on: one for one in reversed(results)}
    if len(by_day) < 2:
        return None
    return Series("risk", "Score, out of 100; more is worse", tuple(_point(one) for one in by_day.values()))


def _point(one: RiskAssessment) -> Point:
    if one.rating == NOT_ENOUGH or one.score is None:
        return Point(short_day(one.on), None, "Not enough is known")
    said = f"{one.display}, {one.rating.replace('-', ' ')}"
    return Point(short_day(one.on), one.score, said, rating=one.rating)
