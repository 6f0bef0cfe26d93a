"""What providers say about a figure below its target: plain, and different from one to the next. Pure."""

from random import Random

CAUSES = (
    "Two experienced care workers left in the same month and their rounds were covered by new starters.",
    "Sickness in the second half of the period was higher than we had planned for.",
    "A new scheduling system was brought in and some visits were logged late.",
    "The number is small: one or two people change it by several points.",
    "Three people came out of hospital at short notice and reviews were put back for them.",
    "The training room was closed for repairs, so two courses were moved to the next period.",
)
CURES = (
    "We have recruited three people who start next month.",
    "The deputy manager now checks the list every Friday.",
    "All that were missed are booked and will be done within four weeks.",
    "We have asked each family what would help and changed two rounds.",
    "We expect to be back at target in the next return.",
    "The branch manager reports on it weekly to the director.",
)


def explanation(dice: Random) -> str:
    return f"{dice.choice(CAUSES)} {dice.choice(CURES)}"
