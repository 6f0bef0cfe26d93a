"""The command line inside the environment: `python -m plumbline COMMAND`. `run.py` calls it."""

import os
import sys

from django.core.management import execute_from_command_line, get_commands

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "plumbline.config.settings")


def main(words: list[str]) -> None:
    if words and not words[0].startswith("-") and words[0] not in {*get_commands(), "help", "version"}:
        sys.exit(_unknown(words[0]))
    execute_from_command_line(["run.py", *words])


def _unknown(name: str) -> int:
    sys.stderr.write(f"There is no command “{name}”. python3 run.py --help lists them.\n")
    return 2


if __name__ == "__main__":
    main(sys.argv[1:])
