"""Files that other rooms read are checked and listed as the rest are."""

from pathlib import Path

import pytest

from plumbline.frameworks import command_line, library
from plumbline.frameworks.other_kinds import entries_with
from plumbline.oversight.kinds_of_file import ROOMS

SHIPPED = [(kind, one) for kind in ROOMS for one in kind.shelf()]


@pytest.mark.parametrize(("kind", "file"), SHIPPED, ids=[one.id for _, one in SHIPPED])
def test_what_ships_is_in_order_and_on_the_list(kind: object, file: object, tmp_path: Path) -> None:
    path = tmp_path / "file.toml"
    path.write_text(file.text, encoding="utf-8")  # type: ignore[attr-defined]
    outcome = command_line.check(path, ROOMS)

    assert outcome.status == 0
    assert outcome.json["digest"] == file.digest  # type: ignore[attr-defined]
    listed = next(one for one in entries_with(ROOMS) if one.digest == outcome.json["digest"])
    assert listed.kind == kind.code  # type: ignore[attr-defined]
    assert sum(count for _, count in listed.bases) > 1


def test_no_id_ships_twice() -> None:
    ids = [one.id for one in entries_with(ROOMS)]

    assert len(ids) == len(set(ids)) > len(library.ids())


def test_a_fault_in_such_a_file_is_said_by_its_line(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text(SHIPPED[-1][1].text.replace('"by-exception"', '"never"'), encoding="utf-8")
    outcome = command_line.check(path, ROOMS)

    assert outcome.status == 1
    assert "“never”" in outcome.text


def test_a_misspelt_kind_is_answered_with_the_nearest(tmp_path: Path) -> None:
    path = tmp_path / "rules.toml"
    path.write_text('kind = "standing-rule"', encoding="utf-8")

    assert "“standing-rules”" in command_line.check(path, ROOMS).text
