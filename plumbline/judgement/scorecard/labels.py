"""Rating words as sets of their own: red, amber and green are one of several. Codes are kept, words are shown."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """One rating. `tone` is how it looks: good, fair, poor or bad; its `letter` is printed beside the colour."""

    code: str
    says: str
    letter: str
    tone: str


@dataclass(frozen=True, slots=True)
class LabelSet:
    """Ratings from best to worst."""

    name: str
    labels: tuple[Label, ...]

    def label(self, code: str) -> Label | None:
        return next((one for one in self.labels if one.code == code), None)

    def place(self, code: str) -> int:
        """0 for the best. Raises ValueError for a code that is not of this set."""
        return [one.code for one in self.labels].index(code)

    def worse(self, one: str, other: str) -> str:
        return max(one, other, key=self.place)

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(one.code for one in self.labels)


RAG = LabelSet(
    "red-amber-green",
    (
        Label("green", "Green", "G", "good"),
        Label("amber", "Amber", "A", "fair"),
        Label("red", "Red", "R", "bad"),
    ),
)
EXCELLENT_TO_POOR = LabelSet(
    "excellent-to-poor",
    (
        Label("excellent", "Excellent", "E", "good"),
        Label("good", "Good", "G", "good"),
        Label("requires-improvement", "Requires improvement", "RI", "poor"),
        Label("poor", "Poor", "P", "bad"),
    ),
)
OUTSTANDING_TO_INADEQUATE = LabelSet(
    "outstanding-to-inadequate",
    (
        Label("outstanding", "Outstanding", "O", "good"),
        Label("good", "Good", "G", "good"),
        Label("requires-improvement", "Requires improvement", "RI", "poor"),
        Label("inadequate", "Inadequate", "I", "bad"),
    ),
)
LOW_TO_VERY_HIGH = LabelSet(
    "low-to-very-high",
    (
        Label("low", "Low", "L", "good"),
        Label("medium", "Medium", "M", "fair"),
        Label("high", "High", "H", "poor"),
        Label("very-high", "Very high", "VH", "bad"),
    ),
)
LABEL_SETS = {one.name: one for one in (RAG, EXCELLENT_TO_POOR, OUTSTANDING_TO_INADEQUATE, LOW_TO_VERY_HIGH)}
