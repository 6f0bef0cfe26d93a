"""A framework laid out so that it can be read aloud: every rule with what it rests on."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from plumbline.frameworks.definition import Agreement, Answers, Basis, Definition, Indicator, Source
from plumbline.frameworks.figures import figure_of
from plumbline.frameworks.periods import Interval
from plumbline.judgement.sentences import target_in_words, tolerance_in_words

EACH = {
    Interval.MONTH: "each month",
    Interval.QUARTER: "each quarter",
    Interval.HALF_YEAR: "each half year",
    Interval.YEAR: "each year",
}
BETTER = {
    "higher": "Higher is better",
    "lower": "Lower is better",
    "range": "Within a range is best",
    "none": "",
}
WEIGHTS = {
    "refuse": "The return cannot be submitted until it holds.",
    "explain": "Where it does not hold, the provider explains.",
}


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing the framework says. `basis` and `source` tell what it rests on."""

    name: str
    says: tuple[str, ...]
    basis: str
    source: str
    note: str


@dataclass(frozen=True, slots=True)
class Spoken:
    """One indicator: what it asks for and the rules that count and rate it."""

    indicator: Indicator
    asks: tuple[str, ...]
    when: str
    better: str
    rules: tuple[Rule, ...]

    @property
    def is_numbered(self) -> bool:
        """Whether its reference is a number of the schedule, such as 4.1."""
        return any(letter.isdigit() for letter in self.indicator.ref)


@dataclass(frozen=True, slots=True)
class Chapter:
    title: str
    intro: str
    indicators: tuple[Spoken, ...]


def chapters(definition: Definition) -> tuple[Chapter, ...]:
    return tuple(
        Chapter(
            section.title,
            section.intro,
            tuple(_spoken(one) for one in definition.indicators if one.section == section.code),
        )
        for section in definition.sections
    )


def agreements(definition: Definition) -> tuple[Rule, ...]:
    return tuple(_agreement(one) for one in definition.agreements)


def bases(definition: Definition) -> list[tuple[str, int]]:
    """How many rules rest on each basis."""
    rules = [rule for chapter in chapters(definition) for one in chapter.indicators for rule in one.rules]
    rules += agreements(definition)
    counts = Counter(one.basis for one in rules)
    return [(basis.value, counts[basis.value]) for basis in Basis if counts[basis.value]]


def _spoken(indicator: Indicator) -> Spoken:
    when = f"Asked for {EACH[indicator.collected]}"
    if indicator.interval is not indicator.collected:
        when += f", rated {EACH[indicator.interval]}"
    return Spoken(
        indicator,
        tuple(
            question.label + (f": {question.hint}" if question.hint else "") for question in indicator.inputs
        ),
        f"{when}{', as it stands on the last day' if indicator.point_in_time else ''}.",
        BETTER[indicator.direction.value],
        tuple(_rules(indicator)),
    )


def _rules(indicator: Indicator) -> Iterator[Rule]:
    yield rule_of("How it is counted", indicator.counting, indicator.source)
    if indicator.exclude:
        yield replace(rule_of("What is left out", indicator.exclude, indicator.source), note="")
    bands = indicator.terms.bands(indicator.direction)
    if bands is None:
        return
    figure = figure_of(indicator, Answers())
    yield rule_of("Target", (target_in_words(figure, bands),), indicator.terms.source)
    if bands.amber is not None or bands.amber_upper is not None:
        yield rule_of("Amber ends at", (tolerance_in_words(figure, bands),), indicator.terms.amber_source)


def rule_of(name: str, says: tuple[str, ...], source: Source) -> Rule:
    """A rule with the document and paragraph it rests on."""
    where = ", ".join(part for part in (source.document, source.paragraph) if part)
    return Rule(name, says, source.basis.value, where, source.note)


def _agreement(agreement: Agreement) -> Rule:
    return rule_of(agreement.says, (agreement.rule, WEIGHTS.get(agreement.weight, "")), agreement.source)
