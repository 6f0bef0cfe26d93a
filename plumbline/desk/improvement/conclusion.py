"""The line under the heading of the list: how things stand, in one or two sentences."""

from collections import Counter
from collections.abc import Sequence

from plumbline.oversight.queries.action_list import OPEN, Line
from plumbline.ui.wording import counted


def conclusion(found: Sequence[Line]) -> str:
    """“5 actions are open: 2 overdue, 1 to verify, 1 with more time asked for. 1 finding has no action yet.”"""
    count = Counter(one.section for one in found)
    actions = sum(count[section] for section in OPEN if section != "no-action")
    said = [_actions(actions, count)] if actions else []
    if bare := count["no-action"]:
        said.append(f"{counted(bare, 'finding')} {'has' if bare == 1 else 'have'} no action yet.")
    if done := sum(count[one] for one in ("verified", "closed", "withdrawn")):
        said.append(f"{done} {'is' if done == 1 else 'are'} done or withdrawn.")
    return " ".join(said)


def _actions(number: int, count: Counter[str]) -> str:
    parts = {
        "overdue": "overdue",
        "said-done": "the provider says done",
        "time-asked": "with more time asked for",
        "not-told": "not told to the provider yet",
    }
    said = [f"{count[section]} {words}" for section, words in parts.items() if count[section]]
    are = f"{counted(number, 'action')} {'is' if number == 1 else 'are'} open"
    return f"{are}: {', '.join(said)}." if said else f"{are}, none of them overdue."
