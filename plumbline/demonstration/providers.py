"""About forty invented providers, and the story that each one's returns tell."""

from dataclasses import dataclass
from enum import StrEnum


class Story(StrEnum):
    """What an officer is meant to notice."""

    STEADY = "steady"
    DUE_WITH_EXTENSION = "due, with an extension"
    LATE_AGAIN = "late, and not for the first time"
    FALLING = "falling quarter by quarter"
    RESTATED = "restated an earlier figure"
    NEW = "too new for full figures"
    NIL = "nobody supported in one period"
    SENT_BACK = "sent back to correct"
    WAITING = "submitted, waiting for the officer"
    WAITING_BELOW = "submitted with figures below target"
    RISING = "getting better"
    LATE_SOMETIMES = "a few days late now and then"


@dataclass(frozen=True, slots=True)
class InventedProvider:
    """`size` is people supported, or beds; `councils` whom it works for, with the reference of each contract."""

    code: str
    name: str
    councils: tuple[str, ...]
    size: int
    level: float = 0.93
    story: Story = Story.STEADY


WITH_TWO_COUNCILS = ("Birch", "Elder")


def _made(council: str, rows: str) -> tuple[InventedProvider, ...]:
    made = []
    for row in rows.strip().splitlines():
        name, size, level, story = (cell.strip() for cell in row.split("|"))
        code = name.split()[0].lower()
        councils = (
            (council, "thamesford")
            if name.startswith(("Birch", "Elder")) and council == "fenmarch"
            else (council,)
        )
        made.append(
            InventedProvider(code, f"{name} (demonstration)", councils, int(size), float(level), Story[story])
        )
    return tuple(made)


PROVIDERS = (
    *_made(
        "fenmarch",
        """
        Alder Homecare    | 64  | 0.92 | DUE_WITH_EXTENSION
        Birch Care        | 118 | 0.88 | LATE_AGAIN
        Cedar Living      | 83  | 0.93 | FALLING
        Dogwood Care      | 47  | 0.91 | RESTATED
        Elder Homecare    | 30  | 0.94 | NEW
        Fir Support       | 12  | 0.95 | NIL
        Gorse Homecare    | 71  | 0.86 | SENT_BACK
        Hazel Care        | 96  | 0.95 | WAITING
        Ivy Homecare      | 55  | 0.84 | WAITING_BELOW
        Juniper Care      | 142 | 0.94 | STEADY
        Kestrel Homecare  | 38  | 0.82 | RISING
        Larch Living      | 60  | 0.96 | STEADY
        Maple Homecare    | 104 | 0.90 | LATE_SOMETIMES
        Nettle Care       | 26  | 0.93 | STEADY
        """,
    ),
    *_made(
        "peakshire",
        """
        Oak Supported Living     | 58 | 0.94 | STEADY
        Poplar Housing Support   | 34 | 0.90 | WAITING
        Quince Living            | 21 | 0.93 | LATE_AGAIN
        Rowan Support            | 45 | 0.88 | WAITING_BELOW
        Sorrel Living            | 29 | 0.95 | STEADY
        Thistle Support          | 17 | 0.92 | NEW
        Umber Housing Care       | 40 | 0.91 | RESTATED
        Vetch Living             | 52 | 0.89 | LATE_SOMETIMES
        Willow Support           | 33 | 0.94 | STEADY
        """,
    ),
    *_made(
        "thamesford",
        """
        Yarrow Homecare    | 66 | 0.93 | WAITING
        Acorn Care         | 90 | 0.90 | FALLING
        Bramble Homecare   | 41 | 0.95 | STEADY
        Clover Care        | 73 | 0.91 | LATE_AGAIN
        Damson Homecare    | 55 | 0.94 | STEADY
        Fennel Care        | 37 | 0.87 | WAITING_BELOW
        Hawthorn Homecare  | 84 | 0.93 | LATE_SOMETIMES
        """,
    ),
    *_made(
        "levelmoor",
        """
        Lavender House     | 42 | 0.93 | STEADY
        Mallow Court       | 60 | 0.91 | WAITING
        Oakmoss Nursing    | 54 | 0.88 | FALLING
        Primrose Lodge     | 28 | 0.95 | STEADY
        Reed House         | 36 | 0.92 | LATE_AGAIN
        Saffron Court      | 48 | 0.90 | WAITING_BELOW
        Tansy House        | 33 | 0.94 | RESTATED
        Violet Lodge       | 25 | 0.96 | STEADY
        Wisteria Nursing   | 66 | 0.89 | LATE_SOMETIMES
        Zinnia House       | 31 | 0.93 | NEW
        """,
    ),
)
