"""Floors: import-linter checks who imports whom; this checks that it was told of every room."""

import tomllib

from tests.house.source import PACKAGE, ROOT

CONTRACTS = {
    contract["id"]: contract
    for contract in tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]["contracts"]
}
ROOMS = {folder.name for folder in PACKAGE.iterdir() if (folder / "__init__.py").exists()}


def test_the_inside_of_every_room_with_acts_or_models_is_guarded() -> None:
    furnished = {
        f"plumbline.{room}"
        for room in ROOMS
        if any((PACKAGE / room / name).exists() for name in ("models.py", "models", "actions.py", "actions"))
    }

    assert furnished - set(CONTRACTS["rooms"]["containers"]) == set()


def test_every_floor_is_built() -> None:
    """A room in brackets may be missing, and a floor that is missing guards nothing."""
    assert [layer for layer in CONTRACTS["floors"]["layers"] if "(" in layer] == []
