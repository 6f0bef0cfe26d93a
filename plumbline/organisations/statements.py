"""Statements of a migration that Django knows nothing of, for the databases that understand them."""

from collections.abc import Mapping, Sequence

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState

ByVendor = Mapping[str, Sequence[str]]


class Statements(Operation):
    """What a database of each vendor is told, and what takes it back; a vendor not named is told nothing.

    Not RunPython, which draws up every model of the house anew before it runs, once for each table.
    """

    def __init__(self, there: ByVendor, back: ByVendor) -> None:
        self.there, self.back = there, back

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Nothing that Django knows of."""

    def database_forwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, _before: ProjectState, _after: ProjectState
    ) -> None:
        execute(editor, self.there)

    def database_backwards(
        self, app_label: str, editor: BaseDatabaseSchemaEditor, _before: ProjectState, _after: ProjectState
    ) -> None:
        execute(editor, self.back)


def execute(editor: BaseDatabaseSchemaEditor, statements: ByVendor) -> None:
    for statement in statements.get(editor.connection.vendor, ()):
        editor.execute(statement)
