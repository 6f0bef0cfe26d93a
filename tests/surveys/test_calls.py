"""What may be told of a phone-in day: nothing small, and nothing that gives it away."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plumbline.surveys.calls import CallsTold, calls_told
from plumbline.surveys.counting import ThemeCount
from plumbline.surveys.suppression import LEAST, is_small

ORDER = ("praise", "times", "care", "safety")


def _calls(concerns: int = 0, **times: int) -> list[tuple[str, bool]]:
    raised = [theme for theme, count in times.items() for _ in range(count)]
    return [(theme, number < concerns) for number, theme in enumerate(raised)]


@pytest.mark.parametrize(
    ("calls", "expected"),
    [
        (_calls(times=4), CallsTold(None)),
        (_calls(times=5), CallsTold(5, 0, (ThemeCount("times", 5),))),
        (_calls(times=5, care=7), CallsTold(12, 0, (ThemeCount("care", 7), ThemeCount("times", 5)))),
        (_calls(times=3, care=3), CallsTold(6, 0, (), 6)),
        (_calls(times=9, care=3, safety=2), CallsTold(14, 0, (ThemeCount("times", 9),), 5)),
        # One small theme alone is the total less the others: the smallest of those hides it.
        (_calls(times=9, praise=6, safety=1), CallsTold(16, 0, (ThemeCount("times", 9),), 7)),
        (_calls(times=9, safety=1), CallsTold(10, 0, (), 10)),
        (_calls(times=9, concerns=3), CallsTold(9, None, (ThemeCount("times", 9),))),
        (_calls(times=9, concerns=6), CallsTold(9, None, (ThemeCount("times", 9),))),
        (_calls(times=10, concerns=5), CallsTold(10, 5, (ThemeCount("times", 10),))),
    ],
)
def test_small_numbers_are_told_together_or_not_at_all(
    calls: list[tuple[str, bool]], expected: CallsTold
) -> None:
    assert calls_told(calls, ORDER) == expected


@given(st.lists(st.tuples(st.sampled_from(ORDER), st.booleans()), max_size=40))
def test_no_number_that_is_told_or_left_over_is_small(calls: list[tuple[str, bool]]) -> None:
    told = calls_told(calls, ORDER)

    if told.calls is None:
        assert len(calls) < LEAST
        return
    themes = [one.count or 0 for one in told.themes]
    rest = [] if told.concerns is None else [told.concerns, told.calls - told.concerns]
    assert not any(map(is_small, [told.calls, told.others, *themes, *rest]))
    assert sum(themes) + told.others == told.calls == len(calls)
