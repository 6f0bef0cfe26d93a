"""Words that several steps of a scorecard use."""

from collections.abc import Sequence

from plumbline.judgement.judgement import State
from plumbline.judgement.scorecard.labels import LabelSet

STATES = {State.NOT_ASSESSED: "Not assessed", State.NOT_APPLICABLE: "Not applicable"}
OVERALL = "overall"


def says_rating(rating: str, labels: LabelSet) -> str:
    """A rating or state as a person reads it."""
    label = labels.label(rating)
    return label.says if label else STATES.get(State(rating), rating)


def listed(words: Sequence[str], link: str = "and") -> str:
    """one, two and three."""
    return f"{', '.join(words[:-1])} {link} {words[-1]}" if len(words) > 1 else "".join(words)


def many(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
