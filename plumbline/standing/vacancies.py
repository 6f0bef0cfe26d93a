"""What can be said of the free places at a service: a number while it is fresh, else that nobody knows. Pure."""

from dataclasses import dataclass
from datetime import date

from plumbline.ui.wording import counted, day, distance

NOT_KNOWN = "Not known"
MOST = 999


@dataclass(frozen=True, slots=True)
class Told:
    """`number` None: they were asked and do not say. `good_until` is the last day on which it counts."""

    number: int | None
    counted_on: date
    good_until: date
    heard: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """`says` is the answer, `note` how old it is and from whom. What is too old is not known, whatever it was."""

    says: str
    note: str
    is_known: bool = False


def spoken(told: Told | None, *, on: date) -> Spoken:
    """Free places on a day, in words."""
    if told is None:
        return Spoken(NOT_KNOWN, "nobody has said")
    when = f"{day(told.counted_on)}, {told.heard}"
    if on > told.good_until:
        return Spoken(NOT_KNOWN, f"too old to count on: {places(told.number).lower()} on {when}")
    return Spoken(places(told.number), f"{distance(told.counted_on, on)}, {when}", told.number is not None)


def places(number: int | None) -> str:
    """2 places; None; Not said."""
    if number is None:
        return "Not said"
    return counted(number, "place") if number else "None"
