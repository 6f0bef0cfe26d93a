"""How ratings and states are shown: a letter, a word and a tone. The tone is never the only sign."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mark:
    """A rating or state as people see it; `tone` chooses the colour, the shape and the pattern."""

    code: str
    letter: str
    word: str
    tone: str


RATINGS = {
    mark.code: mark
    for mark in (
        Mark("green", "G", "Green", "green"),
        Mark("amber", "A", "Amber", "amber"),
        Mark("red", "R", "Red", "red"),
        Mark("outstanding", "O", "Outstanding", "best"),
        Mark("excellent", "E", "Excellent", "best"),
        Mark("good", "G", "Good", "green"),
        Mark("requires-improvement", "RI", "Requires improvement", "amber"),
        Mark("inadequate", "I", "Inadequate", "red"),
        Mark("poor", "P", "Poor", "red"),
        Mark("low", "L", "Low", "green"),
        Mark("medium", "M", "Medium", "amber"),
        Mark("high", "H", "High", "red"),
        Mark("very-high", "VH", "Very high", "red"),
        Mark("no-target", "○", "No target", "blank"),
        Mark("no-activity", "·", "No activity", "blank"),
        Mark("not-returned", "–", "Not returned", "missing"),
        Mark("not-assessed", "?", "Not assessed", "blank"),
        Mark("not-applicable", "n/a", "Not applicable", "blank"),
        Mark("out-of-date", "old", "Out of date", "stale"),
    )
}

STATUSES = {
    code: tone
    for tone, codes in {
        "plain": "issued draft nil superseded withdrawn ended closed not-started not-yet-due expected not-told",
        "moving": "due submitted sent in-progress extended restated new changed planned proposed received"
        " under-way said-done open",
        "good": "accepted done on-time agreed active confirmed complete completed verified",
        "look": "partial late sent-back soon explained awaiting waiting not-enough time-asked",
        "stop": "overdue refused failed came-back cancelled missing suspended not-returned",
    }.items()
    for code in codes.split()
}


def coded(value: object) -> str:
    """A code as we write it: "Requires improvement" and `REQUIRES_IMPROVEMENT` are `requires-improvement`."""
    return str(getattr(value, "value", value) or "").strip().lower().replace("_", "-").replace(" ", "-")


def worded(value: object) -> str:
    """A code as people read it, by its own label where it has one: `sent_back` is "Sent back"."""
    text = str(getattr(value, "label", "") or coded(value).replace("-", " "))
    return text[:1].upper() + text[1:]


def rating_mark(value: object) -> Mark:
    """The mark of a rating, given as a code, a label, or an enumeration's member.

    A label set we do not know keeps its word, without a colour.
    """
    code = coded(value) or "not-assessed"
    return RATINGS.get(code) or Mark(code, worded(value)[:1], worded(value), "blank")


def status_mark(value: object, word: str = "") -> Mark:
    """The mark of a status such as late, restated or accepted."""
    return Mark(coded(value), "", word or worded(value), STATUSES.get(coded(value), "plain"))
