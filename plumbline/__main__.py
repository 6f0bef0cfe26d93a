"""The command line inside the environment: `python -m plumbline COMMAND`. `run.py` calls it."""

import os
import sys
from pathlib import Path

import django
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command, execute_from_command_line, get_commands

# These read files and never a row, so they must not make a database.
WITHOUT_DATABASE = {"check", "collectstatic", "framework", "judge", "migrate", "restore"}


def main(words: list[str]) -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plumbline.config.settings")
    try:
        django.setup()
    except ImproperlyConfigured as problem:
        sys.exit(f"Plumbline cannot start. {problem}")
    name = _known(*words[:1])
    if name == "migrate":
        _make_folder()
    if name not in WITHOUT_DATABASE:
        _make_embedded_database()
    execute_from_command_line(["run.py", name, *words[1:]])


def _known(word: str = "nothing") -> str:
    """The command's name; hyphens as people type them are underscores as Python wants them."""
    names = get_commands()
    for name in (word, word.replace("-", "_")):
        if name in names:
            return name
    sys.stderr.write(f"There is no command “{word}”. python3 run.py --help lists them.\n")
    sys.exit(2)


def _make_folder() -> None:
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
        Path(settings.DATABASES["default"]["NAME"]).parent.mkdir(parents=True, exist_ok=True)


def _make_embedded_database() -> None:
    """The first command that wants the embedded database makes it, empty. A server's database is its operator's."""
    database = settings.DATABASES["default"]
    file = Path(database["NAME"])
    if not database["ENGINE"].endswith("sqlite3") or file.exists():
        return
    sys.stderr.write("Making an empty embedded database …\n")
    _make_folder()
    try:
        call_command("migrate", verbosity=0, stdout=sys.stderr)
    except BaseException:
        file.unlink(missing_ok=True)  # half a database would never be completed
        raise


if __name__ == "__main__":
    main(sys.argv[1:])
