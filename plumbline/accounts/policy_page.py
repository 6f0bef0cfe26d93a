"""The policy as a page of the documentation, docs/policy.md."""

from plumbline.accounts.permissions import GRANTS, Permission, Role

_HEAD = """# Who may do what

Made from `plumbline/accounts/permissions.py`; a test keeps the two alike. A permission reaches only the organisations
where a person holds it, and everything else is not there for them (404).

"""


def page() -> str:
    """A table of roles by permissions."""
    permissions = list(Permission)
    rows = [
        "| role | " + " | ".join(one.value.replace("-", " ") for one in permissions) + " |",
        "| --- |" + " :-: |" * len(permissions),
    ]
    for role in Role:
        marks = ["✓" if one in GRANTS[role] else "" for one in permissions]
        rows.append(f"| {role.label} | " + " | ".join(marks) + " |")
    return _HEAD + "\n".join(rows) + "\n"
