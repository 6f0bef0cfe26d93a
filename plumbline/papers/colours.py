"""The colours of papers, as six hexadecimal digits. They are those of the pages (plumbline/ui/static)."""

from dataclasses import dataclass

TEAL, TEAL_DEEP, TEAL_MID, TEAL_TINT = "0B5C5C", "063B3B", "5D9A9A", "E3EFEF"
INK, INK_SOFT, WHITE = "0B0C0C", "484949", "FFFFFF"
LINE_SOFT, PAPER_TINT, TRACK = "CECECE", "F4F7F7", "E4E8E8"
NAMED = {
    "teal": TEAL,
    "teal-deep": TEAL_DEEP,
    "teal-mid": TEAL_MID,
    "teal-tint": TEAL_TINT,
    "ink": INK,
    "ink-soft": INK_SOFT,
    "line-soft": LINE_SOFT,
    "paper-tint": PAPER_TINT,
    "track": TRACK,
}
"""What the layout calls them."""


@dataclass(frozen=True, slots=True)
class Tones:
    """A rating's looks: the tint of its cell, the ink on it, the strong colour of bars and badges."""

    tint: str
    ink: str
    strong: str


TONES = {
    "": Tones(TEAL_TINT, TEAL_DEEP, TEAL),
    "good": Tones("D9ECDF", "0A4527", "14693F"),
    "fair": Tones("FDEBCB", "5F3200", "B85C00"),
    "poor": Tones("FBDCC4", "6B2400", "A8410A"),
    "bad": Tones("F8D9D6", "6D0D0D", "A61B1B"),
    "quiet": Tones("EEF0F0", INK_SOFT, INK_SOFT),
}
