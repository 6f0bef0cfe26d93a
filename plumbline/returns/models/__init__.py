"""Returns and what belongs to them: one model a file."""

from plumbline.returns.models.assessment import Assessment
from plumbline.returns.models.draft import DraftCell
from plumbline.returns.models.figure import RATING_CODES, Figure, MarketRollup, RatingCode
from plumbline.returns.models.kpi_return import Return
from plumbline.returns.models.review import Decision, Extension
from plumbline.returns.models.submission import Submission
from plumbline.returns.models.upload import Upload

__all__ = [
    "RATING_CODES",
    "Assessment",
    "Decision",
    "DraftCell",
    "Extension",
    "Figure",
    "MarketRollup",
    "RatingCode",
    "Return",
    "Submission",
    "Upload",
]
