"""Ratings as a paper shows them: the word beside the letter, never a tint alone."""

from plumbline.judgement.scorecard.labels import LabelSet
from plumbline.judgement.scorecard.wording import STATES
from plumbline.papers.paper import Cell, Rating, Tone

LETTERS = {"not-assessed": "?", "not-applicable": "–"}
_TONES: dict[str, Tone] = {"good": "good", "fair": "fair", "poor": "poor", "bad": "bad"}


def word_of(rating: str, labels: LabelSet) -> str:
    label = labels.label(rating)
    return label.says if label else {str(state): says for state, says in STATES.items()}.get(rating, rating)


def tone_of(rating: str, labels: LabelSet) -> Tone:
    label = labels.label(rating)
    return _TONES[label.tone] if label else "quiet"


def cell_of(rating: str, labels: LabelSet) -> Cell:
    """“A · Amber” on its tint; a dash where there is no rating at all."""
    if not rating:
        return Cell("–")
    word = word_of(rating, labels)
    letter = _letter(rating, labels)
    return Cell(word if letter == word else f"{letter} · {word}", tone_of(rating, labels))


def rating_of(rating: str, labels: LabelSet, sentence: str) -> Rating:
    return Rating(word_of(rating, labels), _letter(rating, labels), tone_of(rating, labels), sentence)


def _letter(rating: str, labels: LabelSet) -> str:
    label = labels.label(rating)
    return label.letter if label else LETTERS.get(rating, "?")
