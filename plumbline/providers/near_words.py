"""The words nearest to one that nobody has: at most two letters different, missing, added or swapped. Pure."""

from collections.abc import Iterable

SHORTEST = 4
# A shorter word with two other letters is another word.
_TWO_FROM = 6


def most_apart(word: str) -> int:
    """How many letters may differ."""
    return 2 if len(word) >= _TWO_FROM else 1


def thirds(word: str) -> tuple[str, str, str]:
    """A word with two letters changed still holds one of its thirds whole, so the others need not be looked at."""
    part = len(word) // 3
    return word[:part], word[part : len(word) - part], word[len(word) - part :]


def nearest(word: str, known: Iterable[str], *, most: int = 3) -> list[str]:
    """The nearest of the known words, best first: fewest letters apart, then with the same first letter."""
    if len(word) < SHORTEST:
        return []
    apart = ((_apart(word, other, most_apart(word)), other) for other in known)
    near = [
        (number, other[:1] != word[:1], other) for number, other in apart if 0 < number <= most_apart(word)
    ]
    return [other for *_, other in sorted(near)[:most]]


def _apart(one: str, other: str, most: int) -> int:
    """Letters to change, leave out, add, or swap with their neighbour; more than `most` need not be exact."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for place, letter in enumerate(one, start=1):
        before, last, row = row, before, [place]
        for across, beside in enumerate(other, start=1):
            cost = min(row[-1] + 1, before[across] + 1, before[across - 1] + (letter != beside))
            is_swapped = place > 1 and across > 1 and letter == other[across - 2] and beside == one[place - 2]
            row.append(min(cost, last[across - 2] + 1) if is_swapped else cost)
        if min(row) > most:
            return most + 1
    return row[-1]
