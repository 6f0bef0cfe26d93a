"""CQC's rating words: the four ratings, and the words that stand where no rating is.

The words differ in their capitals between files (`Requires Improvement` under the single assessment framework),
so they are compared without them.
"""

from enum import StrEnum


class CqcRating(StrEnum):
    """A rating, or why there is none. Only the first four are ratings; none of the others counts as good."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires-improvement"
    INADEQUATE = "inadequate"
    INSUFFICIENT_EVIDENCE = "insufficient-evidence"
    INSPECTED_NOT_RATED = "inspected-not-rated"
    NO_PUBLISHED_RATING = "no-published-rating"
    REGULATIONS_MET = "regulations-met"
    NOT_RATED = "not-rated"

    @property
    def is_rated(self) -> bool:
        return self in RATED

    @property
    def is_good_or_better(self) -> bool:
        return self in {CqcRating.OUTSTANDING, CqcRating.GOOD}

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    CqcRating.OUTSTANDING: "Outstanding",
    CqcRating.GOOD: "Good",
    CqcRating.REQUIRES_IMPROVEMENT: "Requires improvement",
    CqcRating.INADEQUATE: "Inadequate",
    CqcRating.INSUFFICIENT_EVIDENCE: "Insufficient evidence to rate",
    CqcRating.INSPECTED_NOT_RATED: "Inspected but not rated",
    CqcRating.NO_PUBLISHED_RATING: "No published rating",
    CqcRating.REGULATIONS_MET: "Regulations met",
    CqcRating.NOT_RATED: "Not rated",
}
RATED = (
    CqcRating.OUTSTANDING,
    CqcRating.GOOD,
    CqcRating.REQUIRES_IMPROVEMENT,
    CqcRating.INADEQUATE,
)
_BY_WORDS = {label.casefold(): rating for rating, label in _LABELS.items()} | {
    "": CqcRating.NOT_RATED,
    "-": CqcRating.NOT_RATED,
    "na": CqcRating.NOT_RATED,
    "n/a": CqcRating.NOT_RATED,
    "unrated": CqcRating.NOT_RATED,
}


def rating_of(published: str) -> CqcRating:
    """The rating that CQC's words mean; a blank means not rated.

    Raises `ValueError` for words CQC has not used before: a new word must be looked at, not guessed.
    """
    words = " ".join(published.split()).casefold()
    if words not in _BY_WORDS:
        raise ValueError(f"“{published.strip()[:60]}” is not one of CQC's ratings")
    return _BY_WORDS[words]
