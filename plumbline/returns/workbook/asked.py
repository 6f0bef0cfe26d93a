"""The questions of a return as its cells ask them, worked out once for each version of a schedule and period."""

from collections.abc import Mapping
from functools import lru_cache

from plumbline.frameworks.definition import Definition, Input, InputKind
from plumbline.frameworks.periods import Period
from plumbline.returns.workbook.cells import Asked
from plumbline.returns.workbook.plan import EXPLANATION, ByDigest, plan
from plumbline.returns.workbook.wordings import is_percent


def asked_by_key(definition: Definition, period: Period) -> Mapping[str, Asked]:
    """Every cell that may be filled in: the inputs by their keys, explanations by `explain.` and the reference of a
    figure or the code of an agreement."""
    return _asked(ByDigest(definition), period)


@lru_cache(maxsize=256)
def _asked(held: ByDigest, period: Period) -> Mapping[str, Asked]:
    definition = held.definition
    cells = {
        question.key: asked(question)
        for indicator in definition.asked_in(period)
        for question in indicator.inputs
    }
    planned = plan(definition, period)
    figures = [(line.indicator.ref, line.indicator.title) for line in planned.explained]
    agreed = [(line.agreement.code, line.agreement.says) for line in planned.agreed if line.is_open]
    explained = {EXPLANATION + code: Asked(_explanation(code, says)) for code, says in (*figures, *agreed)}
    return {**cells, **explained}


def asked(question: Input) -> Asked:
    return Asked(question, is_percent=is_percent(question))


def _explanation(code: str, says: str) -> Input:
    return Input(EXPLANATION + code, code, "text", says, InputKind.TEXT, required=False)
