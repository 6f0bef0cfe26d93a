"""Reading an earlier period's column of a year-wide workbook: does it say something else than before? Pure."""

from collections.abc import Mapping
from decimal import ROUND_HALF_UP, Decimal

from plumbline.frameworks.definition import Answers, Definition, InputKind
from plumbline.returns.values import understand

PERCENT = ".percent"
COUNTS = ("numerator", "denominator")


def with_earlier_figures(before: Answers, typed: Mapping[str, str], definition: Definition) -> Answers | None:
    """The earlier answers with what was changed in the workbook; None when nothing was.

    A percentage that only repeats what the counts came to is no change; one that differs replaces the counts,
    because the workbook no longer says which counts it stands for. Blank cells and unreadable ones change nothing.
    """
    new = figures_restated(before, typed, definition)
    replaced = {
        f"{key.removesuffix(PERCENT)}.{part}" for key in new if key.endswith(PERCENT) for part in COUNTS
    }
    kept = {key: number for key, number in before.values.items() if key not in replaced}
    return Answers({**kept, **new}, before.texts, before.explanations) if new else None


def figures_restated(before: Answers, typed: Mapping[str, str], definition: Definition) -> dict[str, Decimal]:
    """The figures that an earlier period's column gives differently from what was declared, by key."""
    new = {}
    for key, text in typed.items():
        question = definition.question(key)
        if question is None or question.kind is InputKind.TEXT:
            continue
        number = understand(text, question)
        if isinstance(number, Decimal) and not _says_the_same(before.values, key, number):
            new[key] = number
    return new


def _says_the_same(values: Mapping[str, Decimal], key: str, number: Decimal) -> bool:
    if key in values:
        return values[key] == number
    if not key.endswith(PERCENT):
        return False
    ref = key.removesuffix(PERCENT)
    numerator, denominator = values.get(f"{ref}.numerator"), values.get(f"{ref}.denominator")
    if numerator is None or not denominator:
        return False
    return (numerator * 100 / denominator).quantize(number, rounding=ROUND_HALF_UP) == number
