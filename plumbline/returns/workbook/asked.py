"""The questions of a return as its cells ask them, worked out once for each version of a schedule and period."""

from collections.abc import Mapping
from functools import lru_cache

from plumbline.frameworks.definition import Definition, Indicator, Input, InputKind
from plumbline.frameworks.periods import Period
from plumbline.returns.workbook.cells import Asked
from plumbline.returns.workbook.plan import EXPLANATION, ByDigest, plan
from plumbline.returns.workbook.wordings import is_percent


def asked_by_key(definition: Definition, period: Period) -> Mapping[str, Asked]:
    """Every cell that may be filled in: the inputs by their keys, explanations by `explain.` and the reference."""
    return _asked(ByDigest(definition), period)


@lru_cache(maxsize=256)
def _asked(held: ByDigest, period: Period) -> Mapping[str, Asked]:
    definition = held.definition
    cells = {
        question.key: asked(question)
        for indicator in definition.asked_in(period)
        for question in indicator.inputs
    }
    explained = [line.indicator for line in plan(definition, period).explained]
    return {**cells, **{EXPLANATION + one.ref: Asked(_explanation(one)) for one in explained}}


def asked(question: Input) -> Asked:
    return Asked(question, is_percent=is_percent(question))


def _explanation(indicator: Indicator) -> Input:
    key = EXPLANATION + indicator.ref
    return Input(key, indicator.ref, "text", indicator.title, InputKind.TEXT, required=False)
