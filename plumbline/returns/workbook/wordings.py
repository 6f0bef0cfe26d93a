"""Words that stand in the workbook itself: targets, counting rules, and what to enter."""

from collections.abc import Mapping
from decimal import Decimal

from plumbline.frameworks.definition import Direction, Indicator, Input, InputKind, Measure, Terms

LONGEST_TEXT = 4000
LARGEST_COUNT = 1_000_000_000

PROMPTS: Mapping[InputKind, tuple[str, str]] = {
    InputKind.COUNT: (
        "Enter a whole number",
        "Use figures only, with no words or units, for example 12. If there were none, enter 0.",
    ),
    InputKind.NUMBER: (
        "Enter a number",
        "Use figures only, with no words or units, for example 37.5. If there were none, enter 0.",
    ),
    InputKind.MONEY: ("Enter an amount in pounds", "Use pounds and pence, for example 1200.50."),
    InputKind.TEXT: ("Describe it in your own words", f"Write at most {LONGEST_TEXT:,} characters."),
}
PERCENT_PROMPT = ("Enter a percentage", "Enter a percentage from 0% to 100%, for example 95%.")


def is_percent(question: Input) -> bool:
    """Whether the cell itself asks for a percentage, rather than for the two counts that make one."""
    return question.part == "percent"


def prompt(indicator: Indicator, question: Input) -> tuple[str, str]:
    return PERCENT_PROMPT if is_percent(question) else PROMPTS[question.kind]


def target(indicator: Indicator, terms: Terms) -> str:
    """The target in words: At least 80%; At most 5; 10% to 20%; No target."""
    if terms.target is None:
        return "No target"
    aim = quantity(indicator, terms.target)
    if indicator.direction is Direction.LOWER:
        return f"At most {aim}"
    if indicator.direction is Direction.RANGE and terms.upper is not None:
        return f"{aim} to {quantity(indicator, terms.upper)}"
    return f"At least {aim}"


def shown_ref(indicator: Indicator) -> str:
    """The schedule's own number, such as 1.1; nothing for figures that have only a name."""
    return indicator.ref if indicator.ref[:1].isdigit() else ""


def quantity(indicator: Indicator, value: Decimal) -> str:
    plain = f"{value.normalize():,f}"
    match indicator.measure:
        case Measure.PERCENTAGE:
            return f"{plain}%"
        case Measure.MONEY:
            return f"£{value:,.2f}"
        case _:
            return plain


def counting_note(indicator: Indicator) -> str:
    """The counting rules as the note on a heading: what it measures, what to count, what to leave out."""
    parts = []
    if indicator.purpose:
        parts.append(indicator.purpose)
    if indicator.counting:
        parts.append("How to count\n" + "\n".join(f"• {rule}" for rule in indicator.counting))
    if indicator.exclude:
        parts.append("Leave out\n" + "\n".join(f"• {rule}" for rule in indicator.exclude))
    if indicator.scope:
        parts.append(f"Covers: {indicator.scope}")
    return "\n\n".join(parts)
