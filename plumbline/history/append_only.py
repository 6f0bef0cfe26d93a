"""Triggers that refuse to change or delete what a table holds: part of its shape, so migrations may import this."""

from plumbline.organisations.statements import Statements

SAYS = "history is never changed and never deleted"


def append_only(table: str) -> list[Statements]:
    """The operation that makes the database itself refuse UPDATE and DELETE (and TRUNCATE) on a table."""
    return [Statements(_for(table, _BUILD), _for(table, _TAKE_AWAY))]


def changeable(table: str) -> list[Statements]:
    """The operation before such a table takes another shape: SQLite then makes it anew, without what guarded it."""
    return [Statements(one.back, one.there) for one in append_only(table)]


def _for(table: str, templates: dict[str, list[str]]) -> dict[str, list[str]]:
    return {vendor: [one.format(table=table) for one in several] for vendor, several in templates.items()}


_BUILD = {
    "sqlite": [
        f"CREATE TRIGGER {{table}}_no_update BEFORE UPDATE ON {{table}} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
        f"CREATE TRIGGER {{table}}_no_delete BEFORE DELETE ON {{table}} BEGIN SELECT RAISE(ABORT, '{SAYS}'); END",
    ],
    "postgresql": [
        "CREATE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN RAISE EXCEPTION '{SAYS}'; END $$",
        "CREATE TRIGGER {table}_no_change BEFORE UPDATE OR DELETE ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION {table}_refuse()",
        "CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION {table}_refuse()",
    ],
}
_TAKE_AWAY = {
    "sqlite": ["DROP TRIGGER {table}_no_update", "DROP TRIGGER {table}_no_delete"],
    "postgresql": [
        "DROP TRIGGER {table}_no_truncate ON {table}",
        "DROP TRIGGER {table}_no_change ON {table}",
        "DROP FUNCTION {table}_refuse()",
    ],
}
