"""The database as a whole, whichever kind it is: what it is called, what it has seen, whether anything is in it."""

from pathlib import Path

from django.apps import apps
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from plumbline.organisations import scope
from plumbline.oversight.upkeep import embedded, served
from plumbline.oversight.upkeep.refusal import Refused

# Whoever has none of these has nothing to lose.
_TELLING = (
    "organisations.Organisation",
    "accounts.User",
    "history.Event",
    "documents.Document",
    "cqc.Import",
)


def engine() -> str:
    return str(connection.vendor)


def refuse_without_means() -> None:
    """Raises Refused when the programs are missing that carry this kind of database."""
    if engine() == "postgresql":
        served.refuse_without_programs()


def refuse_without_tables() -> None:
    """Raises Refused when there is no installation to speak of."""
    if not migrations_seen():
        raise Refused("This database has no tables yet, so there is nothing to back up. Run migrate first.")


def copy_to(place: Path) -> None:
    """A copy of one moment at `place`. Raises Refused when that cannot be had."""
    (served if engine() == "postgresql" else embedded).copy_to(place)


def put_back(place: Path) -> None:
    """The copy takes the database's place, wholly or not at all. Raises Refused."""
    (served if engine() == "postgresql" else embedded).put_back(place)


def migrations_seen() -> tuple[str, ...]:
    return _names(MigrationRecorder(connection).applied_migrations())


def migrations_known() -> tuple[str, ...]:
    """Those of this version of Plumbline and of what it is built on."""
    return _names(MigrationLoader(None).disk_migrations)


def _names(migrations: object) -> tuple[str, ...]:
    return tuple(sorted(f"{app}.{name}" for app, name in migrations))  # type: ignore[attr-defined]


def is_empty() -> bool:
    """Whether nobody has done anything here yet. Makes no database where there is none."""
    if engine() == "sqlite" and not _is_there():
        return True
    there = connection.introspection.table_names()
    models = [apps.get_model(name) for name in _TELLING]
    with scope.everything():
        return not any(model._default_manager.exists() for model in models if model._meta.db_table in there)


def _is_there() -> bool:
    return connection.connection is not None or Path(connection.settings_dict["NAME"]).exists()
