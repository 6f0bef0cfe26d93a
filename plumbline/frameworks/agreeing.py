"""Holding a schedule's agreements against what a provider gave: which hold, which do not, which cannot be told."""

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal

from plumbline.frameworks.definition import Agreement, Answers, Definition, Measure
from plumbline.judgement.agreement import Side, Summand, agree
from plumbline.judgement.figure import number_fault

PREVIOUS = "previous:"


@dataclass(frozen=True, slots=True)
class AgreementResult:
    """One agreement held against the figures. `holds` is None when a number it needs is not known.

    `left` and `right` write out both sides: “55” and “50 + 12 − 7 = 55”. `keys` are this period's inputs concerned.
    """

    code: str
    says: str
    holds: bool | None
    left: str
    right: str
    weight: str
    keys: tuple[str, ...] = ()

    @property
    def fails(self) -> bool:
        return self.holds is False

    @property
    def sentence(self) -> str:
        """What is wrong, with the numbers."""
        return f"{self.says.rstrip('.')}. The figures say {self.left} against {self.right}."


def results(
    definition: Definition, answers: Answers, previous: Answers | None, asked: Collection[str]
) -> tuple[AgreementResult, ...]:
    """Every agreement of the schedule whose figures are asked for."""
    return tuple(
        _result(definition, agreement, answers, previous)
        for agreement in definition.agreements
        if all(definition.by_key[key].ref in asked for key in current_keys(agreement))
    )


def current_keys(agreement: Agreement) -> tuple[str, ...]:
    """The inputs of this period that an agreement speaks of."""
    keys = [key for _, key in (*agreement.left, *agreement.right)]
    return tuple(key for key in keys if not key.startswith(PREVIOUS))


def _result(
    definition: Definition, agreement: Agreement, answers: Answers, previous: Answers | None
) -> AgreementResult:
    left, right = (
        Side(tuple(Summand(sign, _value(definition, key, answers, previous)) for sign, key in side))
        for side in (agreement.left, agreement.right)
    )
    holds = agree(left, right, agreement.relation)
    keys = current_keys(agreement)
    return AgreementResult(
        agreement.code, agreement.says, holds, str(left), str(right), agreement.weight, keys
    )


def _value(definition: Definition, key: str, answers: Answers, previous: Answers | None) -> Decimal | None:
    """The number a key stands for; a blank group of a breakdown counts as nought when another group is filled."""
    own_key = key.removeprefix(PREVIOUS)
    given = (previous or Answers()) if key.startswith(PREVIOUS) else answers
    value = given.values.get(own_key)
    if value is not None:
        return None if number_fault(value) else value
    indicator = definition.by_ref[definition.by_key[own_key].ref]
    is_part_filled = any(question.key in given.values for question in indicator.inputs)
    return Decimal(0) if indicator.measure is Measure.BREAKDOWN and is_part_filled else None
