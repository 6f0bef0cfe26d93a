"""What a KPI schedule says, as frozen values. Read from a file by `reading`, judged by `judging`. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from plumbline.frameworks.layout import Layout
from plumbline.frameworks.periods import Interval, Period
from plumbline.judgement.bands import Bands, Direction

__all__ = [
    "Agreement", "Answers", "Basis", "Definition", "Direction", "Indicator", "Input", "InputKind", "Measure",
    "Section", "Source", "Terms", "TextRule",
]  # fmt: skip


class Basis(StrEnum):
    """Where a rule comes from; shown wherever the rule speaks."""

    PUBLISHED = "published"
    LOCAL_DEFAULT = "local default"
    AWAITING = "awaiting document"


class Measure(StrEnum):
    """How a figure is made. A percentage is numerator over denominator, a rate is so many per (say) 1,000.

    A breakdown is several counts that add up; the others are one value.
    """

    PERCENTAGE = "percentage"
    RATE = "rate"
    COUNT = "count"
    HOURS = "hours"
    NUMBER = "number"
    MONEY = "money"
    BREAKDOWN = "breakdown"


class InputKind(StrEnum):
    COUNT = "count"
    NUMBER = "number"
    MONEY = "money"
    TEXT = "text"


@dataclass(frozen=True, slots=True)
class Source:
    """The document and paragraph a rule rests on, and what kind of authority that is."""

    basis: Basis
    document: str = ""
    paragraph: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """Where green and amber end for one indicator. Bands are half-open and see the unrounded value.

    Higher is better: green from `target` up, amber from `amber` up to it, red below. Lower is better: mirrored.
    Range: green from `target` to `upper` (both included), amber from `amber` to `amber_upper`, red outside.
    `target` None means no target: the figure is shown and never rated. `amber` None: below target is red at once.
    """

    target: Decimal | None = None
    amber: Decimal | None = None
    upper: Decimal | None = None
    amber_upper: Decimal | None = None
    source: Source = Source(Basis.LOCAL_DEFAULT)
    amber_source: Source = Source(Basis.LOCAL_DEFAULT)

    def bands(self, direction: Direction) -> Bands | None:
        """What the judge holds a figure against, or None when there is no target."""
        if self.target is None or direction is Direction.NONE:
            return None
        return Bands(direction, self.target, self.amber, self.upper, self.amber_upper)


@dataclass(frozen=True, slots=True)
class Input:
    """One thing a provider is asked: one cell of the workbook, one field of the web form.

    `key` is stable within a framework and names the value wherever it is kept: `1.1.numerator`, `7.2.value`,
    `staff-age.16-24`. `part` is what follows the reference in it. A text input is named by `6.6.text`.
    `share` names what the denominator makes of this number, shown beside the figure and never rated: 60 answers of
    100 people asked are the “Response rate”. Inputs beyond those that make the figure are `is_extra`.
    """

    key: str
    ref: str
    part: str
    label: str
    kind: InputKind
    hint: str = ""
    required: bool = True
    share: str = ""
    is_extra: bool = False


@dataclass(frozen=True, slots=True)
class Indicator:
    """One figure of the schedule, with how it is counted, when it is collected and how it is rated.

    `collected` is how often it is asked for, `interval` how often it is rated: collected each month and rated each
    quarter, it is rated on the three months added together. `per` is 100 for a percentage, 1,000 for a rate per
    thousand. `is_share` is false where the numerator may be more than the denominator. `group` is a heading within
    the section, such as the schedule's own “KPI 5: MKC funded only”.
    """

    ref: str
    title: str
    section: str
    measure: Measure
    inputs: tuple[Input, ...]
    direction: Direction = Direction.NONE
    terms: Terms = Terms()
    interval: Interval = Interval.QUARTER
    collected: Interval = Interval.QUARTER
    decimals: int = 0
    purpose: str = ""
    counting: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    point_in_time: bool = False
    scope: str = ""
    source: Source = Source(Basis.LOCAL_DEFAULT)
    group: str = ""
    per: int = 100
    is_share: bool = True

    @property
    def called(self) -> str:
        """How a page names it: with its number, where the schedule numbers it."""
        is_number = any(letter.isdigit() for letter in self.ref)
        return f"{self.ref} {self.title}" if is_number else self.title

    @property
    def is_rated(self) -> bool:
        return self.terms.target is not None

    @property
    def is_ratio(self) -> bool:
        """Whether it is made of a numerator and a denominator."""
        return self.measure in {Measure.PERCENTAGE, Measure.RATE}

    @property
    def percent_key(self) -> str:
        """The key by which a ready-made percentage comes in, from a layout that holds no counts."""
        return f"{self.ref}.percent"

    @property
    def percent_input(self) -> Input:
        """The question that a ready-made percentage answers in place of the counts."""
        says = f"{self.title}, as a percentage"
        return Input(
            self.percent_key, self.ref, "percent", says, InputKind.NUMBER, required=False, is_extra=True
        )


@dataclass(frozen=True, slots=True)
class Section:
    """A theme of the return: one sheet of the workbook, one page of the web form."""

    code: str
    title: str
    sheet: str
    theme: str = ""
    intro: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """Figures that must agree with one another.

    `rule` is the line of the file, as a person wrote it: `5.1 = previous 5.1 + 5.2 - 5.4`.

    `left` and `right` are sums of input keys with signs: ((1, "6.1.value"), …). A key that starts with
    `previous:` is last period's accepted figure. `relation` is `=` or `<=`. `weight` is `refuse` when the
    return cannot be submitted until it holds, or `explain` when an explanation lets it through.
    """

    code: str
    says: str
    left: tuple[tuple[int, str], ...]
    right: tuple[tuple[int, str], ...]
    relation: str = "="
    weight: str = "explain"
    source: Source = Source(Basis.LOCAL_DEFAULT)
    rule: str = ""


@dataclass(frozen=True, slots=True)
class TextRule:
    """A text that must be given when a figure is above nought: `6.6.text` when 6.6 is."""

    key: str
    when: str
    says: str


@dataclass(frozen=True)
class Definition:
    """A KPI schedule. `digest` is the hash of its canonical content: the same digest, the same rules."""

    id: str
    version: str
    title: str
    council: str
    source: Source
    collected: Interval
    sections: tuple[Section, ...]
    indicators: tuple[Indicator, ...]
    agreements: tuple[Agreement, ...] = ()
    text_rules: tuple[TextRule, ...] = ()
    layout: Layout | None = None
    digest: str = ""
    text: str = field(default="", repr=False)

    @cached_property
    def by_ref(self) -> Mapping[str, Indicator]:
        return {indicator.ref: indicator for indicator in self.indicators}

    @cached_property
    def inputs(self) -> tuple[Input, ...]:
        return tuple(question for indicator in self.indicators for question in indicator.inputs)

    @cached_property
    def by_key(self) -> Mapping[str, Input]:
        return {question.key: question for question in self.inputs}

    @cached_property
    def percent_keys(self) -> Mapping[str, Indicator]:
        """The indicator behind each key that may hold a ready-made percentage."""
        return {one.percent_key: one for one in self.indicators if one.measure is Measure.PERCENTAGE}

    def question(self, key: str) -> Input | None:
        """What is asked under a key, ready-made percentages included."""
        stated = self.percent_keys.get(key)
        return self.by_key.get(key) or (stated.percent_input if stated else None)

    def asked_in(self, period: Period) -> tuple[Indicator, ...]:
        """The indicators that a return of this period asks for: its own and those whose longer period it closes."""
        return tuple(one for one in self.indicators if period.closes(one.collected))

    def inputs_asked_in(self, period: Period) -> tuple[Input, ...]:
        return tuple(question for indicator in self.asked_in(period) for question in indicator.inputs)


@dataclass(frozen=True)
class Answers:
    """What a provider gave: numbers by input key, texts by input key, explanations by indicator reference."""

    values: Mapping[str, Decimal] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)
    explanations: Mapping[str, str] = field(default_factory=dict)
