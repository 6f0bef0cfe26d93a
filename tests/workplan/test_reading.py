"""The file of weights: what ships can be read, and every mistake in another is told at once."""

import pytest

from plumbline.frameworks.definition import Basis
from plumbline.frameworks.reading import FrameworkProblems
from plumbline.workplan.reading import SHIPPED, read, shipped
from plumbline.workplan.weighing import ReasonKind

TEXT = SHIPPED.read_text(encoding="utf-8")


def problems(text: str) -> list[str]:
    with pytest.raises(FrameworkProblems) as found:
        read(text, name="plan-order")
    return [str(one) for one in found.value.problems]


def test_the_order_that_ships_weighs_every_reason_and_says_whose_it_is() -> None:
    order = shipped()

    assert set(order.weighings) == set(ReasonKind)
    assert order.every_months == 12
    assert order.source.basis is Basis.LOCAL_DEFAULT
    assert order[ReasonKind.VISIT_OLD].of(3) == 13
    assert order[ReasonKind.VISIT_OLD].of(60) == 30
    assert order[ReasonKind.VISIT_OLD].says == "10 and 1 for each, at most 30"


def test_every_mistake_is_told_at_once_with_its_line() -> None:
    broken = (
        TEXT.replace('code = "figures-below"', 'code = "figures-belw"')
        .replace("each = 6", 'each = "six"')
        .replace("months = 36", "months = 0")
        .replace('kind = "plan-order"', 'kind = "scorecard"')
    )
    told = "\n".join(problems(broken))

    assert "Did you mean “figures-below”?" in told
    assert "Missing: figures-below." in told
    assert "Write a number without quotation marks" in told
    assert "a number of months from 1 to 120" in told
    assert "Choose a file of the kind plan-order" in told


@pytest.mark.parametrize(
    ("was", "now", "says"),
    [
        ("ratings = { inadequate = 35, requires-improvement = 18 }\n", "", "This reason weighs by rating."),
        ("weight = 6\n", "", "This reason weighs nothing."),
        ("weight = 40\n", "weight = 400\n", "Write a whole number from 0 to 100"),
        ("weight = 40\n", "wieght = 40\n", "Did you mean “weight”?"),
        ('code = "cqc-old"', 'code = "follow-up"', "stands in this file twice"),
    ],
)
def test_a_mistake_says_its_cause(was: str, now: str, says: str) -> None:
    assert was in TEXT
    assert says in "\n".join(problems(TEXT.replace(was, now)))
