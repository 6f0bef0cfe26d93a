"""What `run.py --help` lists is what there is."""

import re

from launch.places import ROOT

USAGE = (ROOT / "launch" / "usage.txt").read_text(encoding="utf-8")


def test_every_command_of_the_product_is_listed() -> None:
    files = (ROOT / "plumbline" / "oversight" / "management" / "commands").glob("*.py")
    names = {file.stem for file in files if file.stem != "__init__"}
    assert names
    assert {name for name in names if not re.search(rf"(^  |\| ){name} ", USAGE, re.MULTILINE)} == set()
