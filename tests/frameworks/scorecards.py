"""A small scorecard for tests, whole and broken on purpose."""

from plumbline.frameworks.reading import read_scorecard
from plumbline.frameworks.scorecard import ScorecardDefinition

SMALL = """\
kind = "scorecard"
id = "exampleshire/visit"
version = "1"
title = "Visits in Exampleshire"
council = "Exampleshire County Council"
ratings = "red-amber-green"
basis = "published"
document = "Exampleshire contract"

[[area]]
code = "care"
title = "Care"

[[area]]
code = "safety"
title = "Safety"
critical = true
paragraph = "4"

[[question]]
ref = "C1"
area = "care"
asks = "Are plans kept up?"
scale = "met"

[[question]]
ref = "C2"
area = "care"
asks = "Do people say that staff are kind?"
scale = "how-often"
who = "person"

[[question]]
ref = "S1"
area = "safety"
asks = "Are medicines safe?"
scale = "met"
weight = 2

[[question]]
ref = "S2"
area = "safety"
asks = "Is the building safe?"
scale = "yes-no"

[[scale]]
name = "how-often"
choices = [
  { code = "always", says = "Always", points = 3 },
  { code = "often", says = "Often", points = 2 },
  { code = "never", says = "Never", points = 0 },
]

[areas_rated]
at_least = { green = 85, amber = 60 }

[whole]
how = "percentage"
at_least = { green = 85, amber = 60 }

[[limit]]
code = "EX-1"
says = "Red in Safety makes the whole Red"
areas = ["safety"]
when = ["red"]
effect = "override"
to = "red"

[[asked]]
code = "policies"
title = "Policies"

[process]
comment_days = 10
every_months = 12

[[follow_up]]
rating = "red"
visit_within = 28

[action_days]
high = 7
medium = 28
low = 84
"""

BY_COUNTS = """\
[whole]
how = "counts"
otherwise = "green"

[[whole.count]]
code = "two-red"
rating = "red"
of = ["red"]
at_least = 2

[[whole.count]]
code = "one-short"
rating = "amber"
of = ["amber", "red"]
at_least = 1
"""


def small() -> ScorecardDefinition:
    return read_scorecard(SMALL, name="small")


def by_counts() -> str:
    """The small scorecard, combined by counting areas."""
    return SMALL.replace('[whole]\nhow = "percentage"\nat_least = { green = 85, amber = 60 }\n', BY_COUNTS)
