"""Migrations: complete, in one line, named, reversible, and free of the code that will change after them."""

import ast

from django.apps import apps
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.house.source import PACKAGE, name_of, ours, tree

OURS = {config.label for config in apps.get_app_configs() if config.name.startswith("plumbline.")}
FILES = [file for file in ours(".py") if file.parent.name == "migrations" and file.name != "__init__.py"]
# Walls and triggers are part of a table's shape.
MAY_IMPORT = {"plumbline.organisations.walls", "plumbline.history.append_only"}


def test_migrations_match_the_models(db: None) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_each_room_has_one_line_of_migrations() -> None:
    loader = MigrationLoader(None)
    parents = {
        key: [parent for parent in migration.dependencies if parent[0] == key[0]]
        for key, migration in loader.disk_migrations.items()
        if key[0] in OURS
    }

    assert loader.detect_conflicts() == {}
    assert [key for key, inside in parents.items() if len(inside) > 1] == []


def test_migrations_are_named_for_what_they_change() -> None:
    assert [name_of(file) for file in FILES if "_auto_" in file.name or "_merge" in file.name] == []


def test_migrations_can_be_undone() -> None:
    loader = MigrationLoader(None)
    one_way = [
        f"{app}.{name}: {operation.describe()}"
        for (app, name), migration in loader.disk_migrations.items()
        if app in OURS
        for operation in migration.operations
        if not operation.reversible
    ]

    assert one_way == []


def test_migrations_do_not_lean_on_code_that_changes() -> None:
    leaning = [
        f"{name_of(file)} imports {node.module}"
        for file in FILES
        for node in ast.walk(tree(file))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("plumbline")
        if node.module not in MAY_IMPORT
    ]

    assert PACKAGE.exists()
    assert leaning == []
