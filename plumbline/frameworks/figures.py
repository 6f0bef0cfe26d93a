"""From an indicator of a schedule and a provider's answers to what the judge understands."""

from dataclasses import replace
from decimal import Decimal

from plumbline.frameworks.definition import (
    Answers,
    Basis,
    Indicator,
    Input,
    InputKind,
    Measure,
    Source,
    Terms,
)
from plumbline.judgement.display import Unit, show, show_given
from plumbline.judgement.figure import Figure, Quantity, Ratio, Total
from plumbline.judgement.judgement import Judgement, Reason
from plumbline.judgement.measures import in_a_sentence
from plumbline.judgement.standard import Authority, Standard

UNITS = {
    Measure.PERCENTAGE: Unit.PERCENT,
    Measure.RATE: Unit.NUMBER,
    Measure.COUNT: Unit.COUNT,
    Measure.HOURS: Unit.HOURS,
    Measure.NUMBER: Unit.NUMBER,
    Measure.MONEY: Unit.MONEY,
    Measure.BREAKDOWN: Unit.COUNT,
}


def figure_of(indicator: Indicator, answers: Answers) -> Figure:
    made_of = _ratio(indicator, answers) if indicator.is_ratio else _total(indicator, answers)
    return Figure(indicator.ref, indicator.title, UNITS[indicator.measure], made_of, indicator.decimals)


def standard_of(indicator: Indicator, terms: Terms) -> Standard:
    """What an indicator is held against under these terms."""
    return Standard(
        terms.bands(indicator.direction),
        target=authority_of(terms.source),
        tolerance=authority_of(terms.amber_source),
        counting=authority_of(indicator.source),
    )


def authority_of(source: Source) -> Authority:
    """The authority as the judge names it. A default of ours may follow a document; it does not stand in it."""
    place = ", ".join(part for part in (source.document, source.paragraph) if part)
    is_ours = source.basis is Basis.LOCAL_DEFAULT and place
    return Authority(source.basis, f"after {place}" if is_ours else place, source.note)


def quantity_of(question: Input, answers: Answers) -> Quantity:
    given = answers.values.get(question.key)
    return Quantity(question.key, question.label, given, is_whole=question.kind is InputKind.COUNT)


def with_shares(judgement: Judgement, indicator: Indicator, answers: Answers) -> Judgement:
    """The judgement with the shares its extra inputs make, such as the response rate of a survey."""
    said = tuple(
        reason for one in indicator.inputs if one.share for reason in _share(indicator, one, answers)
    )
    return replace(judgement, reasons=(*judgement.reasons, *said))


def _share(indicator: Indicator, question: Input, answers: Answers) -> tuple[Reason, ...]:
    part = quantity_of(indicator.inputs[1], answers).value if indicator.is_ratio else None
    whole = quantity_of(question, answers).value
    if part is None or not whole:
        return ()
    counts = f"{show_given(part)} of {show_given(whole)} {in_a_sentence(question.label)}"
    share = f"{question.share}: {show(part * 100 / whole, Unit.PERCENT)}, {counts}. Shown, not rated."
    return (Reason(f"{question.key}.share", share, {question.key: str(answers.values[question.key])}),)


def _ratio(indicator: Indicator, answers: Answers) -> Ratio:
    top, bottom = (quantity_of(question, answers) for question in indicator.inputs[:2])
    stated = Quantity(
        indicator.percent_key, f"{indicator.title}, as a percentage", _stated(indicator, answers)
    )
    return Ratio(top, bottom, indicator.per, stated, indicator.is_share)


def _stated(indicator: Indicator, answers: Answers) -> Decimal | None:
    return answers.values.get(indicator.percent_key) if indicator.measure is Measure.PERCENTAGE else None


def _total(indicator: Indicator, answers: Answers) -> Total:
    return Total(
        tuple(quantity_of(question, answers) for question in indicator.inputs if not question.is_extra)
    )
