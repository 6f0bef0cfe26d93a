"""Slips in a scorecard file: what is put in place of what, and what must be said about it."""

THREE_POINTS = (
    'points = 3 },\n  { code = "often", says = "Often", points = 2 },\n'
    '  { code = "never", says = "Never", points = 0'
)
TWIN_LIMIT = '[[limit]]\ncode = "EX-1"\nsays = "x"\nwhen = ["red"]\neffect = "cap"\nto = "amber"\n[[asked]]'

BROKEN: dict[str, tuple[str, str, str]] = {
    "unknown key": ("critical = true", "critcal = true", "Did you mean “critical”?"),
    "unknown purpose": ("ratings =", 'purpose = "vist"\nratings =', "Did you mean “visit”?"),
    "unknown set of ratings": ('"red-amber-green"', '"red-amber-gren"', "Did you mean “red-amber-green”?"),
    "no set of ratings": ('ratings = "red-amber-green"\n', "", "“ratings” is missing."),
    "area twice": ('code = "safety"', 'code = "care"', "“care” is here twice."),
    "area without a question": (
        "[[question]]",
        '[[area]]\ncode = "x"\ntitle = "X"\n[[question]]',
        "No question belongs to the area “x”",
    ),
    "area of no weight": ("critical = true", "weight = 0", "An area of no weight would count for nothing."),
    "area code with a blank": ('code = "care"', 'code = "the care"', "letters, digits and hyphens"),
    "weights nobody looks at": ("critical = true", "weight = 2", "“percentage” does not look at them"),
    "question of an unknown area": ('area = "care"', 'area = "caer"', "Did you mean “care”?"),
    "question on an unknown scale": ('scale = "met"', 'scale = "mett"', "Did you mean “met”?"),
    "question without a scale": ('scale = "met"\n', "", "“scale” is missing."),
    "question of no weight": ("weight = 2", "weight = 0", "A question of no weight would count for nothing."),
    "question of negative weight": ("weight = 2", "weight = -2", "below nought"),
    "question twice": ('ref = "C2"', 'ref = "C1"', "“C1” is here twice."),
    "question asked by nobody known": ('who = "person"', 'who = "persons"', "Did you mean “person”?"),
    "unknown viewpoint": ('who = "person"', 'viewpoint = "poeple"', "Did you mean “people”?"),
    "leg of a visit without legs": ('who = "person"', 'leg = "office"', "There is no leg “office”."),
    "legs without a question's leg": (
        "[[question]]",
        '[[leg]]\ncode = "office"\ntitle = "Office"\n[[question]]',
        "“leg” is missing.",
    ),
    "scale with a known name": ('name = "how-often"', 'name = "met"', "a scale that every file may use"),
    "scale of one kind of points": (THREE_POINTS, "points = 3", "two choices of different points"),
    "choice without points": (", points = 3", "", "“points” is missing."),
    "choice of negative points": ("points = 3", "points = -3", "below nought"),
    "choice twice": ('code = "often"', 'code = "always"', "“always” is here twice."),
    "choice that is a state": (
        'code = "never"',
        'code = "not-applicable"',
        "may be answered to any question",
    ),
    "no bands for areas": (
        "[areas_rated]\nat_least = { green = 85, amber = 60 }\n",
        "",
        "Nothing says how an area is rated.",
    ),
    "bands without a beginning": (
        "at_least = { green = 85, amber = 60 }",
        "",
        "Say where each rating begins: at_least = { green = …, amber = … }.",
    ),
    "bands that leave a hole": (
        "{ green = 85, amber = 60 }",
        "{ green = 85 }",
        "the bands do not cover 0 to 100",
    ),
    "bands that overlap": ("{ green = 85, amber = 60 }", "{ green = 60, amber = 85 }", "the bands overlap"),
    "bands that are one": ("{ green = 85, amber = 60 }", "{ green = 60, amber = 60 }", "the bands overlap"),
    "band above 100": ("{ green = 85,", "{ green = 101,", "at 100 at most"),
    "band from 0": ("amber = 60 }", "amber = 0 }", "begins above 0"),
    "band below nought": ("amber = 60 }", "amber = -1 }", "below nought"),
    "beginning of the worst": (
        "amber = 60 }",
        "amber = 60, red = 10 }",
        "red is what remains below the others",
    ),
    "band of an unknown rating": ("amber = 60 }", "ambre = 60 }", "Did you mean “amber”?"),
    "unknown rounding": ("[whole]", '[whole]\nrounding = "up"', "is not one of none, half-up or down"),
    "no whole": ("[whole]", "[while]", "Nothing says how areas make the whole."),
    "unknown family": ('how = "percentage"', 'how = "percent"', "Did you mean “percentage”?"),
    "bands of the worst of": ('how = "percentage"', 'how = "worst-of"', "has no percentage of the whole"),
    "counts of a percentage": (
        'how = "percentage"',
        'how = "percentage"\notherwise = "green"',
        'Only how = "counts" counts areas',
    ),
    "limit of an unknown area": ('areas = ["safety"]', 'areas = ["safty"]', "Did you mean “safety”?"),
    "limit to an unknown rating": ('to = "red"', 'to = "purple"', "“purple” is no rating here."),
    "limit on an unknown rating": ('when = ["red"]', 'when = ["rad"]', "Did you mean “red”?"),
    "limit on nothing": ('when = ["red"]\n', "", "Say which ratings of an area it looks for"),
    "limit on the best": (
        'when = ["red"]',
        'when = ["green", "amber", "red"]',
        "cannot be better, so it must not limit",
    ),
    "limit that a worse area escapes": (
        'when = ["red"]',
        'when = ["amber"]',
        "An area that is worse would escape the limit. Add red.",
    ),
    "cap at the best": (
        'effect = "override"\nto = "red"',
        'effect = "cap"\nto = "green"',
        "At best green is no limit.",
    ),
    "override that lifts": (
        'effect = "override"\nto = "red"',
        'effect = "override"\nto = "amber"',
        "would lift a whole that is worse",
    ),
    "limit on critical areas where none is": (
        'areas = ["safety"]',
        'areas = ["care"]\ncritical_only = true',
        "it can never fire",
    ),
    "limit twice": ("[[asked]]", TWIN_LIMIT, "“EX-1” is here twice."),
    "limit of unknown effect": ('effect = "override"', 'effect = "overide"', "Did you mean “override”?"),
    "months of never": ("every_months = 12", "every_months = 0", "Every 0 months is never."),
    "self-assessment without a folder": (
        "every_months = 12",
        'self_assessment = "Ours"',
        "Name it by its id",
    ),
    "days of a text": ("comment_days = 10", 'comment_days = "10"', "Write a number without quotation marks"),
    "days of half a day": ("comment_days = 10", "comment_days = 1.5", "Write a whole number"),
    "follow-up of an unknown rating": (
        'rating = "red"\nvisit',
        'rating = "rde"\nvisit',
        "Did you mean “red”?",
    ),
    "follow-up of nothing": ("visit_within = 28\n", "", "Say what follows"),
    "lower priority due first": (
        "low = 84",
        "low = 14",
        "low would be due before medium: 14 days against 28.",
    ),
    "unknown priority": ("low = 84", "lower = 84", "Did you mean “low”?"),
}

# The same for the scorecard that counts areas.
COUNTS: dict[str, tuple[str, str, str]] = {
    "count of more areas than there are": ("at_least = 2", "at_least = 3", "so 3 can never be counted"),
    "count of none": ("at_least = 2", "at_least = 0", "Say how many areas it takes"),
    "count without a number": ("at_least = 2\n", "", "Say how many areas it takes"),
    "count of an unknown rating": ('of = ["red"]', 'of = ["rad"]', "Did you mean “red”?"),
    "count of no rating": ('of = ["red"]\n', "", "“of” is missing"),
    "count to an unknown rating": ('rating = "amber"', 'rating = "ambre"', "Did you mean “amber”?"),
    "no otherwise": ('otherwise = "green"\n', "", "“otherwise” is missing."),
    "rule that never speaks": (
        'of = ["red"]\nat_least = 2',
        'of = ["amber", "red"]\nat_least = 1',
        "“one-short” can never speak",
    ),
    "better areas, worse whole": ('otherwise = "green"', 'otherwise = "red"', "make a worse whole than"),
}
