"""Row-level security for migrations: `operations = [..., *walled("returns_return", provider=True)]`.

The policies are part of the tables' shape, so migrations may import this module and nothing else of the house.
"""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

# Asked for in a SELECT of its own, a setting is read once a statement; written plainly, once a row.
_LIST = "ANY ((SELECT string_to_array(nullif(current_setting('plumbline.{kind}', true), ''), ',')::bigint[])::bigint[])"
_EVERYTHING = "(SELECT current_setting('plumbline.everything', true)) = 'on'"


def walled(table: str, *, council: str = "council_id", provider: str = "") -> list[migrations.RunPython]:
    """The operation that lets a table's rows be seen and written only in their council's or provider's scope."""
    seen = f"{_EVERYTHING} OR {council} = {_LIST.format(kind='councils')}"
    if provider:
        seen += f" OR {provider} = {_LIST.format(kind='providers')}"

    def build(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY")
            editor.execute(f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY")
            editor.execute(f"CREATE POLICY wall ON {table} USING ({seen}) WITH CHECK ({seen})")

    def pull_down(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP POLICY wall ON {table}")
            editor.execute(f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY")

    return [migrations.RunPython(build, pull_down)]


def covering_index(name: str, on: str) -> list[migrations.RunPython]:
    """An index that carries what the query reads, on PostgreSQL only: SQLite reads the table quickly enough."""

    def build(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"CREATE INDEX {name} ON {on}")

    def take_away(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
        if editor.connection.vendor == "postgresql":
            editor.execute(f"DROP INDEX {name}")

    return [migrations.RunPython(build, take_away)]
