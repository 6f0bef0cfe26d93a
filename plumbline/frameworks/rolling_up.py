"""Adding shorter periods together: months to a quarter. Numerators and denominators are summed, never percentages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from plumbline.frameworks.definition import Answers, Definition, Indicator, Input
from plumbline.frameworks.periods import Period
from plumbline.judgement.rollup import latest, total


@dataclass(frozen=True)
class RolledUp:
    """The answers of the longer period, and by reference the shorter periods that lack a figure.

    Pass `gaps` on to `judge`: what has a gap is shown and not rated, so that missing months never help.
    """

    answers: Answers
    gaps: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def roll_up(definition: Definition, by_period: Mapping[Period, Answers], period: Period) -> RolledUp:
    """The answers of `period`, made of those of its parts.

    Counts are added; figures of one point in time are those of the last part. A percentage that was given without
    its counts cannot be added: its period counts as a gap. Source: domain rule on roll-ups, sum over the months.
    """
    values: dict[str, Decimal] = {}
    gaps: dict[str, tuple[str, ...]] = {}
    for indicator in definition.indicators:
        if indicator.collected.months > period.interval.months:
            continue
        parts = period.parts(indicator.collected)
        values |= _rolled(indicator, [by_period.get(part, Answers()) for part in parts])
        lacking = tuple(_lacking(indicator, parts, by_period))
        if lacking:
            gaps[indicator.ref] = lacking
    return RolledUp(Answers(values, _texts(by_period, period)), gaps)


def _rolled(indicator: Indicator, parts: list[Answers]) -> dict[str, Decimal]:
    found = {}
    for question in indicator.inputs:
        given = [part.values.get(question.key) for part in parts]
        value = latest(given) if indicator.point_in_time else total(given)
        if value is not None:
            found[question.key] = value
    return found


def _lacking(
    indicator: Indicator, parts: tuple[Period, ...], by_period: Mapping[Period, Answers]
) -> Iterator[str]:
    counted = parts[-1:] if indicator.point_in_time else parts
    for part in counted:
        if not _has_figure(indicator, by_period.get(part, Answers())):
            yield part.label


def _has_figure(indicator: Indicator, answers: Answers) -> bool:
    questions: tuple[Input, ...] = tuple(one for one in indicator.inputs if not one.is_extra)
    given = [question.key in answers.values for question in questions]
    return all(given) if indicator.is_ratio else any(given)


def _texts(by_period: Mapping[Period, Answers], period: Period) -> dict[str, str]:
    """The texts of all parts in order, each under the name of its period."""
    texts: dict[str, str] = {}
    for part in sorted(by_period):
        if part.starts_on in period:
            for key, text in by_period[part].texts.items():
                texts[key] = "\n".join(one for one in (texts.get(key), f"{part.label}: {text}") if one)
    return texts
