"""Small framework files for tests, whole and broken on purpose."""

from collections.abc import Mapping
from decimal import Decimal

from plumbline.frameworks.definition import Answers
from plumbline.frameworks.reading import FrameworkProblem, FrameworkProblems, read_any

SMALL = """\
kind = "kpi-schedule"
id = "exampleshire/homecare"
version = "1"
title = "Home care in Exampleshire"
council = "Exampleshire County Council"
basis = "published"
document = "Exampleshire contract"

[[section]]
code = "visits"
title = "Visits"

[[indicator]]
ref = "1.1"
title = "Visits of at least half the commissioned time"
section = "visits"
measure = "percentage"
numerator = "Visits of at least half the commissioned time"
denominator = "Visits that took place"
target = { at_least = 80 }
amber = { within = 5, basis = "local default" }
paragraph = "1.1"

[[indicator]]
ref = "5.1"
title = "People at the end of the quarter"
section = "visits"
measure = "count"
point_in_time = true

[[indicator]]
ref = "5.2"
title = "New people"
section = "visits"
measure = "count"
also = [ { part = "text", kind = "text", label = "Where they came from" } ]

[[indicator]]
ref = "age"
title = "Age"
section = "visits"
measure = "breakdown"
groups = "ages"
point_in_time = true

[[groups]]
name = "ages"
list = [
  { code = "18-64", says = "18 to 64" },
  { code = "65-plus", says = "65 and over" },
]

[[agreement]]
code = "ages-add-up"
says = "Ages must add up to the people (5.1)"
rule = "age = 5.1"

[[text]]
ask = "5.2.text"
when = "5.2"
says = "Say where new people came from."

[workbook]
columns = ["Q1", "Q2", "Q3", "Q4"]
row = [
  { find = "1.1", fills = "1.1.percent" },
  { find = "5.1", fills = "5.1.value" },
]
"""

CALENDAR = """\
kind = "calendar"
id = "exampleshire/calendar"
version = "1"
title = "Due dates"
basis = "published"

[[due]]
period = "2026-27-Q1"
on = 2026-07-15
"""


def changed(old: str, new: str, text: str = SMALL) -> str:
    """The small schedule with one thing put differently."""
    assert old in text, old
    return text.replace(old, new, 1)


def problems(text: str) -> tuple[FrameworkProblem, ...]:
    """Everything that is wrong with a text, or nothing."""
    try:
        read_any(text, name="exampleshire.toml")
    except FrameworkProblems as fault:
        return fault.problems
    return ()


def line_of(part: str, text: str = SMALL) -> int:
    """The number of the first line that holds this."""
    return next(number for number, line in enumerate(text.splitlines(), 1) if part in line)


def answers(numbers: Mapping[str, int | str | None], texts: dict[str, str] | None = None) -> Answers:
    """Answers by input key; None leaves a number out."""
    return Answers({key: Decimal(value) for key, value in numbers.items() if value is not None}, texts or {})
