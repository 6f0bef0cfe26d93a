"""What in the answers cannot stand: numbers that are none, figures nobody asked for, texts that are owed."""

from collections.abc import Iterator

from plumbline.frameworks.definition import Answers, Definition, Indicator
from plumbline.frameworks.figures import figure_of, quantity_of
from plumbline.frameworks.near import nearest
from plumbline.judgement.display import show_given
from plumbline.judgement.exact import half_up
from plumbline.judgement.figure import Ratio, Total
from plumbline.judgement.judgement import Problem


def problems_in(definition: Definition, answers: Answers) -> Iterator[Problem]:
    """Every problem with the answers by themselves; agreements between figures are told apart from these."""
    yield from _unknown(definition, answers)
    for indicator in definition.indicators:
        made_of = figure_of(indicator, answers).made_of
        yield from _faults(indicator, made_of, answers)
        if isinstance(made_of, Ratio):
            yield from _contradictions(indicator, made_of)
    yield from _texts_owed(definition, answers)


def _unknown(definition: Definition, answers: Answers) -> Iterator[Problem]:
    known = {*definition.by_key, *definition.percent_keys}
    for key in (*answers.values, *answers.texts):
        if key not in known:
            says = f"{definition.title} asks for no “{key}”.{nearest(key, sorted(known))}"
            yield Problem(key.rpartition(".")[0] or key, "unknown-figure", says, key)


def _faults(indicator: Indicator, made_of: Ratio | Total, answers: Answers) -> Iterator[Problem]:
    extras = (quantity_of(question, answers) for question in indicator.inputs if question.is_extra)
    for quantity in (*made_of.quantities, *extras):
        if fault := quantity.fault:
            yield Problem(indicator.ref, fault.code, f"{quantity.name}: {fault.says}", quantity.key)


def _contradictions(indicator: Indicator, made_of: Ratio) -> Iterator[Problem]:
    """A percentage that was stated beside its counts must be theirs, rounded as it was stated."""
    stated = made_of.stated
    if stated is None or stated.given is None or stated.value is None:
        return
    top, bottom = made_of.numerator.value, made_of.denominator.value
    if made_of.is_share and stated.value > 100:
        says = f"{show_given(stated.value)}% was given, and a share cannot be more than 100%."
        yield Problem(indicator.ref, "above-100", says, stated.key)
    if top is None or not bottom:
        return
    decimals = max(-int(stated.given.normalize().as_tuple().exponent), 0)
    counted = half_up(top * 100 / bottom, decimals)
    if counted != stated.given:
        says = f"The counts make {counted}%, but {show_given(stated.value)}% was given. The counts are used."
        yield Problem(indicator.ref, "percent-differs", says, stated.key)


def _texts_owed(definition: Definition, answers: Answers) -> Iterator[Problem]:
    for rule in definition.text_rules:
        count = answers.values.get(rule.when)
        is_above = count is not None and count.is_finite() and count > 0
        if is_above and not answers.texts.get(rule.key, "").strip():
            yield Problem(definition.by_key[rule.key].ref, "text-owed", rule.says, rule.key)
