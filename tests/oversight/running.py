"""Running a command as the command line does, without leaving this process: its status and all that it said."""

import json
from contextlib import redirect_stderr
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django.core.management import get_commands, load_command_class


@dataclass(frozen=True)
class Ended:
    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


def run(name: str, *words: object) -> Ended:
    """What `run.py name words…` ends with. Wrong usage ends with 2, as argparse decides."""
    command = load_command_class(get_commands()[name], name)
    command._called_from_command_line = True  # type: ignore[attr-defined]
    out, err = StringIO(), StringIO()
    status = 0
    try:
        with redirect_stderr(err):
            options = vars(command.create_parser("run.py", name).parse_args([str(word) for word in words]))
        command.execute(
            *options.pop("args", ()), **{**options, "stdout": out, "stderr": err, "skip_checks": True}
        )
    except SystemExit as ended:
        status = int(ended.code or 0)
    return Ended(status, out.getvalue(), err.getvalue())
