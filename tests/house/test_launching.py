"""The launcher runs before anything is installed, and the locks are what it installs."""

import ast
import re
import sys

from tests.house.source import ROOT, name_of, ours, tree

LOCKS = ROOT / "requirements"
PINNED = re.compile(r"^([A-Za-z0-9_.-]+)==(\S+)", re.MULTILINE)


def test_the_launcher_needs_nothing_but_python() -> None:
    launcher = [file for file in ours(".py") if file == ROOT / "run.py" or file.parent == ROOT / "launch"]
    needed = {
        (name_of(file), name.partition(".")[0])
        for file in launcher
        for node in ast.walk(tree(file))
        for name in _imports(node)
    }

    assert {one for one in needed if one[1] not in {*sys.stdlib_module_names, "launch"}} == set()


def _imports(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    return [node.module or ""] if isinstance(node, ast.ImportFrom) else []


def test_an_environment_for_tests_also_runs_the_product() -> None:
    base, dev = (set(PINNED.findall((LOCKS / name).read_text())) for name in ("base.lock", "dev.lock"))

    assert base
    assert base - dev == set()


def test_every_locked_package_is_hashed() -> None:
    for lock in LOCKS.glob("*.lock"):
        requirements = lock.read_text().replace("\\\n", "").splitlines()

        assert [line for line in requirements if "--hash=sha256:" not in line] == [], lock.name


def test_every_direct_requirement_is_pinned() -> None:
    for asked in LOCKS.glob("*.in"):
        lines = [line for line in asked.read_text().splitlines() if line and not line.startswith("-")]

        assert [line for line in lines if "==" not in line] == [], asked.name
