"""Tags for what was judged: ratings, statuses, and the unfolding that says why."""

from datetime import date
from typing import Any

from plumbline.ui.marks import rating_mark, status_mark
from plumbline.ui.unfolding import unfold


def rating_tag(rating: object, *, word: str = "", compact: bool = False) -> dict[str, Any]:
    """`{% rating_tag "green" %}`, `{% rating_tag judgement %}`; with `compact=True` the letter only."""
    found = getattr(rating, "rating", None) or (rating.get("rating") if isinstance(rating, dict) else rating)
    mark = rating_mark(found)
    return {"mark": mark, "word": word or mark.word, "compact": compact}


def status_tag(status: object, word: str = "") -> dict[str, Any]:
    """`{% status_tag "late" %}` or `{% status_tag submission.status "3 days late" %}`."""
    return {"mark": status_mark(status, word)}


def because(
    judgement: object,
    name: str = "",
    *,
    as_at: date | str = "",
    source: str = "",
    source_url: str = "",
    is_open: bool = False,
) -> dict[str, Any]:
    """`{% because judgement "4.1 Reviews on time" as_at=submitted_at source="Quarter 2 return" %}`.

    Takes a Judgement or its stored JSON; `name` tells several on one page apart for those who listen.
    """
    unfolded = unfold(judgement)
    return {
        "why": unfolded,
        "name": name or unfolded.ref,
        "as_at": as_at,
        "source": source,
        "source_url": source_url,
        "is_open": is_open,
    }
