"""A small risk model and small levels for tests, whole and broken on purpose."""

MODEL = """\
kind = "risk-model"
id = "exampleshire/risk"
version = "1"
title = "Risk in Exampleshire"
council = "Exampleshire County Council"
ratings = "low-to-very-high"
basis = "published"
document = "Exampleshire contract"

[scoring]
at_least = { medium = 25, high = 45, very-high = 65 }
enough = 60
stands_from = "high"

[[indicator]]
code = "R1"
title = "CQC rating"
weight = 4
input = "cqc-rating"
points = { good = 0, requires-improvement = 2, inadequate = 3 }

[[indicator]]
code = "R2"
title = "Turnover"
weight = 2
input = "turnover"
steps = [
  { at_least = 20, points = 1 },
  { above = 45, points = 3 },
]
oldest_days = 90

[[indicator.also]]
input = "strike"
asks = "Strike"
points = { no = 0, yes = 3 }

[[indicator]]
code = "R3"
title = "What the team thinks"
input = "impression"
graded = true
most = 4

[[limit]]
code = "EX-1"
says = "CQC says Inadequate"
input = "cqc-rating"
when = ["inadequate"]
to = "high"

[[limit]]
code = "EX-2"
says = "New placements are suspended"
input = "suspended"
when = ["yes"]
to = "very-high"
"""

LEVELS = """\
kind = "oversight-levels"
id = "exampleshire/levels"
version = "1"
title = "Oversight in Exampleshire"
council = "Exampleshire County Council"
ratings = "low-to-very-high"
risk_model = "exampleshire/risk"
unknown = "close"
basis = "local default"

[[level]]
code = "light"
says = "Light"
tone = "good"
ratings = ["low", "medium"]

[[level.requires]]
what = "visit"
says = "A visit"
every_months = 24

[[level]]
code = "close"
says = "Close"
tone = "bad"
ratings = ["high", "very-high"]

[[level.requires]]
what = "visit"
says = "A visit"
every_months = 6
within_days = 28

[[limit]]
code = "EX-K"
says = "Key suppliers are met often"
input = "key-supplier"
when = ["yes"]
to = "close"

[hours]
visit = 7.5
"""

BANDS = "{ medium = 25, high = 45, very-high = 65 }"
WORDS = "{ good = 0, requires-improvement = 2, inadequate = 3 }"
STEPS = "  { at_least = 20, points = 1 },\n  { above = 45, points = 3 },\n"
BROKEN_MODELS: dict[str, tuple[str, str, str]] = {
    "unknown key": ("oldest_days = 90", "older_days = 90", "Did you mean “oldest_days”?"),
    "unknown set of ratings": ('"low-to-very-high"', '"low-to-high"', "Did you mean “low-to-very-high”?"),
    "no scoring": ("[scoring]", "[scorings]", "Nothing says how the score is rated."),
    "no bands": (
        f"at_least = {BANDS}\n",
        "",
        "Say where each rating begins: at_least = { medium = …, high = …,",
    ),
    "band left out": (BANDS, "{ medium = 25, high = 45 }", "Nothing says where very-high begins"),
    "band of an unknown rating": (
        BANDS,
        "{ medium = 25, hihg = 45, very-high = 65 }",
        "Did you mean “high”?",
    ),
    "bands that overlap": (
        BANDS,
        "{ medium = 45, high = 25, very-high = 65 }",
        "high begins at 25 and medium",
    ),
    "bands that are one": (
        BANDS,
        "{ medium = 45, high = 45, very-high = 65 }",
        "high begins at 45 and medium",
    ),
    "band above 100": (BANDS, "{ medium = 25, high = 45, very-high = 101 }", "at 100 at most"),
    "band from 0": (BANDS, "{ medium = 0, high = 45, very-high = 65 }", "begins above 0"),
    "beginning of the mildest": (
        BANDS,
        "{ low = 5, medium = 25, high = 45, very-high = 65 }",
        "has no beginning",
    ),
    "more than all known": ("enough = 60", "enough = 101", "more than 100"),
    "stands from nothing": ('stands_from = "high"', 'stands_from = "low"', "with hardly anything known"),
    "indicator twice": ('code = "R2"', 'code = "R1"', "“R1” is here twice."),
    "code with a blank": ('code = "R2"', 'code = "R 2"', "cannot be a code"),
    "indicator of no weight": ("weight = 4", "weight = 0", "would count for nothing"),
    "weight below nought": ("weight = 4", "weight = -4", "below nought"),
    "no input": ('input = "turnover"\n', "", "“input” is missing."),
    "input named as an indicator": ('input = "turnover"', 'input = "R1"', "names an indicator and an input"),
    "input with a blank": ('input = "turnover"', 'input = "turn over"', "letters, digits and hyphens"),
    "no points": (f"points = {WORDS}\n", "", "Say in one way what its values bring"),
    "points in two ways": ("graded = true", "graded = true\npoints = { a = 0, b = 1 }", "Say in one way"),
    "words of one kind of points": (WORDS, "{ good = 1, bad = 1 }", "Two values must bring different points"),
    "best word that brings points": (
        WORDS,
        "{ good = 1, inadequate = 3 }",
        "The best value brings points too",
    ),
    "word of negative points": (WORDS, "{ good = -1, inadequate = 3 }", "below nought"),
    "graded without a most": ("most = 4\n", "", "Say how many points can be given at most"),
    "not graded": ("graded = true", "graded = false", "Write true, or say what its values bring."),
    "most below the worst": ("oldest_days = 90", "most = 2", "so 2 cannot be the most"),
    "no steps": (STEPS, "", "There is no step"),
    "step without an end": ("{ at_least = 20, points = 1 }", "{ points = 1 }", "Say from where it counts"),
    "step with two ends": (
        "{ at_least = 20, points = 1 }",
        "{ at_least = 20, below = 30, points = 1 }",
        "One end is enough",
    ),
    "step without points": (
        "{ at_least = 20, points = 1 }",
        "{ at_least = 20 }",
        "how many points it brings",
    ),
    "step of no points": ("points = 1 }", "points = 0 }", "more than 0"),
    "steps to both sides": ("{ above = 45", "{ below = 45", "Choose one."),
    "worse that brings less": ("{ above = 45", "{ above = 10", "must begin further out"),
    "two steps of the same points": ("points = 1 }", "points = 3 }", "must begin further out"),
    "further input without words": ('asks = "Strike"\n', "", "“asks” is missing."),
    "limit on the mildest": ('to = "high"', 'to = "low"', "At least low is no limit."),
    "limit to an unknown rating": ('to = "high"', 'to = "hihg"', "Did you mean “high”?"),
    "limit of nothing": ('when = ["inadequate"]\n', "", "Say in one way when it fires"),
    "limit in two ways": (
        'when = ["inadequate"]',
        'when = ["inadequate"]\nat_least = 3',
        "Say in one way when",
    ),
    "limit on an unknown word": (
        'when = ["inadequate"]',
        'when = ["inadequat"]',
        "Did you mean “inadequate”?",
    ),
    "limit that a worse value escapes": ('["inadequate"]', '["requires-improvement"]', "Add inadequate."),
    "limit by number on a word": ('when = ["inadequate"]', "at_least = 3", "is given in words: write when"),
    "limit by word on a number": (
        'input = "cqc-rating"\nwhen',
        'input = "turnover"\nwhen',
        "is given in numbers: write at_least",
    ),
    "limit that nobody can answer": ('when = ["yes"]', 'when = ["sometimes"]', "answered yes or no"),
}
BROKEN_LEVELS: dict[str, tuple[str, str, str]] = {
    "hours of an unknown kind": ("visit = 7.5", "visits = 7.5", "Did you mean “visit”?"),
    "no hours": ("visit = 7.5", "visit = 0", "above 0 and up to 500"),
    "hours too fine": ("visit = 7.5", "visit = 7.25", "one decimal place at most"),
    "unknown key": ("risk_model =", "risk_modle =", "Did you mean “risk_model”?"),
    "model without a folder": ('"exampleshire/risk"', '"risk"', "Name it by its id"),
    "no level where nothing is known": ('unknown = "close"\n', "", "“unknown” is missing."),
    "unknown level": ('unknown = "close"', 'unknown = "closer"', "There is no level “closer”."),
    "silence that lulls": ('unknown = "close"', 'unknown = "light"', "knowing nothing must not lead to it"),
    "rating that leads nowhere": ('["low", "medium"]', '["low"]', "A risk that is medium leads to no level."),
    "rating that leads twice": (
        '["high", "very-high"]',
        '["medium", "high", "very-high"]',
        "to light and close",
    ),
    "level that requires nothing": (
        "[[level.requires]]",
        "[[level.require]]",
        "Say what this level requires",
    ),
    "requirement without a time": ("every_months = 24\n", "", "Say how often"),
    "unknown requirement": ('what = "visit"', 'what = "vist"', "Did you mean “visit”?"),
    "closer level that asks less": (
        "every_months = 6",
        "every_months = 36",
        "and light, which is lighter, every 24",
    ),
    "level without a tone": ('tone = "bad"\n', "", "“tone” is missing."),
    "level twice": ('code = "close"', 'code = "light"', "“light” is here twice."),
    "limit to the lightest": ('to = "close"', 'to = "light"', "At least light is no limit."),
}
