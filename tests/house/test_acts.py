"""Acts: who acts is always said, nothing is locked or hidden, and the time is told."""

from tests.house import rules
from tests.house.source import DOORS, PACKAGE, breaches, modules

# They are where the world comes in; everything below them is told the time.
KNOW_THE_TIME = (
    *(*DOORS, "config", "demonstration", "jobs"),
    *("accounts/adapter.py", "accounts/context.py", "oversight/tasks.py", "oversight/risk_tasks.py"),
)


def test_every_act_says_who_acts() -> None:
    acts = [
        file for file in modules() if "actions" in (file.stem, file.parent.name) and file.stem != "__init__"
    ]

    assert acts
    assert breaches(rules.acts_anonymously, acts) == []


def test_nobody_locks_rows_but_the_head_of_a_chain() -> None:
    elsewhere = [file for file in modules() if not file.is_relative_to(PACKAGE / "history")]

    assert breaches(rules.locks_rows, elsewhere) == []


def test_nothing_hides_in_save() -> None:
    assert breaches(rules.overrides_save, modules()) == []


def test_only_doors_commands_and_jobs_read_the_clock() -> None:
    entries = [PACKAGE / place for place in KNOW_THE_TIME]
    told = [
        file
        for file in modules()
        if not any(file.is_relative_to(entry) for entry in entries) and "commands" not in file.parts
    ]

    assert breaches(rules.reads_the_clock, told) == []
