"""The judge runs in a plain Python: no Django, no database, no settings."""

import subprocess
import sys

PROGRAM = """
import sys
from plumbline.frameworks import calendars, command_line, library, rolling_up
from plumbline.judgement import benchmark
assert command_line.listing().status == 0
assert not [name for name in sys.modules if name.partition(".")[0] == "django"]
"""


def test_the_judge_needs_no_django() -> None:
    ran = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, check=False)

    assert (ran.returncode, ran.stderr) == (0, "")
