"""Plumbline's one entry: `python3 run.py demo`, `python3 run.py test`, or any other command of Plumbline."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the sentence is for those whose Python is older
    sys.exit("Plumbline needs Python 3.11 or later; this is %d.%d." % sys.version_info[:2])  # noqa: UP031

if __name__ == "__main__":
    from launch.commands import main

    sys.exit(main(sys.argv[1:]))
