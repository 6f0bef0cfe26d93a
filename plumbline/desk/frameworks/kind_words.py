"""What the kinds of file are called on a page, also those that only another room can read."""

from plumbline.frameworks.kinds import LEVELS, SCHEDULE

SPELT = {SCHEDULE.code: SCHEDULE.label, LEVELS.code: LEVELS.label}


def kind_label(code: str) -> str:
    """`{{ framework.kind|kind_label }}`: “Scorecard”, “Plan order”."""
    return SPELT.get(code) or code.replace("-", " ").capitalize()
