"""The policy is one table, and the page that prints it says the same."""

from plumbline.accounts.permissions import GRANTS, Permission, Role
from tests.house.source import ROOT


def test_every_role_is_in_the_policy() -> None:
    assert set(GRANTS) == set(Role)


def test_somebody_holds_every_permission() -> None:
    assert set().union(*GRANTS.values()) == set(Permission)


def test_the_printed_policy_is_the_policy() -> None:
    """When this fails, copy the expected table into docs/policy.md."""
    heading = ["Permission", *(role.label for role in Role)]
    rows = [
        [permission.replace("-", " "), *("yes" if permission in GRANTS[role] else "" for role in Role)]
        for permission in Permission
    ]
    table = "\n".join("| " + " | ".join(row) + " |" for row in [heading, ["---"] * len(heading), *rows])

    assert table in (ROOT / "docs" / "policy.md").read_text(encoding="utf-8")
