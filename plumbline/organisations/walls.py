"""Row-level security for migrations: `operations = [..., *walled("returns_return", provider="provider_id")]`.

The policies are part of the tables' shape, so migrations may import this module and nothing else of the house.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.operations.special import RunPython
from django.db.migrations.state import ProjectState

from plumbline.organisations.statements import Statements, execute

# Asked for in a SELECT of its own, a setting is read once a statement; written plainly, once a row.
_LIST = "ANY ((SELECT string_to_array(nullif(current_setting('plumbline.{kind}', true), ''), ',')::bigint[])::bigint[])"
_EVERYTHING = "(SELECT current_setting('plumbline.everything', true)) = 'on'"
_SEE_EVERYTHING = "SELECT set_config('plumbline.everything', 'on', true)"


class OnPostgreSQL(Statements):
    """Statements that PostgreSQL alone understands."""

    def __init__(self, *, there: list[str], back: list[str]) -> None:
        super().__init__({"postgresql": there}, {"postgresql": back})


class CarryOver(RunPython):
    """Carries rows from one shape into another: it sees those of every council, which no scope does while migrating."""

    def database_forwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, before: ProjectState, after: ProjectState
    ) -> None:
        execute(editor, {"postgresql": [_SEE_EVERYTHING]})
        super().database_forwards(app_label, editor, before, after)

    def database_backwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, before: ProjectState, after: ProjectState
    ) -> None:
        execute(editor, {"postgresql": [_SEE_EVERYTHING]})
        super().database_backwards(app_label, editor, before, after)


def walled(table: str, *, council: str = "council_id", provider: str = "") -> list[Operation]:
    """The operation that lets a table's rows be seen and written only in their council's or provider's scope."""
    seen = f"{_EVERYTHING} OR {council} = {_LIST.format(kind='councils')}"
    if provider:
        seen += f" OR {provider} = {_LIST.format(kind='providers')}"
    there = [
        f"ALTER TABLE {table} ENABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} FORCE ROW LEVEL SECURITY",
        f"CREATE POLICY wall ON {table} USING ({seen}) WITH CHECK ({seen})",
    ]
    back = [f"DROP POLICY wall ON {table}", f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY"]
    return [OnPostgreSQL(there=there, back=back)]


def unwalled(table: str, *, council: str = "council_id") -> list[Operation]:
    """The operation before a council's table goes away; undone, the table has its wall again."""
    return [
        Statements(one.back, one.there)
        for one in walled(table, council=council)
        if isinstance(one, Statements)
    ]


def readable(table: str, *, by_all: str, by_providers: str) -> list[Operation]:
    """The operation that lets some rows of a walled table be read, and never written, from beyond their council.

    Both are conditions on the row: which every scope may read, and which the scope of any provider may.
    """
    provider = "(SELECT nullif(current_setting('plumbline.providers', true), '')) IS NOT NULL"
    seen = f"{by_all} OR ({by_providers} AND {provider})"
    there = [f"CREATE POLICY readable ON {table} FOR SELECT USING ({seen})"]
    return [OnPostgreSQL(there=there, back=[f"DROP POLICY readable ON {table}"])]


def shared_with_partners(table: str, *, when: str) -> list[Operation]:
    """The operation that lets rows of a walled table be read, and never written, by the partners of the scope.

    `when` is a condition on the row, in which `{partners}` stands for them: `"partner_id = {partners}"`.
    """
    seen = when.format(partners=_LIST.format(kind="partners"))
    there = [f"CREATE POLICY shared ON {table} FOR SELECT USING ({seen})"]
    return [OnPostgreSQL(there=there, back=[f"DROP POLICY shared ON {table}"])]


def covering_index(name: str, on: str) -> list[Operation]:
    """An index that carries what the query reads, on PostgreSQL only: SQLite reads the table quickly enough."""
    return [OnPostgreSQL(there=[f"CREATE INDEX {name} ON {on}"], back=[f"DROP INDEX {name}"])]
